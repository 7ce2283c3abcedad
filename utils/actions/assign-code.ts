import { ScoutError } from '../domain/scout-error.ts';
import { accountsForCodes } from '../store/ad-accounts.ts';
import { putLine } from '../store/outbox.ts';
import { stepRequest } from '../store/requests.ts';
import { takeCodeBack } from '../store/take-code-back.ts';
import { type ActionContext, requireRequest } from './context.ts';

/**
 * A person says which request a code belongs to. Whatever TikTok refused about it is forgotten and asked again.
 * @throws ScoutError `not-found`; `not-possible` when TikTok said that the code opens another post
 */
export function assignCode(
  { db, clock }: ActionContext,
  codeId: string,
  requestId: string,
): Promise<void> {
  const now = clock();
  return db.transaction(
    'rw',
    [db.codes, db.requests, db.events, db.outbox, db.adAccounts],
    async () => {
      const request = await requireRequest(db, requestId);
      const code = await db.codes.get(codeId);
      if (!code || code.deletedAt !== null) throw new ScoutError('not-found');
      if (code.itemSource === 'tiktok' && code.itemId !== request.itemId)
        throw new ScoutError('not-possible');
      await db.codes.put({ ...code, requestId, refusal: null, updatedAt: now });
      if (code.requestId !== null && code.requestId !== requestId) {
        const detail = { from: code.requestId, to: requestId };
        await takeCodeBack(db, code.requestId, {
          history: 'code-moved',
          by: 'hand',
          at: now,
          detail,
        });
      }
      await stepRequest(db, requestId, {
        event: 'code-received',
        history: 'code-received',
        by: 'hand',
        at: now,
      });
      // A forgotten code is bound already: there is nothing left to ask about.
      const accounts = code.value === '' ? [] : await accountsForCodes(db);
      for (const { id: adAccountId } of accounts) {
        await putLine(
          db,
          { kind: 'preview-code', adAccountId, codeId, requestId, itemId: null },
          now,
        );
      }
    },
  );
}
