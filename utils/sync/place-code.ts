import type { SparkCode } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { RefusalReason } from '../domain/refusal.ts';
import type { SparkRequest } from '../domain/request.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import { liveRequest, liveRequestsOf } from '../store/requests.ts';
import { stepOrTell, takeCodeBack } from '../store/take-code-back.ts';

/**
 * Puts a code where the post belongs that TikTok says it opens: it stays with its request, or goes to the request of
 * that post. When there is none, it stays where it is, as a code for another post. Call inside `inOneGo`.
 * @returns the request it belongs to, null when nothing may be applied
 */
export async function placeCode(
  db: ScoutDb,
  code: SparkCode,
  itemId: string,
  now: EpochMs,
): Promise<SparkRequest | null> {
  const isForAnother = code.refusal?.reason === 'code-for-another-post';
  const placed: SparkCode = { ...code, itemId, itemSource: 'tiktok', updatedAt: now };
  const owner = code.requestId === null ? null : ((await liveRequest(db, code.requestId)) ?? null);
  const [target = null] = await liveRequestsOf(db, [itemId]);
  const isNews = code.itemId !== itemId || code.itemSource !== 'tiktok';
  if (isNews) {
    const requestId = target?.id ?? owner?.id ?? null;
    await addEvent(db, { type: 'code-identified', at: now, by: 'tiktok', requestId, itemId });
  }
  if (target) {
    const refusal = isForAnother ? null : code.refusal;
    await db.codes.put({ ...placed, requestId: target.id, refusal });
    if (owner?.id !== target.id) await moveCode(db, code, owner, target, now);
    return target;
  }
  await db.codes.put(placed);
  if (owner) await rejectCode(db, code.id, 'code-for-another-post', now);
  return null;
}

/**
 * Notes why TikTok would not take a code, and that its request waits for a good one. Said once a reason. Call inside
 * `inOneGo`.
 */
export async function rejectCode(
  db: ScoutDb,
  codeId: string,
  reason: RefusalReason,
  now: EpochMs,
): Promise<void> {
  const code = await db.codes.get(codeId);
  if (!code || code.refusal?.reason === reason) return;
  await db.codes.put({ ...code, refusal: { reason, at: now }, updatedAt: now });
  if (code.requestId === null) return;
  const detail = { reason };
  await takeCodeBack(db, code.requestId, {
    history: 'code-refused',
    by: 'tiktok',
    at: now,
    detail,
  });
}

async function moveCode(
  db: ScoutDb,
  { requestId: from }: SparkCode,
  owner: SparkRequest | null,
  target: SparkRequest,
  now: EpochMs,
): Promise<void> {
  const detail = { from: owner ? from : null, to: target.id };
  if (owner)
    await takeCodeBack(db, owner.id, { history: 'code-moved', by: 'tiktok', at: now, detail });
  await stepOrTell(db, target.id, {
    event: 'code-received',
    history: owner ? 'code-moved' : 'code-received',
    by: 'tiktok',
    at: now,
    detail: owner ? detail : {},
  });
}
