import { i18n } from '#i18n';
import type { Ability, TestedAccount } from '../../utils/domain/connection.ts';
import { BUBBLE_DOTS, CHECK, CROSS } from '../icon-paths.ts';
import type { Tone } from '../status-look.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemWords } from '../problem-words.ts';

const LOOKS = {
  yes: { words: 'ability.yes', icon: CHECK, tone: 'green' },
  no: { words: 'ability.no', icon: CROSS, tone: 'red' },
  unknown: { words: 'ability.unknown', icon: BUBBLE_DOTS, tone: 'grey' },
} as const satisfies Record<Ability, { words: string; icon: string; tone: Tone }>;

const ABILITIES = {
  readAccount: 'ability.readAccount',
  previewCodes: 'ability.previewCodes',
  listPosts: 'ability.listPosts',
  applyCodes: 'ability.applyCodes',
} as const satisfies Record<keyof TestedAccount['can'], string>;

const ABILITY_ORDER = ['readAccount', 'previewCodes', 'listPosts', 'applyCodes'] as const;

/** What TikTok said of one ad account: who it is, and what the token can and cannot do there. */
export function TestedAccountCard({ account }: { account: TestedAccount }) {
  const { label, advertiserId, status, currency, timezone, can, problem } = account;
  const facts = [status === null ? null : statusWords(status), currency, timezone].filter(
    (fact) => fact !== null,
  );
  return (
    <li class="ss-tested">
      <div class="ss-tested__head">
        <strong>
          <bdi>{label}</bdi>
        </strong>
        {label !== advertiserId && <span class="ss-mono ss-soft">{advertiserId}</span>}
      </div>
      {facts.length > 0 && <p class="ss-soft">{facts.join(' · ')}</p>}
      {problem !== null && <Notice tone="red">{problemWords(problem)}</Notice>}
      <ul class="ss-abilities">
        {ABILITY_ORDER.map((one) => {
          const look = LOOKS[can[one]];
          return (
            <li key={one} class={`ss-ability ss-tone-${look.tone}`}>
              <Icon path={look.icon} size={14} />
              <span>{i18n.t(ABILITIES[one])}</span>
              <span class="ss-ability__word">{i18n.t(look.words)}</span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}

/** TikTok's own word for the state of an ad account, in plain words where we know it. */
export function statusWords(status: string): string {
  if (status === 'STATUS_ENABLE') return i18n.t('advertiserStatus.enabled');
  if (status === 'STATUS_DISABLE') return i18n.t('advertiserStatus.disabled');
  if (status === 'STATUS_LIMIT') return i18n.t('advertiserStatus.suspended');
  return i18n.t('advertiserStatus.other', { status });
}
