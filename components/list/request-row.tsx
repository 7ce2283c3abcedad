import { Component, type VNode } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ListedRow } from '../../utils/domain/overview.ts';
import { cannotRun } from '../../utils/domain/eligibility.ts';
import { isToBeAsked } from '../../utils/domain/situation.ts';
import { isPressing } from '../../utils/domain/urgency.ts';
import { formatAgo } from '../../utils/platform/i18n.ts';
import { CIRCLE_SLASH, HOME } from '../icon-paths.ts';
import type { Tone } from '../status-look.ts';
import { Icon } from '../ui/icon.tsx';
import { lazy } from '../ui/lazy.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import { AttentionNotes } from './attention-notes.tsx';
import { DeliveryNote } from './delivery-note.tsx';
import { NextStepButton } from './next-step-button.tsx';
import type { DetailsProps } from './request-details.tsx';
import { extenderOfRow, isOurs } from './scouting.ts';
import { Stats } from './stats.tsx';
import { WindowNote } from './window-note.tsx';

/** What only an open row shows; the list has it fetched ahead, so that nobody waits for it. */
export const RequestDetails = lazy(() =>
  import('./request-details.tsx').then((loaded) => loaded.RequestDetails),
);

export interface RequestRowProps extends Omit<DetailsProps, 'id'> {
  isOpen: boolean;
  isSelected: boolean;
  /** Whether Tab stops here: one row of the list is the way in, arrows do the rest. */
  isCurrent: boolean;
  onToggle: () => void;
  /** Opens it to paste a code. */
  onPaste: () => void;
  onSelect: (isSelected: boolean) => void;
  onCurrent: () => void;
}

/** What a closed row is drawn from; its callbacks do the same whenever they were made. */
const DRAWN_FROM = ['listed', 'now', 'isSelected', 'isCurrent', 'isConnected', 'scouting'] as const;

/** One request, drawn again only when something it shows has changed: lists of hundreds stay fast. */
export class RequestRow extends Component<RequestRowProps> {
  override shouldComponentUpdate(next: RequestRowProps): boolean {
    if (next.isOpen || this.props.isOpen) return true;
    return DRAWN_FROM.some((name) => next[name] !== this.props[name]);
  }

  override render(props: RequestRowProps): VNode {
    return <Row {...props} />;
  }
}

/** What a request is about, where it stands, and what is next. */
function Row(props: RequestRowProps) {
  const { listed, now, isOpen, scouting, onCurrent } = props;
  const { badge, needsMe } = listed;
  const detailsId = useId();
  const attention = isOpen
    ? badge.attention
    : badge.attention.filter((one) => isPressing(one, now)).slice(0, 1);
  return (
    <li class={needsMe ? 'ss-row ss-row--needs-me' : 'ss-row'} onFocusIn={onCurrent}>
      <RowHead {...props} detailsId={detailsId} />
      <div class="ss-row__notes">
        <AttentionNotes
          attention={attention}
          extender={extenderOfRow(listed, scouting)}
          now={now}
        />
      </div>
      {isOpen && <RequestDetails {...props} id={detailsId} />}
    </li>
  );
}

function RowHead({ detailsId, ...props }: RequestRowProps & { detailsId: string }) {
  const { listed, isOpen, isSelected, isCurrent, onToggle, onSelect } = props;
  const { row, badge } = listed;
  const name = nameOf(row);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <div class="ss-row__head">
      <input
        type="checkbox"
        class="ss-row__select"
        aria-label={i18n.t('row.select', { name })}
        checked={isSelected}
        tabIndex={tabIndex}
        onChange={(event) => onSelect(event.currentTarget.checked)}
      />
      <div class="ss-row__top">
        <h2 class="ss-row__title">
          <button
            type="button"
            class="ss-row__button"
            data-row={row.request.id}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            tabIndex={tabIndex}
            onClick={onToggle}
          >
            <bdi>{name}</bdi>
          </button>
        </h2>
        <StatusPill status={badge.status} />
      </div>
      {row.post?.caption && (
        <p class="ss-row__caption" dir="auto">
          {row.post.caption}
        </p>
      )}
      <RowFacts {...props} />
      {!isOpen && (
        <div class="ss-row__next">
          <NextStepButton {...props} isReachable={isCurrent} />
        </div>
      )}
    </div>
  );
}

function RowFacts({ listed, now, scouting }: RequestRowProps) {
  const { row, badge } = listed;
  const isAsking = isToBeAsked(badge.status);
  return (
    <div class="ss-row__facts">
      {isAsking && isOurs(listed, scouting) && (
        <RowTag icon={HOME} tone="slate" words={i18n.t('row.ours')} />
      )}
      {row.creator?.doNotContact && isAsking && (
        <RowTag tone="plum" words={i18n.t('row.doNotContact')} />
      )}
      {isAsking && row.post && cannotRun(row.post) && (
        <RowTag tone="red" words={i18n.t('row.cannotRun')} />
      )}
      <WindowNote badge={badge} now={now} />
      {badge.status === 'authorized' && badge.lastAskedAt !== null && (
        <span>{i18n.t('renewal.asked', { when: formatAgo(badge.lastAskedAt, now) })}</span>
      )}
      {row.authorizations.length > 1 && (
        <span>
          {i18n.t('row.inAccounts', {
            applied: row.authorizations.filter(({ outcome }) => outcome === 'applied').length,
            all: row.authorizations.length,
          })}
        </span>
      )}
      <DeliveryNote lines={row.lines} request={row.request} now={now} />
      <Stats stats={row.post?.stats ?? {}} />
    </div>
  );
}

function RowTag({
  icon = CIRCLE_SLASH,
  tone,
  words,
}: {
  icon?: string;
  tone: Tone;
  words: string;
}) {
  return (
    <span class={`ss-row__tag ss-tone-${tone}`}>
      <Icon path={icon} size={12} />
      {words}
    </span>
  );
}

/** What a request is called: its creator, else its post. */
export function nameOf({ post, request }: ListedRow['row']): string {
  if (post?.handle) return `@${post.handle}`;
  return post?.nickname ?? i18n.t('row.noHandle', { id: request.itemId.slice(-6) });
}
