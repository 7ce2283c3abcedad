import { type EpochMs, HOUR_MS, MINUTE_MS } from './clock.ts';
import type { Post, PostStats } from './post.ts';

/** Views an hour of a post younger than this say nothing yet. */
const YOUNGEST_MS = 10 * MINUTE_MS;

/**
 * Likes, comments, shares and saves a view, as a fraction. Likes and views have to be known; other counts are added
 * where they are.
 * @returns null when it cannot be told.
 */
export function engagementRate(stats: PostStats): number | null {
  const { likes, comments = 0, shares = 0, saves = 0 } = stats;
  return likes === undefined ? null : ratio(likes + comments + shares + saves, stats.plays);
}

/** Saves and shares a view, as a fraction: what people keep and pass on. Null when one of the counts is unknown. */
export function keepRate({ saves, shares, plays }: PostStats): number | null {
  return saves === undefined || shares === undefined ? null : ratio(saves + shares, plays);
}

/** Views an hour since the upload; null when unknown or within the first ten minutes. */
export function viewsPerHour(post: Post, now: EpochMs): number | null {
  const age = ageMs(post, now);
  return age === null || age < YOUNGEST_MS ? null : ratio(post.stats.plays, age / HOUR_MS);
}

/** Views a follower of the creator: above 1, the post went further than its own crowd. Null when unknown. */
export function viewsPerFollower({ stats, details }: Post): number | null {
  return ratio(stats.plays, details.followers);
}

/** Time since the upload; null when unknown or when the clocks disagree. */
export function ageMs({ publishedAt }: Post, now: EpochMs): number | null {
  return publishedAt === null || publishedAt > now ? null : now - publishedAt;
}

function ratio(part: number | undefined, whole: number | undefined): number | null {
  if (part === undefined || whole === undefined || !(part >= 0) || !(whole > 0)) return null;
  const value = part / whole;
  return Number.isFinite(value) ? value : null;
}
