import { i18n } from '#i18n';
import type { PostBadge } from '../utils/domain/badge.ts';
import type { EpochMs } from '../utils/domain/clock.ts';
import type { PostInsight } from '../utils/domain/insight.ts';
import { engagementRate } from '../utils/domain/measures.ts';
import type { Post } from '../utils/domain/post.ts';
import { formatCount } from '../utils/platform/i18n.ts';
import { formatRate } from '../utils/platform/numbers.ts';
import { InsightNotes } from './insight/insight-notes.tsx';
import { Figures, Traits } from './insight/figures.tsx';
import { WindowNote } from './list/window-note.tsx';
import { StatusPill } from './ui/status-pill.tsx';
import { VERDICT_WORDS } from './words-eligibility.ts';
import { lookWords } from './words-look.ts';

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
    <section class="ss-card" aria-label={i18n.t('facts.card', { creator: name })}>
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

/** The card in one line, for those who hear the page. */
export function cardSummary({ post, insight }: Pick<PostCardProps, 'post' | 'insight'>): string {
  const { stats } = post;
  const views = stats.plays === undefined ? null : formatCount(stats.plays);
  const rate = engagementRate(stats);
  return [
    nameOf(post),
    views && `${views} ${i18n.t('figures.views')}`,
    rate !== null && `${formatRate(rate)} ${i18n.t('figures.engagement')}`,
    insight.look && lookWords(insight.look),
    i18n.t(VERDICT_WORDS[insight.eligibility.verdict]),
  ]
    .filter(Boolean)
    .join(', ');
}

function nameOf({ handle, itemId }: Post): string {
  return handle === null ? i18n.t('row.noHandle', { id: itemId.slice(-6) }) : `@${handle}`;
}
