import type { SparkRequest } from '../domain/request.ts';
import { eventsOf } from '../store/events.ts';
import { liveRequest } from '../store/requests.ts';
import type { ActionContext } from './context.ts';
import { SAVE_TABLES } from './save-post.ts';
import { takeBackSave, TOLD_BY_ITSELF } from './take-back-save.ts';

/**
 * Takes saves back. A request that has gone on since its save stays, and so does one that was put away already.
 * @returns the item ids of those that were taken back
 */
export function undoSaves(context: ActionContext, requestIds: string[]): Promise<string[]> {
  const { db } = context;
  return db.transaction('rw', SAVE_TABLES, async () => {
    // Side by side: a browser takes many times as long for one after the other.
    const undone = await Promise.all(
      [...new Set(requestIds)].map(async (id) => {
        const request = await liveRequest(db, id);
        if (!request || !(await isJustSaved(context, request))) return [];
        await takeBackSave(context, request);
        return [request.itemId];
      }),
    );
    return undone.flat();
  });
}

/**
 * Nothing was noted of it since it came into the list, but what tells itself of a post that an ad account has; a save
 * can bring back a request of any status.
 */
async function isJustSaved({ db }: ActionContext, { id }: SparkRequest): Promise<boolean> {
  const type = (await eventsOf(db, id)).findLast(({ type }) => !TOLD_BY_ITSELF.has(type))?.type;
  return type === 'saved' || type === 'restored';
}
