import type { SparkCode } from '../domain/authorization.ts';
import type { RefusalReason } from '../domain/refusal.ts';
import type { ScoutDb } from '../store/db.ts';

/** What TikTok says of a code that it does not take, and that may be said of the other code that came along. */
const OF_EITHER_CODE: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  'code-format',
  'code-not-found',
  'code-expired',
]);

/**
 * The code of the post that a code's post was made from or mentions, where we hold one: TikTok wants both. Whether it
 * is on a request is all the same. Call inside a transaction over `codes`.
 */
export async function sourceCodeOf(
  db: ScoutDb,
  { sourceItemId }: SparkCode,
): Promise<SparkCode | null> {
  if (!sourceItemId) return null;
  const codes = await db.codes.where('itemId').equals(sourceItemId).toArray();
  return codes.filter(isGoodSource).sort((a, b) => b.receivedAt - a.receivedAt)[0] ?? null;
}

/** Whether a code may be sent along as a source's: that its post is not the one wanted does not matter here. */
export function isGoodSource({ deletedAt, value, refusal }: SparkCode): boolean {
  const isGood = refusal === null || refusal.reason === 'code-for-another-post';
  return isGood && deletedAt === null && value !== '';
}

/** A code that TikTok has just shown is good: what it says against codes is meant for the source's. */
export function reasonWithSource({ preview }: SparkCode, reason: RefusalReason): RefusalReason {
  return preview === 'shown' && OF_EITHER_CODE.has(reason) ? 'source-code-missing' : reason;
}
