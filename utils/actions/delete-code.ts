import type { SparkCode } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import { putLineOnce, type StoredLine } from '../store/outbox.ts';
import { takeCodeBack } from '../store/take-code-back.ts';
import type { ActionContext } from './context.ts';

/**
 * Removes a code that belongs nowhere or was refused: the credential itself goes, the record of it stays.
 * @param evenIfSent a person knows that TikTok may have taken the code, and that nobody can look at the moment
 * @throws ScoutError `not-found`; `not-possible` while it is on its way to TikTok; `code-maybe-applied` when it was sent
 * to an ad account that is not connected any more, unless `evenIfSent`
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
    if (sent.length > 0 && !evenIfSent) throw new ScoutError('code-maybe-applied');
    await db.outbox.bulkDelete(lines.map(({ seq }) => seq));
    await db.codes.put({ ...code, value: '', deletedAt: now, updatedAt: now });
    if (sent.length > 0) await keepLookingForPosts(db, code, now);
  });
}

async function linesOf(db: ScoutDb, codeId: string): Promise<StoredLine[]> {
  const lines = await db.outbox.filter((line) => line.codeId === codeId).toArray();
  return lines.flatMap((line) => (line.seq === undefined ? [] : [{ ...line, seq: line.seq }]));
}

/** The code cannot be looked for any more, its post can: once the ad account is connected again, it is read. */
async function keepLookingForPosts(
  db: ScoutDb,
  { id: codeId, requestId, itemId: codeItemId }: SparkCode,
  now: EpochMs,
): Promise<void> {
  const open = await db.authorizations
    .where('codeId')
    .equals(codeId)
    .filter(({ outcome }) => outcome === 'uncertain')
    .toArray();
  for (const { adAccountId, itemId } of open) {
    const line = { kind: 'read-post', adAccountId, requestId, codeId, itemId } as const;
    await putLineOnce(db, line, now);
  }
  const history = 'code-removed-uncertain';
  if (requestId !== null) return takeCodeBack(db, requestId, { history, by: 'hand', at: now });
  await addEvent(db, { type: history, at: now, itemId: open[0]?.itemId ?? codeItemId });
}
