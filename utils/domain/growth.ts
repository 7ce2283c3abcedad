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

/** The sighting that growth is counted from. */
export interface Baseline extends Sighting {
  /** It was seen when it was saved, give or take an hour; else it was first seen later. */
  isFromSave: boolean;
}

/** How many views came in how much time. */
export interface Growth {
  plays: number;
  sinceMs: number;
  /** Counted from the save; else from when it was first seen. */
  isSinceSave: boolean;
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

/** How a post grew since its baseline; null when that is unknown, too short ago, or the count went down. */
export function growthOf(baseline: Baseline | null, now: Sighting): Growth | null {
  const before = baseline?.stats.plays;
  const after = now.stats.plays;
  if (!baseline || before === undefined || after === undefined) return null;
  const sinceMs = now.at - baseline.at;
  if (sinceMs < SHORTEST_MS || after < before) return null;
  return { plays: after - before, sinceMs, isSinceSave: baseline.isFromSave };
}

/**
 * Which of the times a post was seen growth is counted from: the first one since it was saved, and from before that
 * where there is none.
 * @param times When its counts were kept, oldest first.
 * @returns null when they never were
 */
export function baselineTime(
  times: readonly EpochMs[],
  savedAt: EpochMs,
): { at: EpochMs; isFromSave: boolean } | null {
  // The counts at the save itself are not kept when others are less than an hour old.
  const at = times.find((time) => time > savedAt - BETWEEN_SNAPSHOTS_MS) ?? times[0];
  if (at === undefined) return null;
  return { at, isFromSave: Math.abs(at - savedAt) <= BETWEEN_SNAPSHOTS_MS };
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
