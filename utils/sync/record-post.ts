import type { AuthorizedPost } from '../ads/port.ts';
import { contradicts, isSameEnd } from '../domain/attention.ts';
import type { HandFact, TikTokFact } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import {
  authorizationOf,
  extensionOf,
  type ListedAuthorization,
  tellOfPostGone,
} from './listed-facts.ts';
import { livenessOf } from './liveness.ts';
import { type PostRecords, readRecords } from './post-records.ts';
import { settleStatus } from './settle-status.ts';

/** The code that was just applied; null when the post was only read. */
type AppliedCode = { id: string; sentAt: EpochMs | null } | null;

/**
 * Takes in one post as the ad account lists it, and writes what becomes of it. Call inside `inOneGo`.
 * @returns whether the request's history tells of it
 */
export async function recordPost(
  db: ScoutDb,
  adAccountId: string,
  post: AuthorizedPost,
  code: AppliedCode,
  now: EpochMs,
): Promise<boolean> {
  const records = await readRecords(db, [post.itemId]);
  const isNews = takeInPost(records, adAccountId, post, code, now);
  await records.write(db);
  return isNews;
}

/**
 * Takes in a post as the ad account lists it: the facts, what is new about them, what they say of a window noted by
 * hand (which is never overwritten), and the status.
 * @returns whether the request's history tells of it
 */
export function takeInPost(
  records: PostRecords,
  adAccountId: string,
  post: AuthorizedPost,
  code: AppliedCode,
  now: EpochMs,
): boolean {
  const { itemId } = post;
  const rows = records.rowsOf(itemId);
  const known = rows.find((row) => row.adAccountId === adAccountId);
  const request = records.requestOf(itemId);
  const next = { ...authorizationOf(adAccountId, post, known, now), readAt: now };
  if (request) next.requestId = request.id;
  if (code) Object.assign(next, { codeId: code.id, sentAt: code.sentAt ?? next.sentAt });
  records.putRow(next);
  if (known?.byTikTok?.endsAt !== post.endsAt) compareWithHand(records, next, now);
  noteReading(records, itemId, now);
  if (!request) return false;
  tellOfPostGone(records, request.id, rows, known, post, now);
  const extension = extensionOf(rows, next, code?.id ?? null, now);
  if (settleStatus(records, itemId, now, extension)) return true;
  if (extension === null) return false;
  // What the creator was asked for while the earlier end stood has had its answer.
  records.putRequest({ ...(records.requestOf(itemId) ?? request), statusSince: now });
  const { history: type, detail } = extension;
  records.tell({ type, at: now, by: 'tiktok', requestId: request.id, itemId, detail });
  return true;
}

/** Notes that TikTok answered, so that a post known by hand only is not asked for in every run. */
export function noteReading(records: PostRecords, itemId: string, now: EpochMs): void {
  for (const row of records.rowsOf(itemId)) {
    if (row.byTikTok === null) records.putRow({ ...row, readAt: now });
  }
}

/**
 * Says once whether TikTok's window confirms what was noted by hand, in this or another ad account: where several list
 * it, the first one tells.
 */
function compareWithHand(
  records: PostRecords,
  { adAccountId, itemId, byTikTok: fact }: ListedAuthorization,
  now: EpochMs,
): void {
  const rows = records.rowsOf(itemId);
  const others = rows.filter((row) => row.adAccountId !== adAccountId);
  for (const { byHand, requestId } of rows) {
    if (!byHand) continue;
    const differs = differsFrom(byHand, fact, now);
    const saysTheSame = (word: TikTokFact): boolean =>
      word.at >= byHand.at &&
      isSameEnd(word.endsAt, fact.endsAt) &&
      differsFrom(byHand, word, now) === differs;
    if (others.some(({ byTikTok }) => byTikTok !== null && saysTheSame(byTikTok))) continue;
    records.tell({
      type: differs ? 'window-contradicted' : 'window-confirmed',
      at: now,
      by: 'tiktok',
      requestId,
      itemId,
      detail: { byHand: byHand.endsAt, byTikTok: fact.endsAt },
    });
  }
}

function differsFrom(byHand: HandFact, fact: TikTokFact, now: EpochMs): boolean {
  if (livenessOf(fact, now) === 'over') return byHand.endsAt === null || byHand.endsAt > now;
  return contradicts(byHand.endsAt, fact.endsAt, byHand.endIsLatestPossible);
}
