import type { SparkRequest } from '../domain/request.ts';
import { eventsOf } from '../store/events.ts';
import { liveRequest } from '../store/requests.ts';
import type { ActionContext } from './context.ts';
import { takeBackSave } from './take-back-save.ts';

/**
 * Takes saves back. A request that has gone on since its save stays, and so does one that was put away already.
 * @returns the item ids of those that were taken back
 */
export function undoSaves(context: ActionContext, requestIds: string[]): Promise<string[]> {
  const { db } = context;
  return db.transaction('rw', [db.requests, db.events, db.posts, db.snapshots], async () => {
    const undone: string[] = [];
    for (const id of new Set(requestIds)) {
      const request = await liveRequest(db, id);
      if (!request || !(await isJustSaved(context, request))) continue;
      await takeBackSave(context, request);
      undone.push(request.itemId);
    }
    return undone;
  });
}

/** Nothing was noted of it since it came into the list; a save can bring back a request of any status. */
async function isJustSaved({ db }: ActionContext, { id }: SparkRequest): Promise<boolean> {
  const type = (await eventsOf(db, id)).at(-1)?.type;
  return type === 'saved' || type === 'restored';
}
