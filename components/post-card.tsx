import { i18n } from '#i18n';
import type { PostBadge } from '../utils/domain/badge.ts';
import type { EpochMs } from '../utils/domain/clock.ts';
import type { PostInsight } from '../utils/domain/insight.ts';
import type { Post } from '../utils/domain/post.ts';
import { InsightNotes } from './insight/insight-notes.tsx';
import { Figures, Traits } from './insight/figures.tsx';
import { WindowNote } from './list/window-note.tsx';
import { StatusPill } from './ui/status-pill.tsx';

interface PostCardProps {
  post: Post;
  badge: PostBadge | null;
  insight: PostInsight;
  now: EpochMs;
}

/** What is known of a post, at a glance: shown while its button is pointed at or focused. */
export function PostCard({ post, badge, insight, now }: PostCardProps) {
  const name =
    post.handle === null
      ? i18n.t('row.noHandle', { id: post.itemId.slice(-6) })
      : `@${post.handle}`;
  return (
    <section class="ss-card" role="status" aria-label={i18n.t('facts.card', { creator: name })}>
      <header class="ss-card__head">
        <strong>{name}</strong>
        {badge && <StatusPill status={badge.status} />}
        {badge && <WindowNote badge={badge} now={now} />}
      </header>
      <Figures post={post} now={now} />
      <Traits post={post} />
      <InsightNotes insight={insight} itemId={post.itemId} now={now} isBrief />
    </section>
  );
}
