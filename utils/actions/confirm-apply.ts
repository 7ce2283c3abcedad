import { ScoutError } from '../domain/scout-error.ts';
import { accountsForCodes } from '../store/ad-accounts.ts';
import { putLine } from '../store/outbox.ts';
import type { ActionContext } from './context.ts';

/**
 * A person allows applying a code: because TikTok would not show its post first, or because an earlier try is known
 * not to have taken effect.
 * @throws ScoutError `not-found`, `not-connected`; `not-possible` when the code itself was forgotten
 */
export function confirmApply({ db, clock }: ActionContext, codeId: string): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.codes, db.outbox, db.adAccounts], async () => {
    const code = await db.codes.get(codeId);
    if (!code || code.deletedAt !== null) throw new ScoutError('not-found');
    if (code.value === '') throw new ScoutError('not-possible');
    const accounts = await accountsForCodes(db);
    if (accounts.length === 0) throw new ScoutError('not-connected');
    await db.codes.put({ ...code, refusal: null, updatedAt: now });
    // For a code of another post TikTok is only asked again: there may be a request for that post by now.
    const isForAnother = code.refusal?.reason === 'code-for-another-post';
    const kind = isForAnother ? 'preview-code' : 'apply-code';
    for (const { id: adAccountId } of accounts) {
      const { requestId, itemId } = code;
      await putLine(db, { kind, adAccountId, codeId, requestId, itemId }, now);
    }
  });
}
