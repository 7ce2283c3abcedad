import { i18n } from '#i18n';
import { STATUS_LOOK } from '../../components/status-look.ts';
import type { PostBadge } from '../../utils/domain/badge.ts';
import { isPressing } from '../../utils/domain/urgency.ts';
import { formatDay, formatShortDay } from '../../utils/platform/i18n.ts';
import type { ButtonLook } from './plain-look.ts';

/** The look of a button whose post has a request. */
export function requestLook(badge: PostBadge): ButtonLook {
  const { labelKey, tone, icon } = STATUS_LOOK[badge.status];
  const label = i18n.t(labelKey);
  const needsAttention = badge.attention.some((one) => isPressing(one, Date.now()));
  const name = i18n.t('feed.button.state', { status: stateOf(badge, label) });
  return {
    tone,
    icon,
    word: wordOf(badge, label),
    name: needsAttention ? i18n.t('feed.button.attention', { name }) : name,
    needsAttention,
    mark: null,
  };
}

function wordOf({ status, endsAt }: PostBadge, label: string): string {
  if (status !== 'authorized' || endsAt === null) return label;
  return i18n.t('feed.button.untilDay', { day: formatShortDay(endsAt) });
}

function stateOf({ status, endsAt, endIsLatestPossible }: PostBadge, label: string): string {
  if (endsAt === null || (status !== 'authorized' && status !== 'expired')) return label;
  const day = formatDay(endsAt, Date.now());
  if (status === 'expired') return i18n.t('feed.button.endedOn', { status: label, day });
  return endIsLatestPossible
    ? i18n.t('feed.button.untilAtLatest', { status: label, day })
    : i18n.t('feed.button.until', { status: label, day });
}
