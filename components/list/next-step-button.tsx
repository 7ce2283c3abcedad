import { i18n } from '#i18n';
import type { PostBadge } from '../../utils/domain/badge.ts';
import type { EpochMs } from '../../utils/domain/clock.ts';
import { type ListedRow, usableCode } from '../../utils/domain/overview.ts';
import { postUrl } from '../../utils/domain/post-url.ts';
import { daysToAsk } from '../../utils/domain/situation.ts';
import { CHECK, CLIPBOARD, COPY, NEW_TAB, PAPER_PLANE } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { nextStep } from './next-step.ts';
import type { RequestActions } from './request-actions.ts';
import { isOurs, type Scouting } from './scouting.ts';

interface NextStepButtonProps {
  listed: ListedRow;
  now: EpochMs;
  isConnected: boolean;
  scouting: Scouting;
  isReachable: boolean;
  actions: RequestActions;
  onToggle: () => void;
  /** Opens the row with the paste box in focus. */
  onPaste: () => void;
}

/** The one button of a closed row. */
export function NextStepButton(props: NextStepButtonProps) {
  const { listed, isConnected, scouting, isReachable, actions, onToggle, onPaste } = props;
  const tabIndex = isReachable ? 0 : -1;
  switch (nextStep(listed, { isConnected, isOurs: isOurs(listed, scouting) })) {
    case 'ask':
      return (
        <Button icon={PAPER_PLANE} tabIndex={tabIndex} onClick={onToggle}>
          {i18n.t('row.ask')}
        </Button>
      );
    case 'open-post':
      return <PostLink listed={listed} tabIndex={tabIndex} />;
    case 'paste-code':
      return (
        <Button icon={CLIPBOARD} tabIndex={tabIndex} onClick={onPaste}>
          {i18n.t('row.pasteCode')}
        </Button>
      );
    case 'copy-code': {
      const code = usableCode(listed.row);
      return (
        <Button
          icon={COPY}
          tabIndex={tabIndex}
          onClick={() => code && actions.copy(code.value, i18n.t('row.codeCopied'))}
        >
          {i18n.t('row.copyCode')}
        </Button>
      );
    }
    case 'confirm-apply':
      return (
        <Button icon={CHECK} tabIndex={tabIndex} onClick={onToggle}>
          {i18n.t('row.confirm')}
        </Button>
      );
    case 'renew':
      return (
        <Button icon={PAPER_PLANE} tabIndex={tabIndex} onClick={() => renew(props)}>
          {i18n.t(isFirstAsk(listed.badge) ? 'renewal.ask' : 'renewal.askAgain')}
        </Button>
      );
    case null:
      return null;
  }
}

/** A renewal was not asked for yet; of what was taken back nothing can be extended. */
function isFirstAsk({ status, lastAskedAt }: PostBadge): boolean {
  return status === 'expired' || (status === 'authorized' && lastAskedAt === null);
}

function renew({ listed: { row, badge }, now, actions }: NextStepButtonProps): void {
  const { request } = row;
  const days = daysToAsk(request, Math.max(now, badge.endsAt ?? now));
  actions.askRenewal(request.id, days, request.days);
}

/** A link to the post itself, in a new tab. */
export function PostLink({ listed: { row }, tabIndex }: { listed: ListedRow; tabIndex?: number }) {
  const { itemId } = row.request;
  const address = postUrl({
    itemId,
    kind: row.post?.kind ?? 'video',
    handle: row.post?.handle ?? null,
  });
  return (
    <a
      class="ss-button ss-button--plain"
      href={address}
      target="_blank"
      rel="noreferrer"
      tabIndex={tabIndex}
    >
      <Icon path={NEW_TAB} />
      {i18n.t('row.openPost')}
    </a>
  );
}
