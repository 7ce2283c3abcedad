import type { EpochMs } from '../domain/clock.ts';
import type { Post } from '../domain/post.ts';
import { type CodeDays, DEFAULT_WORKSPACE, type SparkRequest } from '../domain/request.ts';
import { addEvent } from '../store/events.ts';
import { rememberPost } from '../store/posts.ts';
import { requestOfPost } from '../store/requests.ts';
import { keepSighting } from '../store/snapshots.ts';
import type { ActionContext } from './context.ts';

/** A save's request, and whether it was not in the list before. */
export interface Saved {
  request: SparkRequest;
  isFresh: boolean;
}

/**
 * Saves a post and opens its request. The same post saved again, even from two tabs at once, gives the request that
 * is there; a deleted one comes back with its history.
 */
export function savePost(
  context: ActionContext,
  post: Post,
  days: CodeDays,
): Promise<SparkRequest> {
  const { posts, requests, events, snapshots } = context.db;
  return context.db.transaction('rw', [posts, requests, events, snapshots], async () => {
    const { request } = await keepPost(context, post, days);
    return request;
  });
}

/** The save itself. Call inside a transaction over `posts`, `requests`, `events` and `snapshots`. */
export async function keepPost(
  { db, clock, newId }: ActionContext,
  post: Post,
  days: CodeDays,
): Promise<Saved> {
  const now = clock();
  await rememberPost(db, post, now);
  await keepSighting(db, post, now);
  const known = await requestOfPost(db, post.itemId);
  if (known && known.deletedAt === null) return { request: known, isFresh: false };
  const request: SparkRequest = known
    ? { ...known, savedAt: now, deletedAt: null, updatedAt: now }
    : newRequest(newId(), post.itemId, days, now);
  await db.requests.put(request);
  await addEvent(db, {
    type: known ? 'restored' : 'saved',
    at: now,
    requestId: request.id,
    itemId: post.itemId,
  });
  return { request, isFresh: true };
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
    savedAt: now,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}
