import { wasSentSincePasted } from '../domain/authorization.ts';
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
  const { adAccounts, outbox, codes, authorizations, requests } = db;
  return db.transaction('rw', [adAccounts, outbox, codes, authorizations, requests], async () => {
    const account = (await connectedAccounts(db)).find(({ id }) => id === adAccountId);
    if (!account) throw new ScoutError('not-found');
    await db.adAccounts.put({ ...account, appliesCodes, updatedAt: now });
    // Throwing takes back what was just written.
    if ((await accountsForCodes(db)).length === 0) throw new ScoutError('not-possible');
    await moveWaitingCodes(db, now);
  });
}

/**
 * Lets the ad accounts that codes are applied to take over what waits for others, but no code that went there already.
 * Codes that were sent stay where they are: there they can only be looked for. Call inside a transaction over
 * `adAccounts`, `outbox`, `codes`, `authorizations` and `requests`.
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
    const tried = await accountsTried(db, codeId ?? '');
    for (const adAccountId of chosen.filter((id) => !tried.has(id)))
      await putLineOnce(db, { kind, adAccountId, requestId, codeId, itemId }, now);
  }
}

/** The ad accounts that a code went to since it was last pasted, or may have gone to. */
async function accountsTried(db: ScoutDb, codeId: string): Promise<ReadonlySet<string>> {
  const code = await db.codes.get(codeId);
  if (!code) return new Set();
  const tries = await db.authorizations.where('codeId').equals(codeId).toArray();
  const sent = tries.filter((one) => wasSentSincePasted(one, code));
  // Where a post runs on an older code, no authorization tells that the new one was sent.
  const isDoubtful = code.refusal !== null || code.isOpen === true;
  const request = code.requestId === null ? undefined : await db.requests.get(code.requestId);
  const itemId = code.itemId ?? request?.itemId ?? '';
  const doubtful = db.authorizations.where('itemId').equals(itemId);
  const others = isDoubtful ? await doubtful.toArray() : [];
  return new Set([...sent, ...others].map(({ adAccountId }) => adAccountId));
}
