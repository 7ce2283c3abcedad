const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const PAUSE_AFTER_MINUTE_MS = 5 * MINUTE_MS;

/** Calls allowed in any second, in any minute and in a UTC day; null is no limit. */
export interface RateLimits {
  qps: number | null;
  qpm: number | null;
  qpd: number | null;
}

export type RateWindow = keyof RateLimits;

/** What has been let through. Times are epoch ms. */
export interface RateState {
  /** Of the last minute. */
  admittedAt: readonly number[];
  /** The UTC day that `admittedToday` counts, in days since 1970. */
  day: number;
  admittedToday: number;
  /** Everything before this moment is refused, for this window broke. */
  refusal: { until: number; window: RateWindow } | null;
}

export const NO_CALLS: RateState = { admittedAt: [], day: 0, admittedToday: 0, refusal: null };

/**
 * Decides on one call. Recovery is as the rate-limit page says: a broken second opens a second later, a broken minute
 * pauses five minutes, a broken day lasts until 00:00 UTC. Refused calls are not counted and prolong nothing.
 * @returns the window that refuses the call, or null when it is let through.
 */
export function admit(
  before: RateState,
  limits: RateLimits,
  now: number,
): { state: RateState; broken: RateWindow | null } {
  const state = forget(before, now);
  if (state.refusal) return { state, broken: state.refusal.window };
  const broken = brokenWindow(state, limits, now);
  if (broken) {
    return {
      state: { ...state, refusal: { until: recoversAt(broken, now), window: broken } },
      broken,
    };
  }
  const admittedAt = [...state.admittedAt, now];
  return { state: { ...state, admittedAt, admittedToday: state.admittedToday + 1 }, broken: null };
}

function forget(state: RateState, now: number): RateState {
  const day = Math.floor(now / DAY_MS);
  return {
    admittedAt: state.admittedAt.filter((at) => at > now - MINUTE_MS),
    day,
    admittedToday: day === state.day ? state.admittedToday : 0,
    refusal: state.refusal && now < state.refusal.until ? state.refusal : null,
  };
}

/** The longest window that has no room left. */
function brokenWindow(state: RateState, limits: RateLimits, now: number): RateWindow | null {
  const inLastSecond = state.admittedAt.filter((at) => at > now - SECOND_MS).length;
  if (limits.qpd !== null && state.admittedToday >= limits.qpd) return 'qpd';
  if (limits.qpm !== null && state.admittedAt.length >= limits.qpm) return 'qpm';
  if (limits.qps !== null && inLastSecond >= limits.qps) return 'qps';
  return null;
}

function recoversAt(window: RateWindow, now: number): number {
  switch (window) {
    case 'qps':
      return now + SECOND_MS;
    case 'qpm':
      return now + PAUSE_AFTER_MINUTE_MS;
    case 'qpd':
      return (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  }
}
