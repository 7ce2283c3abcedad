import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  noteAnswered,
  parseRate,
  pauseCalls,
  pausedUntil,
  type RateState,
  takeCall,
} from '../../utils/ads/rate-limit.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { admit, NO_CALLS } from '../../sandbox/ads-api/rate-windows.ts';
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
    const decision = takeCall(state, { advertiserId: ACCOUNT }, now);
    state = decision.state;
    if (decision.allowed) calls.push(now);
    else now = decision.retryAt;
  }
  return { state, calls };
}

const retryAt = (state: RateState, now: number, account = ACCOUNT): number | null => {
  const decision = takeCall(state, { advertiserId: account }, now);
  return decision.allowed ? null : decision.retryAt;
};

describe('the rate limit', () => {
  test('lets calls out one by one, ten in a little more than a second', () => {
    const calls = callAway(31).calls.slice(20);
    const gaps = calls.slice(1).map((at, index) => at - (calls[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(100);
    expect((calls.at(-1) ?? 0) - (calls[0] ?? 0)).toBeLessThan(1.1 * SECOND_MS);
  });

  test('leaves the first calls after a silence more room, for they wait for connections', () => {
    const silence = 5 * MINUTE_MS;
    const { state } = callAway(50);
    const { calls } = callAway(20, NOON + silence, state);
    const connectedAt = NOON + silence + 0.3 * SECOND_MS;
    const arrivals = calls.map((at) => Math.max(at, connectedAt));
    const mostInASecond = Math.max(
      ...arrivals.map(
        (from) => arrivals.filter((at) => at >= from && at < from + SECOND_MS).length,
      ),
    );
    expect(mostInASecond).toBeLessThanOrEqual(10);
  });

  test('a call that starts late does not shift those that follow', () => {
    const { state } = takeCall(EMPTY, { advertiserId: ACCOUNT }, NOON);
    const due = retryAt(state, NOON) ?? 0;
    const late = takeCall(state, { advertiserId: ACCOUNT }, due + 8);
    expect(retryAt(late.state, due + 8)).toBe(2 * due - NOON);
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

  test('pauses for five minutes when the minute was full by our own count', () => {
    const { state, calls } = callAway(600);
    const now = (calls.at(-1) ?? 0) + 100;
    const paused = pauseCalls(state, { limit: 'app', advertiserId: ACCOUNT }, now);
    expect(retryAt(paused, now)).toBe(now + 5 * MINUTE_MS);
  });

  test('pauses for 1, 2 and 4 s when others used the limit up, and for five minutes when told once more', () => {
    let { state } = callAway(1);
    let now = NOON;
    const pausesMs: number[] = [];
    for (let refusal = 0; refusal < 4; refusal += 1) {
      state = pauseCalls(state, { limit: 'app', advertiserId: ACCOUNT }, now);
      const until = pausedUntil(state, now);
      pausesMs.push(until - now);
      now = until + 200;
    }
    expect(pausesMs).toEqual([SECOND_MS, 2 * SECOND_MS, 4 * SECOND_MS, 5 * MINUTE_MS]);
  });

  test('a refusal a minute after the last one is a first one again', () => {
    const refused = { limit: 'app', advertiserId: ACCOUNT } as const;
    const once = pauseCalls(callAway(1).state, refused, NOON);
    const later = NOON + MINUTE_MS + SECOND_MS;
    expect(pausedUntil(pauseCalls(once, refused, later), later)).toBe(later + SECOND_MS);
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
        expect(takeCall(parseRate(junk), { advertiserId: ACCOUNT }, NOON).allowed).toBe(true);
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

  test('reads what an older version kept, and counts on from there', () => {
    const { state } = callAway(10);
    const { calls, pausedUntil: until, refusedAt, advertisers } = state;
    const old = parseRate({ calls, pausedUntil: until, refusedAt, advertisers });
    expect(retryAt(old, NOON)).toBe(retryAt(state, NOON));
  });

  test('a refusal of a call that was on its way when the pause began does not make it longer', () => {
    const refused = { limit: 'app', advertiserId: ACCOUNT } as const;
    const once = pauseCalls(callAway(3).state, refused, NOON + 200);
    const late = pauseCalls(once, refused, NOON + 300);
    expect(pausedUntil(late, NOON + 300)).toBe(NOON + 200 + SECOND_MS);
  });
});

const OTHER_ACCOUNT = '7504697128674066434';

/** Authorizes as fast as allowed; gives the moments. */
function authorizeAway(times: number, accounts: readonly string[] = [ACCOUNT]): number[] {
  let state = EMPTY;
  let now = NOON;
  const at: number[] = [];
  while (at.length < times) {
    const advertiserId = accounts[at.length % accounts.length] ?? ACCOUNT;
    const decision = takeCall(state, { advertiserId, path: 'authorize' }, now);
    state = decision.state;
    if (decision.allowed) at.push(now);
    else now = decision.retryAt;
  }
  return at;
}

describe('the pace of applying codes', () => {
  test('is more than a second and at most 1.1 s in one ad account', () => {
    const at = authorizeAway(101).slice(1);
    const gaps = at.slice(1).map((one, index) => one - (at[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(SECOND_MS);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1.1 * SECOND_MS);
  });

  test('lets the first one arrive late', () => {
    const [first = 0, second = 0] = authorizeAway(2);
    expect(second - (first + 0.3 * SECOND_MS)).toBeGreaterThan(SECOND_MS);
  });

  test('counts from when the call before was answered, for by then it had arrived', () => {
    const wanted = { advertiserId: ACCOUNT, path: 'authorize' } as const;
    const { state } = takeCall(EMPTY, wanted, NOON);
    const next = (after: RateState): number => {
      const decision = takeCall(after, wanted, NOON);
      return decision.allowed ? NOON : decision.retryAt;
    };
    const answeredAt = NOON + 12;
    const soon = next(noteAnswered(state, wanted, answeredAt));
    expect(soon).toBeGreaterThan(answeredAt + SECOND_MS);
    expect(soon).toBeLessThan(answeredAt + 1.02 * SECOND_MS);
    expect(next(noteAnswered(state, wanted, NOON + 5 * SECOND_MS))).toBe(next(state));
  });

  test('is each ad account’s own', () => {
    const at = authorizeAway(2, [ACCOUNT, OTHER_ACCOUNT]);
    expect((at[1] ?? 0) - NOON).toBeLessThan(200);
  });

  test('does not hold other calls of the ad account up', () => {
    const { state } = takeCall(EMPTY, { advertiserId: ACCOUNT, path: 'authorize' }, NOON);
    expect(retryAt(state, NOON)).toBeLessThan(NOON + 200);
  });

  test('survives being kept as JSON', () => {
    const { state } = takeCall(EMPTY, { advertiserId: ACCOUNT, path: 'authorize' }, NOON);
    const kept = parseRate(JSON.parse(JSON.stringify(state)));
    expect(takeCall(kept, { advertiserId: ACCOUNT, path: 'authorize' }, NOON).allowed).toBe(false);
  });

  test('is not held up by a clock that was set back', () => {
    const { state } = takeCall(EMPTY, { advertiserId: ACCOUNT, path: 'authorize' }, NOON);
    const earlier = takeCall(state, { advertiserId: ACCOUNT, path: 'authorize' }, NOON - HOUR_MS);
    expect(earlier.allowed).toBe(true);
  });
});

describe('against TikTok’s own windows', () => {
  /** Calls away against the emulator's windows; gives what was refused by them, and when the last call was let in. */
  function against(
    limits: { qps: number | null; qpm: number | null; qpd: number | null },
    { times, path, start = NOON }: { times: number; path?: 'authorize'; start?: number },
  ): { refusals: number[]; admitted: number[] } {
    let theirs = NO_CALLS;
    let ours = EMPTY;
    let now = start;
    const refusals: number[] = [];
    const admitted: number[] = [];
    while (admitted.length < times) {
      const decision = takeCall(ours, { advertiserId: ACCOUNT, path }, now);
      ours = decision.state;
      if (!decision.allowed) {
        now = decision.retryAt;
        continue;
      }
      const verdict = admit(theirs, limits, now);
      theirs = verdict.state;
      if (verdict.broken === null) {
        admitted.push(now);
        continue;
      }
      refusals.push(now);
      ours = pauseCalls(ours, { limit: 'app', advertiserId: ACCOUNT }, now);
    }
    return { refusals, admitted };
  }

  test('a thousand codes in a row never meet one call too many, at 1.1 s each at most', () => {
    const pace = { qps: 1, qpm: null, qpd: null };
    const { refusals, admitted } = against(pace, { times: 1_000, path: 'authorize' });
    expect(refusals).toEqual([]);
    expect((admitted.at(-1) ?? 0) - NOON).toBeLessThanOrEqual(999 * 1.1 * SECOND_MS);
  });

  test('the basic level is used up to nine tenths without one call too many', () => {
    const basic = { qps: 10, qpm: 600, qpd: 864_000 };
    const { refusals, admitted } = against(basic, { times: 3_000 });
    expect(refusals).toEqual([]);
    expect((admitted.at(-1) ?? 0) - NOON).toBeLessThan(1.1 * 5 * MINUTE_MS);
  });

  test('a broken day is recognized after a few calls and waited for until 00:00 UTC', () => {
    const start = Date.UTC(2026, 10, 22, 20);
    const { refusals, admitted } = against(
      { qps: null, qpm: null, qpd: 100 },
      { times: 101, start },
    );
    expect(refusals.length).toBeLessThanOrEqual(8);
    expect(admitted.at(-1)).toBe(Date.UTC(2026, 10, 23));
  });

  test('a day is not taken for broken when the five minutes helped', () => {
    const refused = { limit: 'app', advertiserId: ACCOUNT } as const;
    const refuse = (from: RateState, start: number): { state: RateState; until: number } => {
      let [state, until] = [from, start];
      for (let refusal = 0; refusal < 4; refusal += 1) {
        const now = until;
        state = pauseCalls(state, refused, now);
        until = pausedUntil(state, now);
      }
      return { state, until };
    };
    const { state: before, until: after } = refuse(EMPTY, NOON);
    // Two hundred calls went well before somebody else used the minute up.
    const { state, calls } = callAway(200, after, before);
    const now = (calls.at(-1) ?? 0) + SECOND_MS;
    expect(refuse(state, now).until).toBe(now + 7 * SECOND_MS + 5 * MINUTE_MS);
  });

  test('a day’s pause is dropped by a clock that was set back over midnight', () => {
    const state = { ...EMPTY, dayPauseUntil: Date.UTC(2026, 10, 23) };
    expect(pausedUntil(state, NOON)).toBe(Date.UTC(2026, 10, 23));
    expect(pausedUntil(state, NOON - DAY_MS)).toBe(0);
    expect(pausedUntil(state, NOON + DAY_MS)).toBe(0);
  });
});
