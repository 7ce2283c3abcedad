import type { EpochMs } from '../domain/clock.ts';
import type { OutboxLine } from '../domain/outbox.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { wakeSweeps } from '../store/sweeps.ts';

/**
 * What waited for an ad account, or for the network, to work again is due now. Codes that were sent keep their ladder of
 * looks, and posts that were missed once the time until the next look, unless the look itself failed. Call inside a
 * transaction over `adAccounts`, `outbox` and `syncState`.
 * @param ofAccount only what waits for this ad account; all unless given
 */
export async function wakeWork(
  db: ScoutDb,
  now: EpochMs,
  ofAccount: string | null = null,
): Promise<void> {
  const isMeant = (id: string): boolean => ofAccount === null || id === ofAccount;
  await db.outbox
    .where('notBefore')
    .above(now)
    .filter((line) => !isBetweenLooks(line) && isMeant(line.adAccountId))
    .modify({ notBefore: now });
  const accountIds = (await connectedAccounts(db)).map(({ id }) => id).filter(isMeant);
  await wakeSweeps(db, accountIds, now);
}

/** Whether a line waits because TikTok answered, not because asking failed or was held back. */
function isBetweenLooks({ sentAt, misses, attempts, lastError }: OutboxLine): boolean {
  const isHeldBack = attempts > 0 || lastError?.kind === 'rate-limited';
  return (sentAt !== null || misses > 0) && !isHeldBack;
}
