import { DAY_MS, type EpochMs, MINUTE_MS } from './clock.ts';

/** TikTok's recovery when the limit of a minute broke (reference §8). */
export const LONG_PAUSE_MS = 5 * MINUTE_MS;

/** What holds back every call of the app; the part of the rate limit's state that more than the limiter looks at. */
export interface RatePause {
  /** Nothing is called before this moment. */
  pausedUntil: EpochMs;
  /** The midnight (UTC) until which the day's limit is broken; 0 while it is not. */
  dayPauseUntil: EpochMs;
}

/**
 * When anything may be called again at the earliest; 0 when nothing holds it back. What only a clock that was set back
 * can have left in the future does not count.
 */
export function heldBackUntil({ pausedUntil, dayPauseUntil }: RatePause, now: EpochMs): EpochMs {
  return Math.max(
    isPauseAhead(pausedUntil, now) ? pausedUntil : 0,
    isDayPause(dayPauseUntil, now) ? dayPauseUntil : 0,
  );
}

/** Whether a pause goes on, and can have begun by now: none is longer than five minutes. */
export function isPauseAhead(until: EpochMs, now: EpochMs): boolean {
  return until > now && until <= now + LONG_PAUSE_MS;
}

/** Whether a pause of the whole day is that of this day. */
export function isDayPause(until: EpochMs, now: EpochMs): boolean {
  return until === nextMidnight(now);
}

/** The end of the day (UTC), when the day's limit is counted anew. */
export function nextMidnight(now: EpochMs): EpochMs {
  return (Math.floor(now / DAY_MS) + 1) * DAY_MS;
}
