import type { EpochMs } from '../domain/clock.ts';
import { isDueSnapshot, type Snapshot } from '../domain/growth.ts';
import { hasExactCounts, withoutUnknown } from '../domain/merge-post.ts';
import type { Post } from '../domain/post.ts';
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

/** The first kept sighting of each post that has one, by item id. */
export async function firstSnapshots(
  db: ScoutDb,
  itemIds: string[],
): Promise<Map<string, Snapshot>> {
  const found = await Promise.all(itemIds.map((itemId) => snapshotsOf(db, itemId).first()));
  return new Map(found.flatMap((one) => (one ? [[one.itemId, one]] : [])));
}

/** Oldest first: the key is [itemId+at]. */
function snapshotsOf(db: ScoutDb, itemId: string) {
  return db.snapshots.where('itemId').equals(itemId);
}

/** Drops every second one of the older half; the first stays, for growth is counted from it. */
async function thinOldest(db: ScoutDb, itemId: string): Promise<void> {
  if ((await snapshotsOf(db, itemId).count()) <= MAX_SNAPSHOTS) return;
  const older = await snapshotsOf(db, itemId)
    .limit(MAX_SNAPSHOTS / 2)
    .toArray();
  const dropped = older.filter((_, index) => index % 2 === 1);
  await db.snapshots.bulkDelete(dropped.map(({ at }): [string, EpochMs] => [itemId, at]));
}
