import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { type BoardAccount, type BoardFacts, waitOf } from '../../../utils/domain/sync-board.ts';
import { formatAgo, formatMoment } from '../../../utils/platform/i18n.ts';
import { formatNumber } from '../../../utils/platform/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../problem-words.ts';
import { soonWords, STATE_LOOKS, stateOf, waitWords } from './sync-words.ts';
import { sweepWords } from './sweep-words.ts';

interface SyncAccountsProps {
  facts: BoardFacts;
  /** When the next run starts by itself; null when none is planned. */
  nextRunAt: number | null;
  onPause: (account: BoardAccount, isPaused: boolean) => void;
}

/** Per ad account: whether it works, when it last did, what comes next, and what waits for it and why. */
export function SyncAccounts({ facts, nextRunAt, onPause }: SyncAccountsProps) {
  const titleId = useId();
  return (
    <section class="ss-card" aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n.t('syncBoard.accounts')}</h2>
      <ul class="ss-plain-list ss-sync-accounts">
        {facts.accounts.map((account) => (
          <li key={account.id} class="ss-sync-account">
            <AccountHead account={account} isHostClosed={facts.isHostClosed} onPause={onPause} />
            <Standstill account={account} />
            <AccountFacts account={account} facts={facts} nextRunAt={nextRunAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AccountHeadProps extends Pick<SyncAccountsProps, 'onPause'> {
  account: BoardAccount;
  isHostClosed: boolean;
}

function AccountHead({ account, isHostClosed, onPause }: AccountHeadProps) {
  const { label: name, advertiserId, pausedAt } = account;
  const look = STATE_LOOKS[stateOf(account, isHostClosed)];
  const isPaused = pausedAt !== null;
  return (
    <div class="ss-sync-account__head">
      <h3 class="ss-sync-account__name">
        <bdi>{name}</bdi>
      </h3>
      <span class={`ss-pill ss-tone-${look.tone}`}>
        <Icon path={look.icon} size={13} />
        {i18n.t(look.words)}
      </span>
      {name !== advertiserId && <span class="ss-mono ss-soft">{advertiserId}</span>}
      <span class="ss-sync-account__action">
        <Button
          aria-label={i18n.t(isPaused ? 'syncBoard.resumeOf' : 'syncBoard.pauseOf', { name })}
          onClick={() => onPause(account, !isPaused)}
        >
          {i18n.t(isPaused ? 'syncBoard.resume' : 'syncBoard.pause')}
        </Button>
      </span>
    </div>
  );
}

interface AccountFactsProps {
  account: BoardAccount;
  facts: BoardFacts;
  nextRunAt: number | null;
}

function AccountFacts({ account, facts, nextRunAt }: AccountFactsProps) {
  const { lastAnswerAt } = account;
  const { now } = facts;
  const rows = [
    [
      i18n.t('syncBoard.lastAnswer'),
      lastAnswerAt === null ? i18n.t('syncBoard.never') : formatAgo(lastAnswerAt, now),
    ],
    [i18n.t('syncBoard.lastSweep'), sweepWords(account, facts)],
    [i18n.t('syncBoard.nextRun'), nextWords(account, facts, nextRunAt)],
  ] as const;
  return (
    <dl class="ss-sync-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div class={account.waiting === 0 ? undefined : 'ss-sync-facts__wide'}>
        <dt>{i18n.t('syncBoard.waiting')}</dt>
        <dd>
          <Waiting account={account} facts={facts} />
        </dd>
      </div>
    </dl>
  );
}

/** Why it is asked nothing, with the way to change that. */
function Standstill({ account: { pausedAt, problem } }: { account: BoardAccount }) {
  return (
    <>
      {pausedAt !== null && (
        <p class="ss-soft">{i18n.t('syncBoard.pausedSince', { moment: formatMoment(pausedAt) })}</p>
      )}
      {problem && (
        <Notice
          tone="red"
          action={
            <a class="ss-button ss-button--plain" href="#settings">
              {i18n.t('syncBoard.toSettings')}
            </a>
          }
        >
          {problemWords(problem)}
        </Notice>
      )}
    </>
  );
}

/** How much waits for an ad account, and the reasons of what is listed of it. */
function Waiting({ account, facts }: { account: BoardAccount; facts: BoardFacts }) {
  if (account.waiting === 0) return i18n.t('syncBoard.nothing');
  const own = facts.lines.filter(({ adAccountId }) => adAccountId === account.id);
  const reasons = Map.groupBy(own, (line) => waitWords(waitOf(line, facts)));
  return (
    <>
      {formatNumber(account.waiting)}
      {reasons.size > 0 && (
        <ul class="ss-plain-list ss-sync-reasons">
          {[...reasons].map(([why, lines]) => (
            <li key={why}>
              {reasons.size === 1
                ? why
                : i18n.t('syncBoard.reason', { count: formatNumber(lines.length), why })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Its own lines and list, or the alarm, whichever comes first; TikTok's limits hold back all of them. */
function nextWords(account: BoardAccount, facts: BoardFacts, nextRunAt: number | null): string {
  const { lines, heldBackUntil, isHostClosed, now } = facts;
  const state = stateOf(account, isHostClosed);
  if (state === 'paused') return i18n.t('syncBoard.nextPaused');
  if (state === 'problem') return i18n.t('syncBoard.nextProblem');
  if (state === 'no-host') return i18n.t('syncBoard.nextNoHost');
  const planned = lines
    .filter(({ adAccountId }) => adAccountId === account.id)
    .flatMap((line) => waitOf(line, facts).at ?? [])
    .concat(account.sweeping?.notBefore ?? [], nextRunAt ?? []);
  if (planned.length === 0) return i18n.t('syncBoard.notPlanned');
  return soonWords(Math.max(Math.min(...planned), heldBackUntil), now);
}
