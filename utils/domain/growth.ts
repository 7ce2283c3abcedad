import { type EpochMs, HOUR_MS, MINUTE_MS } from './clock.ts';
import type { PostStats } from './post.ts';

/** The counts of a post at a moment. */
export interface Sighting {
  at: EpochMs;
  stats: PostStats;
}

/** A kept sighting of a post that is in the list. */
export interface Snapshot extends Sighting {
  itemId: string;
}

/** How many views came in how much time. */
export interface Growth {
  plays: number;
  sinceMs: number;
}

/** The views of a post at a moment. */
export interface GrowthPoint {
  at: EpochMs;
  plays: number;
}

/** Within this time counts have hardly moved, and rounding looks like growth. */
const SHORTEST_MS = 30 * MINUTE_MS;
/** Counts of one post are kept at most this often. */
const BETWEEN_SNAPSHOTS_MS = HOUR_MS;
/** As many points as a line of its width can show. */
const MOST_POINTS = 60;

/** How a post grew since it was first kept; null when that is unknown, too short ago, or the count went down. */
export function growthOf(baseline: Sighting | null, now: Sighting): Growth | null {
  const before = baseline?.stats.plays;
  const after = now.stats.plays;
  if (!baseline || before === undefined || after === undefined) return null;
  const sinceMs = now.at - baseline.at;
  return sinceMs < SHORTEST_MS || after < before ? null : { plays: after - before, sinceMs };
}

/** Whether the counts of a post should be kept again. */
export function isDueSnapshot(last: Sighting | undefined, now: EpochMs): boolean {
  return last === undefined || now - last.at >= BETWEEN_SNAPSHOTS_MS;
}

/** The views over time, oldest first: at most 60 points, always with the first and the last that are known. */
export function growthSeries(snapshots: readonly Sighting[]): GrowthPoint[] {
  const points = snapshots
    .flatMap(({ at, stats }) => (stats.plays === undefined ? [] : { at, plays: stats.plays }))
    .sort((a, b) => a.at - b.at);
  const step = Math.max(1, (points.length - 1) / (MOST_POINTS - 1));
  return points.filter((_, index) => Math.round(Math.round(index / step) * step) === index);
}
