import type { SparkRequest, StepBefore } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { addEvent } from '../store/events.ts';
import { type ActionContext, requireRequest } from './context.ts';
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
  const { requests, events, authorizations, posts, snapshots } = db;
  return db.transaction('rw', [requests, events, authorizations, posts, snapshots], async () => {
    const request = await requireRequest(db, requestId);
    if (!request.before) {
      if (request.status !== 'saved') throw new ScoutError('not-possible');
      await takeBackSave(context, request);
      return null;
    }
    const { marked, ...stood } = request.before;
    const next: SparkRequest = { ...request, ...stood, before: null, updatedAt: now };
    await db.requests.put(next);
    if (marked) await unmark(context, request.itemId, marked);
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

/** "Marked as applied" taken back: the ad account's row is as it was; what TikTok said meanwhile stays. */
async function unmark(
  { db }: ActionContext,
  itemId: string,
  { adAccountId, before }: NonNullable<StepBefore['marked']>,
): Promise<void> {
  const now = await db.authorizations.get([adAccountId, itemId]);
  if (!now) return;
  const { byTikTok, readAt } = now;
  if (before) await db.authorizations.put({ ...before, byTikTok, readAt });
  else if (byTikTok) await db.authorizations.put({ ...now, byHand: null });
  else await db.authorizations.delete([adAccountId, itemId]);
}
