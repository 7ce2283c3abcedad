import type { CodeDays, SparkRequest } from '../domain/request.ts';
import { addEvent } from '../store/events.ts';
import { type ActionContext, requireRequest } from './context.ts';

/** Changes the length wanted. Rounds that were asked already keep the length they were asked with. */
export function setDays(
  { db, clock }: ActionContext,
  requestId: string,
  days: CodeDays,
): Promise<SparkRequest> {
  const now = clock();
  return db.transaction('rw', [db.requests, db.events], async () => {
    const request = await requireRequest(db, requestId);
    if (request.days === days) return request;
    const next: SparkRequest = { ...request, days, updatedAt: now };
    await db.requests.put(next);
    await addEvent(db, {
      type: 'days-changed',
      at: now,
      requestId,
      itemId: request.itemId,
      detail: { from: request.days, to: days },
    });
    return next;
  });
}
