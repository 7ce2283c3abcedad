import type { EpochMs } from '../domain/clock.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { wakeSweeps } from '../store/sweeps.ts';

/**
 * What waited for an ad account to work again is due now; codes that were sent keep their ladder of looks, and posts that
 * were missed once the time until the next look. Call inside a transaction over `adAccounts`, `outbox` and `syncState`.
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
    .filter(
      ({ sentAt, misses, adAccountId }) => sentAt === null && misses === 0 && isMeant(adAccountId),
    )
    .modify({ notBefore: now });
  const accountIds = (await connectedAccounts(db)).map(({ id }) => id).filter(isMeant);
  await wakeSweeps(db, accountIds, now);
}
