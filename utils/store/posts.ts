import type { EpochMs } from '../domain/clock.ts';
import { mergePost } from '../domain/merge-post.ts';
import type { Post } from '../domain/post.ts';
import type { ScoutDb } from './db.ts';

/** Keeps what a sighting tells of a post; writes nothing when it tells nothing new. Call inside a transaction. */
export async function rememberPost(db: ScoutDb, seen: Post, now: EpochMs): Promise<void> {
  const known = await db.posts.get(seen.itemId);
  const merged = mergePost(known, seen);
  const createdAt = known?.createdAt ?? now;
  if (known && isSame(known, { ...merged, createdAt, updatedAt: known.updatedAt })) return;
  await db.posts.put({ ...merged, createdAt, updatedAt: now });
}

/** Merging keeps the order of keys, so that texts can be compared; taking the same for different costs a write only. */
function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
