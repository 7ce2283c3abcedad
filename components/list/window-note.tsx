import { i18n } from '#i18n';
import type { PostBadge } from '../../utils/domain/badge.ts';
import { daysUntil, type EpochMs } from '../../utils/domain/clock.ts';
import { formatDay, formatMoment } from '../../utils/platform/i18n.ts';
import { CLOCK } from '../icon-paths.ts';
import { Icon } from '../ui/icon.tsx';
import { SourceNote } from '../ui/source-note.tsx';

/** Until when a post is authorised and who says so; nothing before there is a window. */
export function WindowNote({ badge, now }: { badge: PostBadge; now: EpochMs }) {
  const { status, endsAt, source } = badge;
  if (status !== 'authorized' && status !== 'expired') return null;
  return (
    <span class="ss-window">
      <span class="ss-window__end" title={endsAt === null ? undefined : formatMoment(endsAt)}>
        <Icon path={CLOCK} size={12} />
        <span>{windowWords(badge, now)}</span>
      </span>
      <SourceNote source={source} />
    </span>
  );
}

function windowWords({ endsAt, endIsLatestPossible, status }: PostBadge, now: EpochMs): string {
  if (endsAt === null) return i18n.t('window.unknown');
  const day = formatDay(endsAt, now);
  if (status === 'expired' || endsAt <= now) return i18n.t('window.ended', { day });
  const left = i18n.t('window.daysLeft', daysUntil(endsAt, now));
  return i18n.t(endIsLatestPossible ? 'window.latestPossible' : 'window.until', { day, left });
}
