import { i18n } from '#i18n';
import type { PostBadge } from '../utils/domain/badge.ts';
import type { EpochMs } from '../utils/domain/clock.ts';
import { profileUrl } from '../utils/domain/post-url.ts';
import { CODE_DAYS, type CodeDays } from '../utils/domain/request.ts';
import type { ErrorCode } from '../utils/domain/scout-error.ts';
import { type Extender, extenderOf, isToBeAsked, wantsRenewal } from '../utils/domain/situation.ts';
import type { Status } from '../utils/domain/status.ts';
import { Figures, Traits } from './insight/figures.tsx';
import { InsightNotes } from './insight/insight-notes.tsx';
import { CROSS, NEW_TAB, TURN_BACK } from './icon-paths.ts';
import { AttentionNotes } from './list/attention-notes.tsx';
import { WindowNote } from './list/window-note.tsx';
import { RequestPanelAnswers } from './request-panel-answers.tsx';
import { RequestPanelAsk } from './request-panel-ask.tsx';
import { RequestPanelLanguage } from './request-panel-language.tsx';
import { RequestPanelSteps } from './request-panel-steps.tsx';
import type { PanelProps } from './request-panel-view.ts';
import { BrandMark } from './ui/brand-mark.tsx';
import { Button, IconButton } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';
import { Notice } from './ui/notice.tsx';
import { StatusPill } from './ui/status-pill.tsx';
import { ERROR_WORDS } from './words.ts';

/** The panel that opens beside a post's button: everything about asking for this one post. */
export function RequestPanel(props: PanelProps) {
  const { view, post, insight, actions, now } = props;
  const { badge, handle, itemId, notice } = view;
  const extender = extenderOf(insight.isOurs, insight.memory);
  return (
    <section class="ss-panel" role="dialog" aria-labelledby="ss-panel-title" tabIndex={-1}>
      <header class="ss-panel__head">
        <BrandMark size={28} />
        <h2 id="ss-panel-title">{i18n.t('feed.panel.title')}</h2>
        <IconButton icon={CROSS} label={i18n.t('ui.close')} onClick={actions.close} />
      </header>
      <div class="ss-panel__body" aria-busy={view.isBusy}>
        <div class="ss-panel__post">
          <span class="ss-panel__creator">
            {handle === null ? i18n.t('row.noHandle', { id: itemId.slice(-6) }) : `@${handle}`}
          </span>
          {badge && <StatusPill status={badge.status} />}
          {!badge && view.isBusy && <span>{i18n.t('feed.panel.saving')}</span>}
          {handle !== null && <ProfileLink handle={handle} />}
        </div>
        {notice?.kind === 'error' && (
          <Failure code={notice.code} onRetry={badge ? null : actions.save} />
        )}
        {badge && <Whereabouts badge={badge} extender={extender} now={now} />}
        {!badge && view.isHeld && (
          <Button onClick={actions.save}>{i18n.t('feed.panel.saveAnyway')}</Button>
        )}
        <InsightNotes insight={insight} itemId={itemId} now={now} />
        <details class="ss-panel__figures">
          <summary>{i18n.t('figures.label')}</summary>
          <Figures post={post} now={now} />
          <Traits post={post} />
        </details>
        {badge && hasToAsk(badge, extender) && <AskParts {...props} days={badge.days} />}
        {badge && <RequestPanelAnswers {...props} status={badge.status} />}
      </div>
      <footer class="ss-panel__foot">
        {badge?.canUndo && (
          <Button look="quiet" icon={TURN_BACK} onClick={actions.undo}>
            {i18n.t(badge.status === 'saved' ? 'feed.panel.undoSave' : 'feed.panel.undo')}
          </Button>
        )}
        <small>{i18n.t('feed.panel.promise')}</small>
      </footer>
    </section>
  );
}

/** How long to ask for, and the two messages. */
function AskParts(props: PanelProps & { days: CodeDays }) {
  return (
    <>
      <DaysChoice chosen={props.days} onChoose={props.actions.setDays} />
      <RequestPanelLanguage {...props} />
      <RequestPanelAsk {...props} />
      <RequestPanelSteps {...props} />
    </>
  );
}

/** Where a window is open or over. */
const HAS_HAD_WINDOW: readonly Status[] = ['authorized', 'expired', 'revoked'];

/** Whether there is something to ask the creator for; of who is not to be contacted no longer window is asked. */
function hasToAsk(badge: PostBadge, extender: Extender): boolean {
  if (extender === 'ourselves') return false;
  if (extender === 'nobody' && HAS_HAD_WINDOW.includes(badge.status)) return false;
  return isToBeAsked(badge.status) || wantsRenewal(badge);
}

/** Why something was not done, with the next step. */
function Failure({ code, onRetry }: { code: ErrorCode; onRetry: (() => void) | null }) {
  const canRetry = onRetry !== null && code !== 'extension-updated';
  const retry = canRetry && <Button onClick={onRetry}>{i18n.t('ui.retry')}</Button>;
  return (
    <Notice tone="red" isAlert action={retry}>
      {i18n.t(ERROR_WORDS[code])}
    </Notice>
  );
}

/** A plain link, for a person to follow; nothing here is ever followed or opened for them. */
function ProfileLink({ handle }: { handle: string }) {
  return (
    <a class="ss-panel__profile" href={profileUrl(handle)} target="_blank" rel="noopener">
      {i18n.t('feed.panel.profile')}
      <Icon path={NEW_TAB} size={13} />
    </a>
  );
}

const NEXT_WORDS = {
  saved: 'feed.next.saved',
  requested: 'feed.next.requested',
  agreed: 'feed.next.agreed',
  'code-received': 'feed.next.codeReceived',
  authorized: 'feed.next.authorized',
  expired: 'feed.next.expired',
  revoked: 'feed.next.revoked',
  declined: 'feed.next.declined',
  'no-reply': 'feed.next.noReply',
  withdrawn: 'feed.next.withdrawn',
} as const satisfies Record<Status, string>;

interface WhereaboutsProps {
  badge: PostBadge;
  extender: Extender;
  now: EpochMs;
}

/** Where the request stands, and what comes next. */
function Whereabouts({ badge, extender, now }: WhereaboutsProps) {
  // What is over is told below, with what comes next.
  const isOver = badge.attention.some(({ kind }) => kind === 'window-over' || kind === 'post-gone');
  return (
    <div class="ss-panel__next">
      <WindowNote badge={badge} now={now} />
      {!isOver && <p>{i18n.t(NEXT_WORDS[badge.status])}</p>}
      <AttentionNotes attention={badge.attention} extender={extender} now={now} />
    </div>
  );
}

function DaysChoice({
  chosen,
  onChoose,
}: {
  chosen: CodeDays;
  onChoose: (days: CodeDays) => void;
}) {
  return (
    <fieldset class="ss-panel__days">
      <legend>{i18n.t('details.length')}</legend>
      {CODE_DAYS.map((days) => (
        <label key={days}>
          <input
            type="radio"
            name="days"
            value={days}
            checked={days === chosen}
            onChange={() => onChoose(days)}
          />
          <span>{i18n.t('details.days', days)}</span>
        </label>
      ))}
    </fieldset>
  );
}
