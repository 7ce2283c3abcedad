import * as v from 'valibot';
import { type EpochMs, MINUTE_MS, SECOND_MS } from '../domain/clock.ts';
import {
  heldBackUntil,
  isDayPause,
  isPauseAhead,
  LONG_PAUSE_MS,
  nextMidnight,
  type RatePause,
} from '../domain/rate-pause.ts';

/**
 * The calls of one developer app against TikTok's limits, as plain data: kept in the store, so that it outlives the
 * worker. Basic level: 10 a second and 600 a minute (reference §8).
 */
export interface RateState extends RatePause {
  /** Starts of the calls of the last minute, oldest first. */
  calls: EpochMs[];
  /** When TikTok last said "too many requests" to the app; 0 when it never did. */
  refusedAt: EpochMs;
  /** How often it said so, each within a minute of the one before. */
  refusals: number;
  /** When the last pause of five minutes ends or ended; 0 when there was none of late. */
  longPauseUntil: EpochMs;
  /** Ad accounts that have to wait by themselves: advertiser id → until when. */
  advertisers: Record<string, EpochMs>;
  /** When the last `tt_video/authorize` of an ad account had arrived at the latest: advertiser id → when. */
  authorizes: Record<string, EpochMs>;
}

/** A call that wants to go out; `tt_video/authorize` has a pace of its own in each ad account (reference §3.1). */
export interface WantedCall {
  advertiserId: string;
  path?: 'authorize' | undefined;
}

/** Whether a call may go out now; if so, the state counts it. */
export type RateDecision =
  | { allowed: true; state: RateState }
  | { allowed: false; retryAt: EpochMs; state: RateState };

const CALLS_A_MINUTE = 600;
/**
 * Ten calls a second, evenly: they do not arrive as they start, and of ten that start together the last ones arrive in
 * the next second. With 5 ms to spare each, an eleventh may be 50 ms early.
 */
const SPACING_MS = 105;
/**
 * The first calls after a silence open connections and arrive in a heap. With this room, those of the first 300 ms may
 * all arrive at the end of it.
 */
const FIRST_SPACING_MS = 150;
const FIRST_CALLS = 10;
const SILENCE_MS = 10 * SECOND_MS;
/** A timer that wakes us this late does not shift all calls that follow. */
const LATE_MS = 15;
/** As good as a full minute: the margin below keeps us from ever filling one. */
const MINUTE_IS_FULL_AT = 540;
/** Our minute ends later than TikTok's, for calls do not arrive as evenly as they start. */
const ARRIVAL_MARGIN_MS = 75;
/** TikTok's recovery: the next second, unless the minute's limit broke (reference §8). */
const SHORT_PAUSES_MS = [SECOND_MS, 2 * SECOND_MS, 4 * SECOND_MS];
/** No more than what goes out between the refusals that short pauses follow. */
const FEW_CALLS = 15;
/** What a production client waits after a 40133 (reference §3.1). */
const ADVERTISER_PAUSE_MS = 1_500;
/** `tt_video/authorize` is taken once a second in each ad account. */
const AUTHORIZE_PACE_MS = SECOND_MS + 5;
/** A call is taken to arrive so much later than it started at most; that TikTok answers later says nothing of that. */
const LATEST_ARRIVAL_MS = 85;
/** The first one after a silence may have to wait for its connection, or for a browser that has just begun much else. */
const LATEST_FIRST_ARRIVAL_MS = 400;

const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const rateSchema = v.object({
  calls: v.pipe(v.array(moment), v.maxLength(CALLS_A_MINUTE)),
  pausedUntil: moment,
  refusedAt: moment,
  advertisers: v.record(v.string(), moment),
  // Not in states of older versions.
  refusals: v.optional(v.pipe(moment, v.maxValue(100)), 0),
  longPauseUntil: v.optional(moment, 0),
  dayPauseUntil: v.optional(moment, 0),
  authorizes: v.optional(v.record(v.string(), moment), {}),
});
const NOTHING_CALLED = { calls: [], pausedUntil: 0, refusedAt: 0, advertisers: {} };

/** Reads a stored state; anything else than one is taken as "nothing was called yet". */
export function parseRate(value: unknown): RateState {
  const state = v.safeParse(rateSchema, value);
  return state.success ? state.output : v.parse(rateSchema, NOTHING_CALLED);
}

