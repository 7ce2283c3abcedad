import { i18n } from '#i18n';
import type { EpochMs } from '../../utils/domain/clock.ts';
import { growthSeries, type Sighting } from '../../utils/domain/growth.ts';
import type { Post } from '../../utils/domain/post.ts';
import { formatAgo, formatCount, formatDay } from '../../utils/platform/i18n.ts';
import { Figures, Traits } from '../insight/figures.tsx';
import { Sparkline } from './sparkline.tsx';

interface PostFiguresProps {
  post: Post;
  /** When the counts of the post were seen. */
  seenAt: EpochMs;
  /** Kept counts, oldest first. */
  snapshots: Sighting[];
  /** How it grew, as a sentence; null when that is unknown. */
  growth: string | null;
  now: EpochMs;
}

/** With fewer, a line would only join two dots. */
const FEWEST_POINTS = 3;

/** How a post is doing, and how it grew while it was in the list. */
export function PostFigures(props: PostFiguresProps) {
  const { post, seenAt, snapshots, growth, now } = props;
  const hasCounts = Object.values(post.stats).some((count) => count !== undefined);
  return (
    <>
      <Figures post={post} now={seenAt} />
      <Traits post={post} />
      {hasCounts && (
        <p class="ss-growth">
          <Line snapshots={snapshots} now={now} />
          <span>
            {growth !== null && `${growth}. `}
            <span class="ss-hint">{i18n.t('growth.seen', { when: formatAgo(seenAt, now) })}</span>
          </span>
        </p>
      )}
    </>
  );
}

function Line({ snapshots, now }: Pick<PostFiguresProps, 'snapshots' | 'now'>) {
  const points = growthSeries(snapshots);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < FEWEST_POINTS) return null;
  return (
    <Sparkline
      points={points}
      label={i18n.t('growth.line', {
        first: formatCount(first.plays),
        from: formatDay(first.at, now),
        last: formatCount(last.plays),
        to: formatDay(last.at, now),
      })}
    />
  );
}
