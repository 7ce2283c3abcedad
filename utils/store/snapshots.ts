import type { EpochMs } from '../domain/clock.ts';
import { type Baseline, baselineTime, isDueSnapshot, type Snapshot } from '../domain/growth.ts';
import { hasExactCounts, withoutUnknown } from '../domain/merge-post.ts';
import type { Post } from '../domain/post.ts';
import type { SparkRequest } from '../domain/request.ts';
import type { ScoutDb } from './db.ts';

/** How many sightings of one post are kept. */
export const MAX_SNAPSHOTS = 500;

/**
 * Keeps the counts of a sighting where they are exact and the last ones are old enough. Call inside a transaction over
 * `snapshots`.
 */
export async function keepSighting(db: ScoutDb, seen: Post, now: EpochMs): Promise<void> {
  if (!hasExactCounts(seen)) return;
  const { itemId } = seen;
  const last = await snapshotsOf(db, itemId).last();
  if (!isDueSnapshot(last, now)) return;
  await db.snapshots.put({ itemId, at: now, stats: withoutUnknown(seen.stats) });
  await thinOldest(db, itemId);
}

/** Every kept sighting of a post, oldest first; 500 at most. */
export function readSnapshots(db: ScoutDb, itemId: string): Promise<Snapshot[]> {
  return snapshotsOf(db, itemId).toArray();
}

/** When posts were seen, oldest first, by item id. */
export type SightingTimes = ReadonlyMap<string, EpochMs[]>;

/** When some posts were seen; reads no counts. */
export async function readTimesOf(db: ScoutDb, itemIds: string[]): Promise<SightingTimes> {
  const keys = await Promise.all(itemIds.map((itemId) => snapshotsOf(db, itemId).primaryKeys()));
  return toTimes(keys.flat());
}

/** When all posts were seen, in one read; reads no counts. */
export async function readAllTimes(db: ScoutDb): Promise<SightingTimes> {
  return toTimes(await db.snapshots.toCollection().primaryKeys());
}

/** What the growth of each request's post is counted from, by request id. */
export async function readBaselines(
  db: ScoutDb,
  requests: readonly SparkRequest[],
  times: SightingTimes,
): Promise<Map<string, Baseline>> {
  const starts = requests.flatMap(({ id, itemId, savedAt }) => {
    const start = baselineTime(times.get(itemId) ?? [], savedAt);
    return start ? [{ id, itemId, ...start }] : [];
  });
  const seen = await db.snapshots.bulkGet(starts.map(({ itemId, at }): Key => [itemId, at]));
  return new Map(
    starts.flatMap(({ id, at, isFromSave }, index) => {
      const stats = seen[index]?.stats;
      return stats ? [[id, { at, stats, isFromSave }]] : [];
    }),
  );
}

type Key = [itemId: string, at: EpochMs];

function toTimes(keys: Key[]): SightingTimes {
  const times = new Map<string, EpochMs[]>();
  for (const [itemId, at] of keys) {
    const known = times.get(itemId);
    if (known) known.push(at);
    else times.set(itemId, [at]);
  }
  return times;
}

/** Oldest first: the key is [itemId+at]. */
function snapshotsOf(db: ScoutDb, itemId: string) {
  return db.snapshots.where('itemId').equals(itemId);
}

/** Drops every second one of the older half; the first stays, for growth may be counted from it. */
async function thinOldest(db: ScoutDb, itemId: string): Promise<void> {
  if ((await snapshotsOf(db, itemId).count()) <= MAX_SNAPSHOTS) return;
  const older = await snapshotsOf(db, itemId)
    .limit(MAX_SNAPSHOTS / 2)
    .toArray();
  const dropped = older.filter((_, index) => index % 2 === 1);
  await db.snapshots.bulkDelete(dropped.map(({ at }): Key => [itemId, at]));
}