/** Asks for one call. */
export function takeCall(
  before: RateState,
  { advertiserId, path }: WantedCall,
  now: EpochMs,
): RateDecision {
  const state = forgetThePast(before, now);
  const { calls, authorizes } = state;
  const isPaced = path === 'authorize';
  const retryAt = Math.max(
    state.pausedUntil,
    state.dayPauseUntil,
    state.advertisers[advertiserId] ?? 0,
    isPaced ? (authorizes[advertiserId] ?? -AUTHORIZE_PACE_MS) + AUTHORIZE_PACE_MS : 0,
    nextSlot(calls, now),
    minuteFreeAt(calls),
  );
  if (retryAt > now) return { allowed: false, retryAt, state };
  const due = nextSlot(calls, now);
  const slot = now - due <= LATE_MS ? due : now;
  const isFirst = authorizes[advertiserId] === undefined;
  const latestMs = isFirst ? LATEST_FIRST_ARRIVAL_MS : LATEST_ARRIVAL_MS;
  return {
    allowed: true,
    state: {
      ...state,
      calls: [...calls, slot].slice(-CALLS_A_MINUTE),
      authorizes: isPaced ? { ...authorizes, [advertiserId]: now + latestMs } : authorizes,
    },
  };
}

/** Takes in when a call was answered: it had arrived by then, so that a pace need not count from any later. */
export function noteAnswered(
  state: RateState,
  { advertiserId, path }: WantedCall,
  now: EpochMs,
): RateState {
  const latest = state.authorizes[advertiserId];
  if (path !== 'authorize' || latest === undefined) return state;
  return { ...state, authorizes: { ...state.authorizes, [advertiserId]: Math.min(latest, now) } };
}

/**
 * Takes in that TikTok refused a call as one too many. The app's pause is five minutes when our own count says that
 * the minute is full; else (others share the app, or calls arrived in a heap) 1, 2 and 4 seconds, and five minutes when
 * TikTok says it once more within a minute. When it goes on although five minutes were kept, it is the day's limit,
 * which ends at 00:00 UTC.
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
  const told = { ...state, refusedAt: now, refusals: state.refusals + 1 };
  // It was on its way when the pause began, and tells nothing new.
  if (state.pausedUntil > now) return { ...state, refusedAt: now };
  const shortMs = state.calls.length < MINUTE_IS_FULL_AT && SHORT_PAUSES_MS[state.refusals];
  if (shortMs) return { ...told, pausedUntil: now + shortMs };
  const until = now + LONG_PAUSE_MS;
  if (wasPauseInVain(state, now)) return { ...told, dayPauseUntil: nextMidnight(now) };
  return { ...told, pausedUntil: until, longPauseUntil: until };
}

/** When anything may be called again at the earliest, as far as a pause of the whole app goes; 0 without one. */
export function pausedUntil(state: RateState, now: EpochMs): EpochMs {
  return heldBackUntil(state, now);
}

/** Whether a pause of five minutes was kept and the few calls since then were refused like those before it. */
function wasPauseInVain({ calls, longPauseUntil }: RateState, now: EpochMs): boolean {
  return longPauseUntil > 0 && longPauseUntil <= now && calls.length <= FEW_CALLS;
}

function nextSlot(calls: EpochMs[], now: EpochMs): EpochMs {
  const last = calls.at(-1);
  if (last === undefined) return 0;
  const isFirst = (calls.at(-FIRST_CALLS) ?? 0) <= now - SILENCE_MS;
  return last + (isFirst ? FIRST_SPACING_MS : SPACING_MS);
}

/** When the minute has room again: its 600th last call has to leave it. */
function minuteFreeAt(calls: EpochMs[]): EpochMs {
  const oldest = calls.at(-CALLS_A_MINUTE);
  return oldest === undefined ? 0 : oldest + MINUTE_MS + ARRIVAL_MARGIN_MS;
}

/** Drops what no longer counts, and what a clock that was set back has left in the future. */
function forgetThePast(state: RateState, now: EpochMs): RateState {
  const isWithin = (at: EpochMs, ms: number): boolean => at <= now && at > now - ms;
  const isAhead = (until: EpochMs): boolean => isPauseAhead(until, now);
  const isLongPauseKnown =
    isAhead(state.longPauseUntil) || isWithin(state.longPauseUntil, LONG_PAUSE_MS);
  return {
    calls: state.calls.filter((at) => isWithin(at, MINUTE_MS + ARRIVAL_MARGIN_MS)),
    pausedUntil: isAhead(state.pausedUntil) ? state.pausedUntil : 0,
    refusedAt: isWithin(state.refusedAt, MINUTE_MS) ? state.refusedAt : 0,
    refusals: isWithin(state.refusedAt, MINUTE_MS) ? state.refusals : 0,
    longPauseUntil: isLongPauseKnown ? state.longPauseUntil : 0,
    dayPauseUntil: isDayPause(state.dayPauseUntil, now) ? state.dayPauseUntil : 0,
    advertisers: pick(state.advertisers, isAhead),
    authorizes: pick(state.authorizes, (at) =>
      isWithin(at - LATEST_FIRST_ARRIVAL_MS, 2 * SECOND_MS),
    ),
  };
}

const pick = (
  moments: Record<string, EpochMs>,
  isKept: (moment: EpochMs) => boolean,
): Record<string, EpochMs> =>
  Object.fromEntries(Object.entries(moments).filter(([, moment]) => isKept(moment)));
