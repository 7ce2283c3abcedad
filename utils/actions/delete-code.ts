import type { Authorization, SparkCode } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import type { StoredLine } from '../store/outbox.ts';
import { takeCodeBack } from '../store/take-code-back.ts';
import type { ActionContext } from './context.ts';

/**
 * Removes a code that belongs nowhere or was refused: the credential itself goes, the record of it stays. What became of
 * one that was sent is told by the next sweep of its ad account.
 * @param evenIfSent a person knows that TikTok may have taken the code, and that nobody can look at the moment
 * @throws ScoutError `not-found`; `not-possible` while it is on its way to TikTok; `code-maybe-applied` when it was sent
 * and what became of it is not known, for its ad account is not connected any more or cannot tell, unless `evenIfSent`
 */
export function deleteCode(
  { db, clock }: ActionContext,
  codeId: string,
  evenIfSent = false,
): Promise<void> {
  const now = clock();
  const { codes, outbox, adAccounts, events, authorizations, requests } = db;
  const tables = [codes, outbox, adAccounts, events, authorizations, requests];
  return db.transaction('rw', tables, async () => {
    const code = await db.codes.get(codeId);
    if (!code || code.deletedAt !== null) throw new ScoutError('not-found');
    const lines = await linesOf(db, codeId);
    const sent = lines.filter(({ sentAt }) => sentAt !== null);
    const askable = new Set((await connectedAccounts(db)).map(({ id }) => id));
    if (sent.some(({ adAccountId }) => askable.has(adAccountId)))
      throw new ScoutError('not-possible');
    const open = await leftOpen(db, codeId);
    const isMaybeApplied = sent.length > 0 || open.length > 0 || code.isOpen === true;
    if (isMaybeApplied && !evenIfSent) throw new ScoutError('code-maybe-applied');
    await db.outbox.bulkDelete(lines.map(({ seq }) => seq));
    await db.codes.put({ ...code, value: '', isOpen: false, deletedAt: now, updatedAt: now });
    if (isMaybeApplied) await tellRemoval(db, code, open[0]?.itemId ?? code.itemId, now);
  });
}

async function linesOf(db: ScoutDb, codeId: string): Promise<StoredLine[]> {
  const lines = await db.outbox.filter((line) => line.codeId === codeId).toArray();
  return lines.flatMap((line) => (line.seq === undefined ? [] : [{ ...line, seq: line.seq }]));
}

function leftOpen(db: ScoutDb, codeId: string): Promise<Authorization[]> {
  return db.authorizations
    .where('codeId')
    .equals(codeId)
    .filter(({ outcome }) => outcome === 'uncertain')
    .toArray();
}

async function tellRemoval(
  db: ScoutDb,
  { requestId }: SparkCode,
  itemId: string | null,
  now: EpochMs,
): Promise<void> {
  const history = 'code-removed-uncertain';
  if (requestId !== null) return takeCodeBack(db, requestId, { history, by: 'hand', at: now });
  await addEvent(db, { type: history, at: now, itemId });
}
