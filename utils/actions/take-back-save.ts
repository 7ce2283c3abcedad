import type { HistoryType } from '../domain/history.ts';
import type { SparkRequest } from '../domain/request.ts';
import { eventsOf } from '../store/events.ts';
import type { ActionContext } from './context.ts';
import { deleteRequest } from './delete-request.ts';

/** What TikTok and the clock tell of a post that an ad account has; nobody did anything for it. */
export const TOLD_BY_ITSELF: ReadonlySet<HistoryType> = new Set([
  'found-elsewhere',
  'window-ends-soon',
  'window-ends-before-ad',
  'lapsed',
  'post-gone',
]);
/** What a request may have in its history and still be a mere save. */
const MERE_SAVE: ReadonlySet<HistoryType> = new Set(['saved', 'days-changed', ...TOLD_BY_ITSELF]);

/**
 * Takes the save of a request back. Nothing the person did not keep stays: of a mere save neither the request nor its
 * post. One with more to its history is put away. A post that an ad account has is offered as found again. Call inside
 * a transaction over `SAVE_TABLES`.
 */
export async function takeBackSave(
  context: ActionContext,
  { id, itemId }: SparkRequest,
): Promise<void> {
  const { db } = context;
  const history = await eventsOf(db, id);
  if (!history.every(({ type }) => MERE_SAVE.has(type))) return deleteRequest(context, id);
  await db.requests.delete(id);
  await db.authorizations.where('requestId').equals(id).modify({ requestId: null });
  await db.events.where('requestId').equals(id).delete();
  if ((await db.requests.where('itemId').equals(itemId).count()) > 0) return;
  await db.posts.delete(itemId);
  await db.snapshots.where('itemId').equals(itemId).delete();
}
