import type { Round, SparkRequest } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { renewalRound } from '../domain/situation.ts';
import { addEvent } from '../store/events.ts';
import { type ActionContext, requireRequest } from './context.ts';

/**
 * "Not sent": the last ask did not happen. The request is back where it was before it; when other asks of the round
 * remain, it stays requested. An ask to extend a window that is open is taken back without leaving it.
 */
export function takeBackAsk(
  { db, clock }: ActionContext,
  requestId: string,
): Promise<SparkRequest> {
  const now = clock();
  return db.transaction('rw', [db.requests, db.events], async () => {
    const request = await requireRequest(db, requestId);
    const running = request.status === 'requested' ? request.rounds.at(-1) : renewalRound(request);
    if (!running) throw new ScoutError('not-possible');
    // A renewal is asked for while the window is open: there the status stays, whatever is taken back.
    const isStillAsked = running.asks.length > 1 || request.status === running.from;
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
