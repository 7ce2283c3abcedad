import type { Authorization, SparkCode } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { accountsForCodes } from './ad-accounts.ts';
import type { ScoutDb } from './db.ts';
import { addEvent } from './events.ts';

/**
 * Removes the value of every Spark code that TikTok has confirmed in each ad account it was meant for and that nothing
 * in the outbox needs any more. Windows, history and the code's fingerprint stay, so that a code pasted again is known
 * again. The sync calls it at the end of a run where a person has chosen so; an action when a person turns that on.
 * @returns how many were forgotten
 */
export function forgetConfirmedCodes(db: ScoutDb, now: EpochMs): Promise<number> {
  const tables = [db.codes, db.authorizations, db.adAccounts, db.outbox, db.events];
  return db.transaction('rw', tables, async () => {
    const codes = await keptCodes(db);
    const forgettable = await confirmedCodes(db, codes);
    await db.codes.bulkPut(forgettable.map((code) => ({ ...code, value: '', updatedAt: now })));
    for (const { requestId, itemId } of forgettable) {
      await addEvent(db, { type: 'code-forgotten', at: now, requestId, itemId });
    }
    return forgettable.length;
  });
}

/** How many codes `forgetConfirmedCodes` would forget now. */
export function countConfirmedCodes(db: ScoutDb): Promise<number> {
  const tables = [db.codes, db.authorizations, db.adAccounts, db.outbox];
  return db.transaction('r', tables, async () => {
    const codes = await keptCodes(db);
    return (await confirmedCodes(db, codes)).length;
  });
}

/** Filtered here: going from row to row takes the database many times as long as giving them all. */
async function keptCodes(db: ScoutDb): Promise<SparkCode[]> {
  return (await db.codes.toArray()).filter(({ value }) => value !== '');
}

async function confirmedCodes(db: ScoutDb, codes: SparkCode[]): Promise<SparkCode[]> {
  if (codes.length === 0) return [];
  const accountIds = (await accountsForCodes(db)).map(({ id }) => id);
  const tries = await db.authorizations
    .where('codeId')
    .anyOf(codes.map(({ id }) => id))
    .toArray();
  const triesOf = Map.groupBy(tries, ({ codeId }) => codeId);
  const lines = (await db.outbox.toArray()).filter(({ kind }) => kind !== 'read-post');
  const needed = new Set(lines.map(({ codeId }) => codeId));
  const isDone = ({ id }: SparkCode): boolean =>
    !needed.has(id) && isConfirmed(triesOf.get(id) ?? [], accountIds);
  // The code of a duet's source is sent along with the duet's.
  const sources = new Set(codes.flatMap((code) => (isDone(code) ? [] : (code.sourceItemId ?? []))));
  return codes.filter((code) => isDone(code) && !sources.has(code.itemId ?? ''));
}

/** In every ad account that codes are applied to, and wherever else it was tried; somewhere at least. */
function isConfirmed(tries: Authorization[], accountIds: string[]): boolean {
  const there = new Set(tries.map(({ adAccountId }) => adAccountId));
  return tries.length > 0 && tries.every(isKnown) && accountIds.every((id) => there.has(id));
}

const isKnown = ({ outcome, byTikTok }: Authorization): boolean =>
  outcome === 'applied' && byTikTok !== null && byTikTok.endsAt !== null;
