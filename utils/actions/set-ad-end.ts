import { DAY_MS, type EpochMs } from '../domain/clock.ts';
import type { SparkRequest } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { addEvent } from '../store/events.ts';
import { type ActionContext, requireRequest } from './context.ts';

/**
 * Notes until when the ad of a request is to run; null takes that back. Today is not past, wherever on earth it is.
 * @throws ScoutError `not-found`; `date-past` when that was more than a day ago
 */
export function setAdEnd(
  { db, clock }: ActionContext,
  requestId: string,
  adEndsAt: EpochMs | null,
): Promise<SparkRequest> {
  const now = clock();
  return db.transaction('rw', [db.requests, db.events], async () => {
    const request = await requireRequest(db, requestId);
    if (request.adEndsAt === adEndsAt) return request;
    if (adEndsAt !== null && adEndsAt < now - DAY_MS) throw new ScoutError('date-past');
    const next: SparkRequest = { ...request, adEndsAt, updatedAt: now };
    await db.requests.put(next);
    await addEvent(db, {
      type: 'ad-end-changed',
      at: now,
      requestId,
      itemId: request.itemId,
      detail: { from: request.adEndsAt, to: adEndsAt },
    });
    return next;
  });
}
