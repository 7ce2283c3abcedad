import type { Authorization } from '../domain/authorization.ts';
import { type EpochMs, SECOND_MS } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import type { StoredLine } from '../store/outbox.ts';
import { livenessOf, livenessOfAuthorization } from './liveness.ts';
import { type PostRecords, readRecords } from './post-records.ts';
import { noteReading } from './record-post.ts';

/** A post that was there before is believed to be gone when this many reads in a row say so. */
const MISSES_BELIEVED = 2;
/** So long after it was missed a post is looked for again. */
export const MISS_AGAIN_MS = 30 * SECOND_MS;

/**
 * Takes in that the ad account does not list a post. Once is not enough to believe it: the line looks again. Call
 * inside `inOneGo`; ends the line or puts it off.
 */
export async function recordMissing(db: ScoutDb, line: StoredLine, now: EpochMs): Promise<void> {
  const itemId = line.itemId ?? '';
  const records = await readRecords(db, [itemId]);
  const known = records.rowsOf(itemId).find(({ adAccountId }) => adAccountId === line.adAccountId);
  // A code on its way to the account has its own line, which looks for as long as it takes.
  const isSurprise = known?.outcome === 'applied';
  const misses = line.misses + 1;
  if (isSurprise && misses < MISSES_BELIEVED) {
    const notBefore = now + MISS_AGAIN_MS;
    await db.outbox.put({ ...line, misses, attempts: 0, lastError: null, notBefore });
    return;
  }
  if (isSurprise) believeGone(records, known, now);
  noteReading(records, itemId, now);
  await records.write(db);
  await db.outbox.delete(line.seq);
}

/** Takes in that an ad account lists posts no longer, which was seen often enough to be believed. Call inside `inOneGo`. */
export async function recordGone(
  db: ScoutDb,
  gone: readonly Authorization[],
  now: EpochMs,
): Promise<void> {
  const records = await readRecords(
    db,
    gone.map(({ itemId }) => itemId),
  );
  for (const known of gone) {
    believeGone(records, known, now);
    noteReading(records, known.itemId, now);
  }
  await records.write(db);
}

function believeGone(records: PostRecords, known: Authorization, now: EpochMs): void {
  const { itemId, byHand, byTikTok } = known;
  const wasLive = byTikTok !== null && livenessOf(byTikTok, now) === 'live';
  records.putRow({ ...known, outcome: 'not-applied', readAt: now, updatedAt: now });
  const request = records.requestOf(itemId);
  if (!byTikTok && byHand) {
    records.tell({
      type: 'window-contradicted',
      at: now,
      by: 'tiktok',
      requestId: request?.id ?? known.requestId,
      itemId,
      detail: { byHand: byHand.endsAt, byTikTok: null },
    });
  }
  // A post that leaves the list after its window ended was only tidied away.
  if (!wasLive || !request || isLiveAnywhere(records, itemId, now)) return;
  // It may have been taken back by its creator, or unbound by somebody else: only that it is not listed is known.
  const detail = { why: 'not-listed' };
  records.step(request, { event: 'revoked', history: 'revoked', by: 'tiktok', at: now, detail });
}

function isLiveAnywhere(records: PostRecords, itemId: string, now: EpochMs): boolean {
  return records.rowsOf(itemId).some((one) => livenessOfAuthorization(one, now) === 'live');
}
