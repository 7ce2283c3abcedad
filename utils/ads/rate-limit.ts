import * as v from 'valibot';
import { type EpochMs, MINUTE_MS, SECOND_MS } from '../domain/clock.ts';

/**
 * The calls of one developer app against TikTok's limits, as plain data: kept in the store, so that it outlives the
 * worker. Basic level: 10 a second and 600 a minute (reference §8).
 */
export interface RateState {
  /** Starts of the calls of the last minute, oldest first. */
  calls: EpochMs[];
  /** Nothing is called before this moment. */
  pausedUntil: EpochMs;
  /** When TikTok last said "too many requests" to the app; 0 when it never did. */
  refusedAt: EpochMs;
  /** Ad accounts that have to wait by themselves: advertiser id → until when. */
  advertisers: Record<string, EpochMs>;
}

/** Whether a call may go out now; if so, the state counts it. */
export type RateDecision =
  | { allowed: true; state: RateState }
  | { allowed: false; retryAt: EpochMs; state: RateState };

const CALLS_A_SECOND = 10;
const CALLS_A_MINUTE = 600;
/** As good as a full minute: the margin below keeps us from ever filling one. */
const MINUTE_IS_FULL_AT = 540;
/** Calls do not arrive as evenly as they start; without this, our 11th lands in TikTok's first second. */
const ARRIVAL_MARGIN_MS = 50;
/** TikTok's recovery: the next second, or five minutes when the minute's limit broke (reference §8). */
const SHORT_PAUSE_MS = SECOND_MS;
const LONG_PAUSE_MS = 5 * MINUTE_MS;
/** What a production client waits after a 40133 (reference §3.1). */
const ADVERTISER_PAUSE_MS = 1_500;

const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const rateSchema = v.object({
  calls: v.pipe(v.array(moment), v.maxLength(CALLS_A_MINUTE)),
  pausedUntil: moment,
  refusedAt: moment,
  advertisers: v.record(v.string(), moment),
});

/** Reads a stored state; anything else than one is taken as "nothing was called yet". */
export function parseRate(value: unknown): RateState {
  const state = v.safeParse(rateSchema, value);
  return state.success
    ? state.output
    : { calls: [], pausedUntil: 0, refusedAt: 0, advertisers: {} };
}

/** Asks for one call for an ad account. */
export function takeCall(before: RateState, advertiserId: string, now: EpochMs): RateDecision {
  const state = forgetThePast(before, now);
  const { calls } = state;
  const retryAt = Math.max(
    state.pausedUntil,
    state.advertisers[advertiserId] ?? 0,
    windowFreeAt(calls, CALLS_A_SECOND, SECOND_MS),
    windowFreeAt(calls, CALLS_A_MINUTE, MINUTE_MS),
  );
  if (retryAt > now) return { allowed: false, retryAt, state };
  return { allowed: true, state: { ...state, calls: [...calls, now].slice(-CALLS_A_MINUTE) } };
}

/**
 * Takes in that TikTok refused a call as one too many. The app's pause is five minutes when our own count says that
 * the minute's window is full, one second when the second's is; when neither is (others share the app), a second
 * first, and five minutes when TikTok says it again within a minute.
 */
export function pauseCalls(
  before: RateState,
  refused: { limit: 'app' | 'advertiser'; advertiserId: string },
  now: EpochMs,
): RateState {
  const state = forgetThePast(before, now);
  if (refused.limit === 'advertiser') {
    const until = now + ADVERTISER_PAUSE_MS;
    return { ...state, advertisers: { ...state.advertisers, [refused.advertiserId]: until } };
  }
  return { ...state, pausedUntil: now + appPauseMs(state, now), refusedAt: now };
}

/** When anything may be called again at the earliest, as far as a pause of the whole app goes; 0 without one. */
export function pausedUntil(state: RateState, now: EpochMs): EpochMs {
  return forgetThePast(state, now).pausedUntil;
}

function appPauseMs({ calls, refusedAt }: RateState, now: EpochMs): number {
  if (calls.length >= MINUTE_IS_FULL_AT) return LONG_PAUSE_MS;
  const lastSecond = calls.filter((at) => at > now - SECOND_MS).length;
  if (lastSecond >= CALLS_A_SECOND) return SHORT_PAUSE_MS;
  return refusedAt > now - MINUTE_MS ? LONG_PAUSE_MS : SHORT_PAUSE_MS;
}

/** When the window has room again: its limit-th last call has to leave it. */
function windowFreeAt(calls: EpochMs[], limit: number, windowMs: number): EpochMs {
  const oldest = calls.at(-limit);
  return oldest === undefined ? 0 : oldest + windowMs + ARRIVAL_MARGIN_MS;
}

/** Drops what no longer counts, and what a clock that was set back has left in the future. */
function forgetThePast(state: RateState, now: EpochMs): RateState {
  const isRecent = (at: EpochMs): boolean => at <= now && at > now - MINUTE_MS - ARRIVAL_MARGIN_MS;
  const isAhead = (until: EpochMs): boolean => until > now && until <= now + LONG_PAUSE_MS;
  return {
    calls: state.calls.filter(isRecent),
    pausedUntil: isAhead(state.pausedUntil) ? state.pausedUntil : 0,
    refusedAt: isRecent(state.refusedAt) ? state.refusedAt : 0,
    advertisers: Object.fromEntries(
      Object.entries(state.advertisers).filter(([, until]) => isAhead(until)),
    ),
  };
}
