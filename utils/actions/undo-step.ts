import type { SparkRequest, StepBefore } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { accountsForCodes } from '../store/ad-accounts.ts';
import { codesOf } from '../store/codes.ts';
import { addEvent } from '../store/events.ts';
import { putLineOnce } from '../store/outbox.ts';
import { type ActionContext, requireRequest } from './context.ts';
import { SAVE_TABLES } from './save-post.ts';
import { takeBackSave } from './take-back-save.ts';

/**
 * Takes the last step that a person took back. Undoing the save takes the request back.
 * @returns null when the request is gone.
 */
export async function undoStep(
  context: ActionContext,
  requestId: string,
): Promise<SparkRequest | null> {
  const { db, clock } = context;
  const now = clock();
  const tables = [...SAVE_TABLES, 'codes', 'adAccounts', 'outbox'];
  return db.transaction('rw', tables, async () => {
    const request = await requireRequest(db, requestId);
    if (!request.before) {
      if (request.status !== 'saved') throw new ScoutError('not-possible');
      await takeBackSave(context, request);
      return null;
    }
    const { marked, ...stood } = request.before;
    const next: SparkRequest = { ...request, ...stood, before: null, updatedAt: now };
    await db.requests.put(next);
    if (marked) await unmark(context, next, marked);
    await addEvent(db, {
      type: 'undone',
      at: now,
      requestId,
      itemId: request.itemId,
      detail: { from: request.status, to: next.status },
    });
    return next;
  });
}

/**
 * "Marked as applied" taken back: the ad account's row is as it was; what TikTok said meanwhile stays. A code that was
 * on its way to the account is asked about again.
 */
async function unmark(
  { db, clock }: ActionContext,
  { id: requestId, itemId, status }: SparkRequest,
  { adAccountId, before }: NonNullable<StepBefore['marked']>,
): Promise<void> {
  const code = (await codesOf(db, requestId)).at(-1);
  const takesCodes = (await accountsForCodes(db)).some(({ id }) => id === adAccountId);
  if (
    code &&
    code.value !== '' &&
    code.refusal === null &&
    status === 'code-received' &&
    takesCodes
  ) {
    const line = {
      kind: 'preview-code',
      adAccountId,
      codeId: code.id,
      requestId,
      itemId: null,
    } as const;
    await putLineOnce(db, line, clock());
  }
  const now = await db.authorizations.get([adAccountId, itemId]);
  if (!now) return;
  const { byTikTok, readAt } = now;
  if (before) await db.authorizations.put({ ...before, byTikTok, readAt });
  else if (byTikTok) await db.authorizations.put({ ...now, byHand: null });
  else await db.authorizations.delete([adAccountId, itemId]);
}
