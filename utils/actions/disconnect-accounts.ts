import { forgetToken } from '../store/secrets.ts';
import type { ActionContext } from './context.ts';

/**
 * Forgets the token. Ad accounts stay as labels with their history; what waited for them is dropped, and TikTok is asked
 * about those codes anew when an account is connected again.
 */
export function disconnectAccounts({ db, clock }: ActionContext): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.secrets, db.adAccounts, db.outbox, db.codes], async () => {
    await forgetToken(db);
    await db.adAccounts
      .toCollection()
      .modify({ connectedAt: null, appliesCodes: false, problem: null, updatedAt: now });
    // A code that was sent keeps its line: its outcome is still to be read when an account is connected again.
    const waiting = db.outbox.filter(({ sentAt }) => sentAt === null);
    const codeIds = (await waiting.toArray()).flatMap(({ codeId }) => codeId ?? []);
    await waiting.delete();
    await db.codes.where('id').anyOf(codeIds).modify({ preview: null, updatedAt: now });
  });
}
