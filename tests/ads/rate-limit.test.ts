import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseRate,
  pauseCalls,
  pausedUntil,
  type RateState,
  takeCall,
} from '../../utils/ads/rate-limit.ts';
import { MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { NOON } from '../support/build.ts';

const ACCOUNT = '7504697128674066433';
const EMPTY = parseRate(undefined);

/** Calls as fast as allowed from `start` on; gives the state and the moments of the calls. */
function callAway(
  times: number,
  start = NOON,
  before = EMPTY,
): { state: RateState; calls: number[] } {
  let state = before;
  let now = start;
  const calls: number[] = [];
  while (calls.length < times) {
    const decision = takeCall(state, ACCOUNT, now);
    state = decision.state;
    if (decision.allowed) calls.push(now);
    else now = decision.retryAt;
  }
  return { state, calls };
}

const retryAt = (state: RateState, now: number, account = ACCOUNT): number | null => {
  const decision = takeCall(state, account, now);
  return decision.allowed ? null : decision.retryAt;
};

describe('the rate limit', () => {
  test('lets ten calls out at once and holds the eleventh back for a second', () => {
    const { state, calls } = callAway(10);
    expect(new Set(calls)).toEqual(new Set([NOON]));
    const next = retryAt(state, NOON);
    expect(next).toBeGreaterThanOrEqual(NOON + SECOND_MS);
    expect(next).toBeLessThan(NOON + 1.1 * SECOND_MS);
  });

  test('never lets more than 10 calls into a second nor 600 into a minute', () => {
    const { calls } = callAway(1_500);
    const mostWithin = (windowMs: number): number =>
      Math.max(
        ...calls.map((from) => calls.filter((at) => at >= from && at < from + windowMs).length),
      );
    expect(mostWithin(SECOND_MS)).toBe(10);
    expect(mostWithin(MINUTE_MS)).toBeLessThanOrEqual(600);
  });

  test('does not fall behind the limit by more than a tenth', () => {
    const { calls } = callAway(1_200);
    expect((calls.at(-1) ?? 0) - NOON).toBeLessThan(1.1 * 2 * MINUTE_MS);
  });

  test('pauses for a second when the second was full by our own count', () => {
    const state = pauseCalls(callAway(10).state, { limit: 'app', advertiserId: ACCOUNT }, NOON);
    expect(pausedUntil(state, NOON)).toBe(NOON + SECOND_MS);
  });

  test('pauses for five minutes when the minute was full by our own count', () => {
    const { state, calls } = callAway(600);
    const now = (calls.at(-1) ?? 0) + 100;
    const paused = pauseCalls(state, { limit: 'app', advertiserId: ACCOUNT }, now);
    expect(retryAt(paused, now)).toBe(now + 5 * MINUTE_MS);
  });

  test('pauses for a second when others used the limit up, and for five minutes when told again', () => {
    const refused = { limit: 'app', advertiserId: ACCOUNT } as const;
    const once = pauseCalls(callAway(1).state, refused, NOON);
    expect(retryAt(once, NOON)).toBe(NOON + SECOND_MS);
    const twice = pauseCalls(once, refused, NOON + 2 * SECOND_MS);
    expect(retryAt(twice, NOON + 2 * SECOND_MS)).toBe(NOON + 2 * SECOND_MS + 5 * MINUTE_MS);
  });

  test('makes only the ad account wait that TikTok named', () => {
    const state = pauseCalls(EMPTY, { limit: 'advertiser', advertiserId: ACCOUNT }, NOON);
    expect(retryAt(state, NOON)).toBe(NOON + 1_500);
    expect(retryAt(state, NOON, '7504697128674066434')).toBeNull();
  });

  test('survives being kept as JSON', () => {
    const { state } = callAway(10);
    expect(parseRate(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('starts afresh from anything that is not its state', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(takeCall(parseRate(junk), ACCOUNT, NOON).allowed).toBe(true);
      }),
    );
  });

  test('is not held up for hours by a clock that was set back', () => {
    const paused = pauseCalls(
      callAway(600).state,
      { limit: 'app', advertiserId: ACCOUNT },
      NOON + MINUTE_MS,
    );
    expect(retryAt(paused, NOON - 24 * 60 * MINUTE_MS)).toBeNull();
  });
});
