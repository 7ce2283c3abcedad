import type { Authorization } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { newLine } from '../domain/outbox.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import { shownBy } from './backoff.ts';

/**
 * Takes in that the whole list of an ad account, read long enough after codes were sent whose outcome nobody could tell,
 * lacks their posts. It may hold what they opened all the same, for another post: they are looked for once more. Of a
 * code that is gone nothing else can be told than that it did not take effect. Codes with a line of their own are left
 * to it. Call inside `inSweep`.
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
      outcome === 'uncertain' &&
      sentAt !== null &&
      // Sent in the future, before the clock was set back, it has been looked for long enough as well.
      (sentAt > now || shownBy(sentAt) <= startedAt),
  );
  if (open.length === 0) return;
  const account = (await db.adAccounts.get(adAccountId))?.label ?? null;
  const lines = await db.outbox
    .filter((line) => line.kind === 'apply-code' && line.adAccountId === adAccountId)
    .toArray();
  const lookedFor = new Set(lines.map(({ codeId }) => codeId));
  for (const one of open.filter(({ codeId }) => !lookedFor.has(codeId))) {
    const { codeId, itemId, sentAt } = one;
    const code = codeId === null ? undefined : await db.codes.get(codeId);
    const requestId = code?.requestId ?? null;
    if (code && code.deletedAt === null && code.value !== '') {
      const line = { kind: 'apply-code', adAccountId, requestId, codeId, itemId } as const;
      await db.outbox.add({ ...newLine(line, now), sentAt });
      continue;
    }
    await db.authorizations.put({ ...one, outcome: 'not-applied', readAt: now, updatedAt: now });
    const detail = { account, reason: null };
    await addEvent(db, {
      type: 'code-not-applied',
      at: now,
      by: 'tiktok',
      requestId,
      itemId,
      detail,
    });
  }
}
