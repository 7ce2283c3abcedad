import type { EpochMs } from '../domain/clock.ts';
import type { Post } from '../domain/post.ts';
import { type CodeDays, DEFAULT_WORKSPACE, type SparkRequest } from '../domain/request.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import { requestOfPost } from '../store/requests.ts';
import type { ActionContext } from './context.ts';

/**
 * Saves a post and opens its request. The same post saved again, even from two tabs at once, gives the request that
 * is there; a deleted one comes back with its history.
 */
export function savePost(
  { db, clock, newId }: ActionContext,
  post: Post,
  days: CodeDays,
): Promise<SparkRequest> {
  const now = clock();
  return db.transaction('rw', [db.posts, db.requests, db.events], async () => {
    await rememberPost(db, post, now);
    const known = await requestOfPost(db, post.itemId);
    if (known && known.deletedAt === null) return known;
    const request: SparkRequest = known
      ? { ...known, deletedAt: null, updatedAt: now }
      : newRequest(newId(), post.itemId, days, now);
    await db.requests.put(request);
    await addEvent(db, {
      type: known ? 'restored' : 'saved',
      at: now,
      requestId: request.id,
      itemId: post.itemId,
    });
    return request;
  });
}

function newRequest(id: string, itemId: string, days: CodeDays, now: EpochMs): SparkRequest {
  return {
    id,
    workspaceId: DEFAULT_WORKSPACE,
    itemId,
    status: 'saved',
    statusSince: now,
    days,
    rounds: [],
    before: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

/** Later sightings add what was unknown and refresh the counts; they never blank a known fact. */
async function rememberPost(db: ScoutDb, post: Post, now: EpochMs): Promise<void> {
  const known = await db.posts.get(post.itemId);
  await db.posts.put({
    ...post,
    handle: post.handle ?? known?.handle ?? null,
    nickname: post.nickname ?? known?.nickname ?? null,
    caption: post.caption ?? known?.caption ?? null,
    language: post.language ?? known?.language ?? null,
    publishedAt: post.publishedAt ?? known?.publishedAt ?? null,
    stats: { ...known?.stats, ...post.stats },
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  });
}
