import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SparkCode } from '../../utils/domain/authorization.ts';
import type { EpochMs } from '../../utils/domain/clock.ts';
import type { ListedRow, LooseCode } from '../../utils/domain/overview.ts';
import { postUrl } from '../../utils/domain/post-url.ts';
import { step } from '../../utils/domain/status.ts';
import { formatAgo } from '../../utils/platform/i18n.ts';
import { TRASH } from '../icon-paths.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { REFUSAL_WORDS } from '../words.ts';
import { DeliveryNote } from './delivery-note.tsx';
import { maskCode } from './mask-code.ts';
import type { RequestActions } from './request-actions.ts';
import { nameOf } from './request-row.tsx';
import { useFocusOnMore } from './use-focus-on-more.ts';

/** More would push the requests out of a popup. */
const SHOWN_AT_FIRST = 3;

interface LooseCodesProps {
  looseCodes: LooseCode[];
  rows: ListedRow[];
  now: EpochMs;
  actions: RequestActions;
}

/** Codes that nobody knows the post of: TikTok is being asked, or a person chooses. */
export function LooseCodes({ looseCodes, rows, now, actions }: LooseCodesProps) {
  const [isWhole, setWhole] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const expectMore = useFocusOnMore(list, 'select:not([disabled]), button:not([disabled])');
  if (looseCodes.length === 0) return null;
  const open = rows.filter(({ badge }) => step(badge.status, 'code-received') !== null);
  const shown = isWhole ? looseCodes : looseCodes.slice(0, SHOWN_AT_FIRST);
  const hidden = looseCodes.length - shown.length;
  return (
    <section class="ss-loose" aria-label={i18n.t('loose.label')}>
      <h2>{i18n.t('loose.heading', looseCodes.length)}</h2>
      <p class="ss-hint">{i18n.t('loose.hint')}</p>
      <ul class="ss-plain-list" ref={list}>
        {shown.map((loose) => (
          <LooseRow key={loose.code.id} loose={loose} open={open} now={now} actions={actions} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          look="quiet"
          onClick={() => {
            expectMore();
            setWhole(true);
          }}
        >
          {i18n.t('loose.more', hidden)}
        </Button>
      )}
    </section>
  );
}

function LooseRow({
  loose,
  open,
  now,
  actions,
}: { loose: LooseCode; open: ListedRow[] } & Pick<LooseCodesProps, 'now' | 'actions'>) {
  const { code, lines } = loose;
  return (
    <li class="ss-loose__row">
      <div class="ss-loose__code">
        <code>{maskCode(code.value)}</code>
        <span class="ss-soft">{formatAgo(code.receivedAt, now)}</span>
        <DeliveryNote lines={lines} now={now} />
      </div>
      {code.refusal && <p class="ss-loose__why">{i18n.t(REFUSAL_WORDS[code.refusal.reason])}</p>}
      {code.itemId !== null && (
        <p class="ss-loose__why">
          {i18n.t('loose.otherPost')}{' '}
          <a
            href={postUrl({ itemId: code.itemId, kind: 'video', handle: null })}
            target="_blank"
            rel="noreferrer"
          >
            {i18n.t('row.openPost')}
          </a>
        </p>
      )}
      <ChooseRequest code={code} open={open} actions={actions} />
    </li>
  );
}

function ChooseRequest({
  code,
  open,
  actions,
}: {
  code: SparkCode;
  open: ListedRow[];
  actions: RequestActions;
}) {
  const [chosen, setChosen] = useState('');
  return (
    <div class="ss-loose__choose">
      <select
        class="ss-input"
        aria-label={i18n.t('loose.chooseFor', { code: maskCode(code.value) })}
        value={chosen}
        disabled={open.length === 0}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="" disabled>
          {i18n.t(open.length === 0 ? 'loose.noneOpen' : 'loose.choose')}
        </option>
        {open.map(({ row }) => (
          <option key={row.request.id} value={row.request.id}>
            {[nameOf(row), row.post?.caption].filter(Boolean).join(' · ').slice(0, 80)}
          </option>
        ))}
      </select>
      <Button disabled={chosen === ''} onClick={() => actions.assignCode(code.id, chosen)}>
        {i18n.t('loose.assign')}
      </Button>
      <IconButton
        icon={TRASH}
        label={i18n.t('loose.deleteOne', { code: maskCode(code.value) })}
        onClick={() => actions.deleteCode(code.id)}
      />
    </div>
  );
}
