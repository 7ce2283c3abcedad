import { AdsError } from '../ads/ads-error.ts';
import { parseRate, pauseCalls, takeCall, type RateDecision } from '../ads/rate-limit.ts';
import type { Clock } from '../domain/clock.ts';
import { SECOND_MS } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import { readState, writeState } from '../store/sync-state.ts';
import type { Pause } from './context.ts';

/** Lets calls out no faster than TikTok takes them, across worker restarts. */
export interface Limiter {
  /**
   * Makes one call for an ad account, after waiting up to a few seconds if it has to.
   * @throws AdsError `rate-limited` with `retryAt`, without calling, when the wait would be longer; whatever `call` throws
   */
  run<T>(advertiserId: string, call: () => Promise<T>): Promise<T>;
}

/** Longer waits end the run: an alarm is better at them than a worker kept awake. */
const LONGEST_WAIT_MS = 5 * SECOND_MS;

/** The limiter over the state kept in the database under `rate`. */
export function createLimiter(deps: {
  db: ScoutDb;
  clock: Clock;
  pause: Pause;
  signal: AbortSignal;
}): Limiter {
  return {
    async run(advertiserId, call) {
      await waitForTurn(deps, advertiserId);
      try {
        return await call();
      } catch (error) {
        if (error instanceof AdsError && error.facts.limit) {
          await noteRefusal(deps, { limit: error.facts.limit, advertiserId });
        }
        throw error;
      }
    },
  };
}

type Deps = Parameters<typeof createLimiter>[0];

async function waitForTurn(deps: Deps, advertiserId: string): Promise<void> {
  const { clock, pause, signal } = deps;
  const startedAt = clock();
  for (;;) {
    const decision = await askForCall(deps, advertiserId);
    if (signal.aborted) throw new AdsError('network', { endpoint: 'none' });
    if (decision.allowed) return;
    if (decision.retryAt - startedAt > LONGEST_WAIT_MS) {
      throw new AdsError('rate-limited', { endpoint: 'none', retryAt: decision.retryAt });
    }
    await pause(decision.retryAt - clock(), signal);
  }
}

function askForCall({ db, clock }: Deps, advertiserId: string): Promise<RateDecision> {
  return db.transaction('rw', db.syncState, async () => {
    const decision = takeCall(await readState(db, 'rate', parseRate), advertiserId, clock());
    if (decision.allowed) await writeState(db, 'rate', decision.state);
    return decision;
  });
}

function noteRefusal(
  { db, clock }: Deps,
  refused: { limit: 'app' | 'advertiser'; advertiserId: string },
): Promise<void> {
  return db.transaction('rw', db.syncState, async () => {
    const state = await readState(db, 'rate', parseRate);
    await writeState(db, 'rate', pauseCalls(state, refused, clock()));
  });
}
