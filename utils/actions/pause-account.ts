import { ScoutError } from '../domain/scout-error.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import type { ActionContext } from './context.ts';
import { wakeWork } from './wake-work.ts';

/**
 * Pauses an ad account, which is then asked nothing, or lets it go on: what waited for it is due at once.
 * @throws ScoutError `not-found` when it is not connected
 */
export function pauseAccount(
  { db, clock }: ActionContext,
  adAccountId: string,
  isPaused: boolean,
): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.adAccounts, db.outbox, db.syncState], async () => {
    const account = (await connectedAccounts(db)).find(({ id }) => id === adAccountId);
    if (!account) throw new ScoutError('not-found');
    if (isPaused === (account.pausedAt !== null)) return;
    await db.adAccounts.put({ ...account, pausedAt: isPaused ? now : null, updatedAt: now });
    if (!isPaused) await wakeWork(db, now, adAccountId);
  });
}
