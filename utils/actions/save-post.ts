import type { EpochMs } from '../domain/clock.ts';
import type { Post } from '../domain/post.ts';
import { type CodeDays, DEFAULT_WORKSPACE, type SparkRequest } from '../domain/request.ts';
import { addEvent } from '../store/events.ts';
import { rememberPost } from '../store/posts.ts';
import { requestOfPost } from '../store/requests.ts';
import { keepSighting } from '../store/snapshots.ts';
import type { ActionContext } from './context.ts';
import { settleFound } from './settle-found.ts';

/** What a save can touch. */
export const SAVE_TABLES = ['posts', 'requests', 'events', 'snapshots', 'authorizations'];

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
  return context.db.transaction('rw', SAVE_TABLES, async () => {
    const { request } = await keepPost(context, post, days);
    return request;
  });
}

/**
 * The save itself; a post that was found authorised in an ad account is so in the list at once. Call inside a
 * transaction over `SAVE_TABLES`.
 */
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
  return { request: await settleFound(db, request, now), isFresh: true };
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
    adEndsAt: null,
    savedAt: now,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}
