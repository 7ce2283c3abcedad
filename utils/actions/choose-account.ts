import type { EpochMs } from '../domain/clock.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLine } from '../store/outbox.ts';
import type { ActionContext } from './context.ts';

/**
 * From now on codes are applied to this connected ad account, those included that still wait for another one.
 * @throws ScoutError `not-found`
 */
export function chooseAccount({ db, clock }: ActionContext, adAccountId: string): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.adAccounts, db.outbox], async () => {
    const accounts = await connectedAccounts(db);
    if (!accounts.some(({ id }) => id === adAccountId)) throw new ScoutError('not-found');
    for (const account of accounts) {
      await db.adAccounts.put({
        ...account,
        appliesCodes: account.id === adAccountId,
        updatedAt: now,
      });
    }
    await moveWaitingCodes(db, adAccountId, now);
  });
}

/**
 * Lets one ad account take over what waits for others. Codes that were sent stay where they are: there they can only
 * be looked for. Call inside a transaction over `outbox`.
 */
export async function moveWaitingCodes(
  db: ScoutDb,
  adAccountId: string,
  now: EpochMs,
): Promise<void> {
  const waiting = db.outbox.filter(
    (line) => line.kind !== 'read-post' && line.sentAt === null && line.adAccountId !== adAccountId,
  );
  const lines = await waiting.toArray();
  await waiting.delete();
  for (const { kind, requestId, codeId, itemId } of lines) {
    await putLine(db, { kind, adAccountId, requestId, codeId, itemId }, now);
  }
}
