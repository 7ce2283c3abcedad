import type { Round, SparkRequest } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { addEvent } from '../store/events.ts';
import { type ActionContext, requireRequest } from './context.ts';

/**
 * "Not sent": the last ask did not happen. The request is back where it was before it; when other asks of the round
 * remain, it stays requested.
 */
export function takeBackAsk(
  { db, clock }: ActionContext,
  requestId: string,
): Promise<SparkRequest> {
  const now = clock();
  return db.transaction('rw', [db.requests, db.events], async () => {
    const request = await requireRequest(db, requestId);
    const running = request.rounds.at(-1);
    if (request.status !== 'requested' || !running) throw new ScoutError('not-possible');
    const isStillAsked = running.asks.length > 1;
    const next: SparkRequest = {
      ...request,
      ...(isStillAsked ? {} : { status: running.from, statusSince: now }),
      rounds: withoutLastAsk(request.rounds, running),
      before: null,
      updatedAt: now,
    };
    await db.requests.put(next);
    await addEvent(db, { type: 'ask-taken-back', at: now, requestId, itemId: request.itemId });
    return next;
  });
}

/** Drops the last ask, and its round when nothing else was asked in it. */
function withoutLastAsk(rounds: Round[], running: Round): Round[] {
  const asks = running.asks.slice(0, -1);
  const earlier = rounds.slice(0, -1);
  return asks.length > 0 ? [...earlier, { ...running, asks }] : earlier;
}
