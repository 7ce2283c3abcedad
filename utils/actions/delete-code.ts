import type { ActionContext } from './context.ts';
import { ScoutError } from '../domain/scout-error.ts';

/**
 * Removes a code that belongs nowhere or was refused: the credential itself goes, the record of it stays.
 * @throws ScoutError `not-found`; `not-possible` while it is on its way to TikTok
 */
export function deleteCode({ db, clock }: ActionContext, codeId: string): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.codes, db.outbox], async () => {
    const code = await db.codes.get(codeId);
    if (!code || code.deletedAt !== null) throw new ScoutError('not-found');
    const lines = await db.outbox.filter((line) => line.codeId === codeId).toArray();
    if (lines.some(({ sentAt }) => sentAt !== null)) throw new ScoutError('not-possible');
    await db.outbox.bulkDelete(lines.flatMap(({ seq }) => (seq === undefined ? [] : [seq])));
    await db.codes.put({ ...code, value: '', deletedAt: now, updatedAt: now });
  });
}
