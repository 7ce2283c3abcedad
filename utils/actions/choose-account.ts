import type { EpochMs } from '../domain/clock.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { accountsForCodes, connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLineOnce } from '../store/outbox.ts';
import type { ActionContext } from './context.ts';

/**
 * From now on codes are applied to this connected ad account too, or not any more: what waits for it goes to the others.
 * @throws ScoutError `not-found`; `not-possible` when codes would go nowhere
 */
export function chooseAccount(
  { db, clock }: ActionContext,
  adAccountId: string,
  appliesCodes: boolean,
): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.adAccounts, db.outbox], async () => {
    const account = (await connectedAccounts(db)).find(({ id }) => id === adAccountId);
    if (!account) throw new ScoutError('not-found');
    await db.adAccounts.put({ ...account, appliesCodes, updatedAt: now });
    // Throwing takes back what was just written.
    if ((await accountsForCodes(db)).length === 0) throw new ScoutError('not-possible');
    await moveWaitingCodes(db, now);
  });
}

/**
 * Lets the ad accounts that codes are applied to take over what waits for others. Codes that were sent stay where they
 * are: there they can only be looked for. Call inside a transaction over `adAccounts` and `outbox`.
 */
export async function moveWaitingCodes(db: ScoutDb, now: EpochMs): Promise<void> {
  const chosen = (await accountsForCodes(db)).map(({ id }) => id);
  const waiting = db.outbox.filter(
    (line) =>
      line.kind !== 'read-post' && line.sentAt === null && !chosen.includes(line.adAccountId),
  );
  const lines = await waiting.toArray();
  await waiting.delete();
  for (const { kind, requestId, codeId, itemId } of lines) {
    for (const adAccountId of chosen)
      await putLineOnce(db, { kind, adAccountId, requestId, codeId, itemId }, now);
  }
}
