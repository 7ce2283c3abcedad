import type { Channel, Round, SparkRequest } from '../domain/request.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { renewalRound } from '../domain/situation.ts';
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
    const running = runningRound(request);
    const next = { ...stepped, rounds: withAsk(request, running, { at: now, channel }) };
    await db.requests.put(next);
    return next;
  });
}

/** The round that an ask belongs to; null when it opens a new one. */
function runningRound(request: SparkRequest): Round | null {
  if (OPENS_NEW_ROUND[request.status]) return renewalRound(request);
  return request.rounds.at(-1) ?? null;
}

function withAsk(
  { rounds, days, status }: SparkRequest,
  running: Round | null,
  ask: Round['asks'][number],
): Round[] {
  if (!running) return [...rounds, { days, from: status, asks: [ask] }];
  return [...rounds.slice(0, -1), { ...running, asks: [...running.asks, ask] }];
}
