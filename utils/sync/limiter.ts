import { AdsError } from '../ads/ads-error.ts';
import {
  noteAnswered,
  parseRate,
  pauseCalls,
  takeCall,
  type RateDecision,
  type RateState,
  type WantedCall,
} from '../ads/rate-limit.ts';
import { type Clock, type EpochMs, SECOND_MS } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import { readState, writeState } from '../store/sync-state.ts';
import type { Pause } from './context.ts';

/** Lets calls out no faster than TikTok takes them, across worker restarts. */
export interface Limiter {
  /**
   * Makes one call for an ad account, after waiting up to a few seconds if it has to.
   * @param path where TikTok takes calls of this path at a pace of its own
   * @throws AdsError `rate-limited` with `retryAt`, without calling, when the wait would be longer; whatever `call` throws
   */
  run<T>(advertiserId: string, call: () => Promise<T>, path?: WantedCall['path']): Promise<T>;
}

/** Longer waits end the run: an alarm is better at them than a worker kept awake. */
const LONGEST_WAIT_MS = 5 * SECOND_MS;

/** So long before the time of a paced call has come, others leave it their place. */
const HEAD_START_MS = 100;

/** The limiter over the state kept in the database under `rate`. */
export function createLimiter(deps: {
  db: ScoutDb;
  clock: Clock;
  pause: Pause;
  signal: AbortSignal;
  /** Told of every answer, a "no" included. */
  onAnswer?: (advertiserId: string) => void;
}): Limiter {
  const queue: Waiting[] = [];
  return {
    async run(advertiserId, call, path) {
      await waitForTurn(deps, queue, { advertiserId, path });
      try {
        const value = await call();
        deps.onAnswer?.(advertiserId);
        return value;
      } catch (error) {
        if (error instanceof AdsError) {
          const { limit, requestId } = error.facts;
          if (requestId) deps.onAnswer?.(advertiserId);
          if (limit) await noteRefusal(deps, { limit, advertiserId });
        }
        throw error;
      } finally {
        if (path)
          await changeRate(deps, (rate) =>
            noteAnswered(rate, { advertiserId, path }, deps.clock()),
          );
      }
    },
  };
}

type Deps = Parameters<typeof createLimiter>[0];

/** A call that waits. Who came first goes first, or a lane with many calls would starve another. */
interface Waiting {
  readyAt: EpochMs;
  isPaced: boolean;
  /** Resolves once it has asked again. */
  asked: Promise<void>;
  tellAsked: () => void;
}

async function waitForTurn(deps: Deps, queue: Waiting[], wanted: WantedCall): Promise<void> {
  const { clock, pause, signal } = deps;
  const startedAt = clock();
  const own: Waiting = { readyAt: 0, isPaced: wanted.path !== undefined, ...aPromise() };
  queue.push(own);
  try {
    for (;;) {
      await letGoFirst(queue, own, clock);
      const decision = await askForCall(deps, wanted);
      if (signal.aborted) throw new AdsError('network', { endpoint: 'none' });
      if (decision.allowed) return;
      const { retryAt } = decision;
      if (retryAt - startedAt > LONGEST_WAIT_MS) {
        throw new AdsError('rate-limited', { endpoint: 'none', retryAt });
      }
      own.tellAsked();
      Object.assign(own, { readyAt: retryAt, ...aPromise() });
      await pause(retryAt - clock(), signal);
    }
  } finally {
    queue.splice(queue.indexOf(own), 1);
    own.tellAsked();
  }
}

/**
 * Those who wait for something that only holds up themselves are passed by. A call with a pace of its own goes first
 * when its time comes, for it cannot catch up; there is one a second at most.
 */
async function letGoFirst(queue: Waiting[], own: Waiting, clock: Clock): Promise<void> {
  const isAhead = (one: Waiting, index: number): boolean => {
    if (one.isPaced && !own.isPaced) return one.readyAt <= clock() + HEAD_START_MS;
    return one.isPaced === own.isPaced && index < queue.indexOf(own) && one.readyAt <= clock();
  };
  for (let ahead = queue.find(isAhead); ahead; ahead = queue.find(isAhead)) await ahead.asked;
}

function aPromise(): Pick<Waiting, 'asked' | 'tellAsked'> {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { asked: promise, tellAsked: resolve };
}

function askForCall({ db, clock }: Deps, wanted: WantedCall): Promise<RateDecision> {
  return db.transaction('rw', db.syncState, async () => {
    const decision = takeCall(await readState(db, 'rate', parseRate), wanted, clock());
    if (decision.allowed) await writeState(db, 'rate', decision.state);
    return decision;
  });
}

function noteRefusal(
  deps: Deps,
  refused: { limit: 'app' | 'advertiser'; advertiserId: string },
): Promise<void> {
  return changeRate(deps, (rate) => pauseCalls(rate, refused, deps.clock()));
}

function changeRate({ db }: Deps, change: (rate: RateState) => RateState): Promise<void> {
  return db.transaction('rw', db.syncState, async () => {
    await writeState(db, 'rate', change(await readState(db, 'rate', parseRate)));
  });
}
