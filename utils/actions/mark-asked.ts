import type { Channel, Round, SparkRequest } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { OPENS_NEW_ROUND } from '../domain/status.ts';
import { stepRequest } from '../store/requests.ts';
import { type ActionContext, requireRequest } from './context.ts';

/** Somebody asked the creator, over this channel, now. */
export function markAsked(
  { db, clock }: ActionContext,
  requestId: string,
  channel: Channel,
): Promise<SparkRequest> {
  const now = clock();
  return db.transaction('rw', [db.requests, db.events], async () => {
    const request = await requireRequest(db, requestId);
    const stepped = await stepRequest(db, requestId, {
      event: 'asked',
      history: 'asked',
      by: 'hand',
      at: now,
      detail: { channel, days: request.days },
    });
    if (!stepped) throw new ScoutError('not-possible');
    const next = { ...stepped, rounds: withAsk(request, { at: now, channel }) };
    await db.requests.put(next);
    return next;
  });
}

function withAsk(request: SparkRequest, ask: Round['asks'][number]): Round[] {
  const running = OPENS_NEW_ROUND[request.status] ? undefined : request.rounds.at(-1);
  if (!running)
    return [...request.rounds, { days: request.days, from: request.status, asks: [ask] }];
  return [...request.rounds.slice(0, -1), { ...running, asks: [...running.asks, ask] }];
}
