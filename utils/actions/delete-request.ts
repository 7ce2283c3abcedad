import type { SparkRequest } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { addEvent } from '../store/events.ts';
import { type ActionContext, requireRequest } from './context.ts';

/** Puts a request away. Its codes, history and authorizations stay, so that restoring brings it back whole. */
export function deleteRequest({ db, clock }: ActionContext, requestId: string): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.requests, db.events], async () => {
    const request = await requireRequest(db, requestId);
    await db.requests.put({ ...request, deletedAt: now, updatedAt: now });
    await addEvent(db, { type: 'deleted', at: now, requestId, itemId: request.itemId });
  });
}

/** Brings a request back. */
export function restoreRequest(
  { db, clock }: ActionContext,
  requestId: string,
): Promise<SparkRequest> {
  const now = clock();
  return db.transaction('rw', [db.requests, db.events], async () => {
    const request = await db.requests.get(requestId);
    if (!request) throw new ScoutError('not-found');
    if (request.deletedAt === null) return request;
    const next: SparkRequest = { ...request, deletedAt: null, updatedAt: now };
    await db.requests.put(next);
    await addEvent(db, { type: 'restored', at: now, requestId, itemId: request.itemId });
    return next;
  });
}
