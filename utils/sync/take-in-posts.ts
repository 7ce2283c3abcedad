import type { AuthorizedPost } from '../ads/port.ts';
import type { EpochMs } from '../domain/clock.ts';
import { codeIdentity } from '../domain/spark-code.ts';
import { authorizationsOf } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { liveRequestsOf } from '../store/requests.ts';
import { authorizationOf, saysNothingNew } from './listed-facts.ts';
import { livenessOf } from './liveness.ts';
import { PostRecords } from './post-records.ts';
import { takeInPost } from './record-post.ts';

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
  const itemIds = posts.map(({ itemId }) => itemId);
  const rows = await db.authorizations.bulkGet(itemIds.map((itemId) => [adAccountId, itemId]));
  const known = new Map(rows.flatMap((row) => (row ? [[row.itemId, row]] : [])));
  const requests = await liveRequestsOf(db, itemIds);
  const requestIds = new Map(requests.map(({ itemId, id }) => [itemId, id]));
  const isUnderWay = await codesUnderWay(db, adAccountId);
  const isNews = (post: AuthorizedPost): boolean => {
    const before = known.get(post.itemId);
    const requestId = requestIds.get(post.itemId);
    const isOwned = requestId === undefined || before?.requestId === requestId;
    // A window that is over says nothing of a code whose answer was lost.
    const isOpen = before?.outcome === 'uncertain' && livenessOf(post, now) !== 'live';
    if (isOpen || isUnderWay(post)) return false;
    return !(before && isOwned && saysNothingNew(before, post, now));
  };
  const isToTell = ({ itemId }: AuthorizedPost): boolean =>
    requestIds.has(itemId) || Boolean(known.get(itemId)?.byHand);
  const news = posts.filter(isNews);
  const toTell = news.filter(isToTell).map(({ itemId }) => itemId);
  const records = new PostRecords(await authorizationsOf(db, toTell), requests);
  for (const post of news) {
    if (isToTell(post)) takeInPost(records, adAccountId, post, null, now);
    else records.putRow(authorizationOf(adAccountId, post, known.get(post.itemId), now));
  }
  await records.write(db);
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
