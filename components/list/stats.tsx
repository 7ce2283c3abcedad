import { i18n } from '#i18n';
import type { PostStats } from '../../utils/domain/post.ts';
import { formatCount } from '../../utils/platform/i18n.ts';
import { HEART, PLAY } from '../icon-paths.ts';
import { Icon } from '../ui/icon.tsx';

/** Plays and likes as the page last showed them; what is unknown is left out. */
export function Stats({ stats }: { stats: PostStats }) {
  return (
    <>
      <Stat icon={PLAY} count={stats.plays} label={i18n.t('row.plays')} />
      <Stat icon={HEART} count={stats.likes} label={i18n.t('row.likes')} />
    </>
  );
}

function Stat({ icon, count, label }: { icon: string; count: number | undefined; label: string }) {
  if (count === undefined) return null;
  return (
    <span class="ss-stat" title={label}>
      <Icon path={icon} size={12} />
      {formatCount(count)}
      <span class="ss-hidden"> {label}</span>
    </span>
  );
}
