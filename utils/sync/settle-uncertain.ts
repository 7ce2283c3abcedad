import type { Authorization } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import { shownBy } from './backoff.ts';

/**
 * Takes in that codes whose outcome nobody could tell did not take effect: the whole list of the ad account was read
 * long enough after they were sent, and lacks their posts. Codes with a line of their own are left to it. Call inside
 * `inSweep`.
 * @param lacked what is known of posts that the list lacks
 * @param startedAt when the reading of the list began
 */
export async function settleUncertain(
  db: ScoutDb,
  adAccountId: string,
  lacked: readonly Authorization[],
  startedAt: EpochMs,
  now: EpochMs,
): Promise<void> {
  const open = lacked.filter(
    ({ outcome, sentAt }) =>
      outcome === 'uncertain' && sentAt !== null && shownBy(sentAt) <= startedAt,
  );
  if (open.length === 0) return;
  const account = (await db.adAccounts.get(adAccountId))?.label ?? null;
  const lines = await db.outbox
    .filter((line) => line.kind === 'apply-code' && line.adAccountId === adAccountId)
    .toArray();
  const lookedFor = new Set(lines.map(({ codeId }) => codeId));
  for (const one of open.filter(({ codeId }) => !lookedFor.has(codeId))) {
    await db.authorizations.put({ ...one, outcome: 'not-applied', readAt: now, updatedAt: now });
    const requestId = (await db.codes.get(one.codeId ?? ''))?.requestId ?? null;
    const detail = { account, reason: null };
    await addEvent(db, {
      type: 'code-not-applied',
      at: now,
      by: 'tiktok',
      requestId,
      itemId: one.itemId,
      detail,
    });
  }
}
