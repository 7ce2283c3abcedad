import type { AuthorizedPost } from '../ads/port.ts';
import type { EpochMs } from '../domain/clock.ts';
import { DEFAULT_WORKSPACE, type SparkRequest } from '../domain/request.ts';
import { codeIdentity } from '../domain/spark-code.ts';
import type { ScoutDb } from '../store/db.ts';
import { authorizationOf, type ListedAuthorization, saysNothingNew } from './listed-facts.ts';
import { recordPost } from './record-post.ts';

/**
 * Takes in posts as an ad account lists them. What says nothing new is not written; what has a request is told in its
 * history; the rest was authorised elsewhere, and is kept to be offered. Call inside `inOneGo`.
 */
export async function takeInPosts(
  db: ScoutDb,
  adAccountId: string,
  posts: AuthorizedPost[],
  now: EpochMs,
): Promise<void> {
  const known = await db.authorizations.bulkGet(posts.map(({ itemId }) => [adAccountId, itemId]));
  const requests = await liveRequestsOf(db, posts);
  const isUnderWay = await codesUnderWay(db, adAccountId);
  const found: ListedAuthorization[] = [];
  for (const [index, post] of posts.entries()) {
    if (isUnderWay(post)) continue;
    const before = known[index];
    const request = requests.get(post.itemId);
    const isOwned = request === undefined || before?.requestId === request.id;
    if (before && isOwned && saysNothingNew(before, post)) continue;
    if (request || before?.byHand) await recordPost(db, adAccountId, post, null, now);
    else found.push(authorizationOf(adAccountId, post, before, now));
  }
  if (found.length > 0) await db.authorizations.bulkPut(found);
}

async function liveRequestsOf(
  db: ScoutDb,
  posts: AuthorizedPost[],
): Promise<Map<string, SparkRequest>> {
  const requests = await db.requests
    .where('[workspaceId+itemId]')
    .anyOf(posts.map(({ itemId }) => [DEFAULT_WORKSPACE, itemId]))
    .toArray();
  const live = requests.filter(({ deletedAt }) => deletedAt === null);
  return new Map(live.map((request) => [request.itemId, request]));
}

/** Posts whose code was just sent are left to the line that looks for it: it knows what to tell. */
async function codesUnderWay(
  db: ScoutDb,
  adAccountId: string,
): Promise<(post: AuthorizedPost) => boolean> {
  const sent = (await db.outbox.toArray()).filter(
    (line) => line.sentAt !== null && line.adAccountId === adAccountId,
  );
  const codes = await db.codes.bulkGet(sent.flatMap(({ codeId }) => codeId ?? []));
  const values = new Set(codes.flatMap((code) => (code ? [codeIdentity(code.value)] : [])));
  const itemIds = new Set([...sent, ...codes].flatMap((one) => one?.itemId ?? []));
  return ({ itemId, code }) =>
    itemIds.has(itemId) || (code !== null && values.has(codeIdentity(code)));
}
