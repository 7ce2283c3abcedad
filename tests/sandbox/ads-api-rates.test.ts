import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { NO_CALLS, admit } from '../../sandbox/ads-api/rate-windows.ts';
import { ADS_API_START, startAdsApi } from '../support/running-ads-api.ts';
import type { RateLimits, RateWindow } from '../../sandbox/ads-api/rate-windows.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Sends calls at these moments. @returns what became of each. */
function play(limits: RateLimits, moments: readonly number[]) {
  let state = NO_CALLS;
  return moments.map((at): { at: number; broken: RateWindow | null } => {
    const verdict = admit(state, limits, at);
    state = verdict.state;
    return { at, broken: verdict.broken };
  });
}

const moments = (longestGapMs: number, maxLength: number) =>
  fc
    .array(fc.integer({ min: 0, max: longestGapMs }), { maxLength })
    .map((gaps) => gaps.map((_, index) => sum(gaps.slice(0, index + 1), ADS_API_START)));

const sum = (numbers: readonly number[], start: number) =>
  numbers.reduce((total, number) => total + number, start);

function mostWithin(spanMs: number, times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((at) => at >= from && at < from + spanMs).length),
  );
}

describe('the rate windows of the emulator', () => {
  test('never let more than the limit through in any second or minute', () => {
    fc.assert(
      fc.property(moments(400, 150), (times) => {
        const passed = play({ qps: 3, qpm: 20, qpd: null }, times)
          .filter(({ broken }) => broken === null)
          .map(({ at }) => at);
        expect(mostWithin(SECOND_MS, passed)).toBeLessThanOrEqual(3);
        expect(mostWithin(MINUTE_MS, passed)).toBeLessThanOrEqual(20);
      }),
    );
  });

  test('never refuse a client that stays below every limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (qps) => {
        const gapMs = Math.ceil(SECOND_MS / qps);
        const times = Array.from({ length: 100 }, (_, index) => ADS_API_START + index * gapMs);
        const refused = play({ qps, qpm: 600, qpd: 864_000 }, times).filter(({ broken }) => broken);
        expect(refused).toEqual([]);
      }),
    );
  });

  test('refuse everything for the whole pause of the window that broke, and then no longer', () => {
    fc.assert(
      fc.property(moments(2_000, 80), (times) => {
        const limits = { qps: 2, qpm: 10, qpd: null };
        const calls = play(limits, times);
        const index = calls.findIndex(({ broken }) => broken !== null);
        const breach = calls[index];
        fc.pre(breach !== undefined);
        const opensAt = breach.at + (breach.broken === 'qps' ? SECOND_MS : 5 * MINUTE_MS);
        const later = calls.slice(index).filter(({ at }) => at < opensAt);
        expect(later.map(({ broken }) => broken)).not.toContain(null);
        const upToBreach = times.slice(0, index + 1);
        expect(play(limits, [...upToBreach, opensAt]).at(-1)?.broken).toBeNull();
      }),
    );
  });

  test('open the day at midnight UTC', () => {
    const limits = { qps: null, qpm: null, qpd: 2 };
    const midnight = (Math.floor(ADS_API_START / DAY_MS) + 1) * DAY_MS;
    const times = [0, 1, 2].map((ms) => ADS_API_START + ms);
    const calls = play(limits, [...times, midnight - 1, midnight]);
    expect(calls.map(({ broken }) => broken)).toEqual([null, null, 'qpd', 'qpd', null]);
  });
});

describe('rate limits of the emulator over the wire', () => {
  const [{ advertiserId }, second] = DEMO.advertisers;
  let api: RunningAdsApi;

  beforeEach(async () => {
    api = await startAdsApi();
  });
  afterEach(() => api.close());

  const list = () => api.get('tt_video/list', { advertiser_id: advertiserId });
  const authorize = (advertiser_id: string = advertiserId) =>
    api.post('tt_video/authorize', { advertiser_id, auth_code: '#no-such-code==' });
  async function callTimes(times: number, call = list): Promise<number[]> {
    const codes = [];
    for (let made = 0; made < times; made += 1) codes.push((await call()).code);
    return codes;
  }

  test('refuse the 11th call of a second with 40100 over HTTP 200, and take it a second later', async () => {
    expect(await callTimes(10)).toEqual(Array(10).fill(0));
    expect(await list()).toMatchObject({
      httpStatus: 200,
      code: 40100,
      message: 'Too many requests. Please retry in some time.',
    });
    api.world.moveClock({ byMs: SECOND_MS });
    expect((await list()).code).toBe(0);
  });

  test('give no hint when to come back', async () => {
    await callTimes(10);
    const { headers } = await list();
    const hints = [...headers.keys()].filter((name) => /retry|rate|limit|quota/.test(name));
    expect(hints).toEqual([]);
  });

  test('pause for five minutes once a minute is broken', async () => {
    api.world.setKnobs({ appQps: null, appQpm: 3 });
    expect(await callTimes(4)).toEqual([0, 0, 0, 40100]);
    api.world.moveClock({ byMs: 5 * MINUTE_MS - 1 });
    expect((await list()).code).toBe(40100);
    api.world.moveClock({ byMs: 1 });
    expect((await list()).code).toBe(0);
  });

  test('refuse for the rest of the day once a day is broken, and open at midnight UTC', async () => {
    api.world.setKnobs({ appQps: null, appQpm: null, appQpd: 3 });
    expect(await callTimes(4)).toEqual([0, 0, 0, 40100]);
    const midnight = (Math.floor(ADS_API_START / DAY_MS) + 1) * DAY_MS;
    api.world.moveClock({ byMs: midnight - ADS_API_START - 1 });
    expect((await list()).code).toBe(40100);
    api.world.moveClock({ byMs: 1 });
    expect(await callTimes(4)).toEqual([0, 0, 0, 40100]);
  });

  test('hold an advertiser to its own rate on each path where the knob names one', async () => {
    api.world.setKnobs({ advertiserQps: 2 });
    expect(await callTimes(3)).toEqual([0, 0, 40133]);
    const identities = { advertiser_id: advertiserId };
    expect((await api.get('identity/get', identities)).code).toBe(0);
    const theirs = { advertiser_id: second.advertiserId };
    expect((await api.get('tt_video/list', theirs)).code).toBe(0);
    expect((await authorize()).code).toBe(40002);
    api.world.moveClock({ byMs: SECOND_MS });
    expect((await list()).code).toBe(0);
  });

  test('name the app in the other wording', async () => {
    api.world.setKnobs({ appQps: 1, rateMessage: 'restricted' });
    await list();
    expect((await list()).message).toContain(`requests from App ${DEMO.appId} are temporarily`);
  });

  test('are shared by all endpoints and tokens of an app, or kept for each endpoint', async () => {
    api.world.setKnobs({ appQps: 1 });
    const info = () => api.get('advertiser/info', { advertiser_ids: [advertiserId] });
    api.world.seedToken({ token: 'sandbox-other-token', advertiserIds: [advertiserId] });
    await list();
    expect((await info()).code).toBe(40100);
    const query = { advertiser_id: advertiserId };
    expect((await api.get('tt_video/list', query, 'sandbox-other-token')).code).toBe(40100);
    api.world.setKnobs({ rateScope: 'endpoint' });
    await list();
    expect((await info()).code).toBe(0);
  });

  test('do not touch the token of another app', async () => {
    api.world.setKnobs({ appQps: 1 });
    const token = { token: 'sandbox-other-token', appId: '7400000000000000077' };
    api.world.seedToken({ ...token, advertiserIds: [advertiserId] });
    await list();
    const query = { advertiser_id: advertiserId };
    expect((await api.get('tt_video/list', query, token.token)).code).toBe(0);
  });

  test('hold authorize to one call a second for each advertiser with 40133', async () => {
    api.world.setKnobs({ authorizeQps: 1 });
    expect((await authorize()).code).toBe(40002);
    expect(await authorize()).toMatchObject({
      code: 40133,
      message: `Advertiser (${advertiserId})'s QPS (2) reaches QPS limit 1 for current path, request is temporarily restricted.`,
    });
    expect((await authorize(second.advertiserId)).code).toBe(40002);
    expect((await list()).code).toBe(0);
    api.world.moveClock({ byMs: SECOND_MS });
    expect((await authorize()).code).toBe(40002);
  });

  test('allow one authorize a second where no knob was turned', async () => {
    api.world.reset();
    expect(api.world.setKnobs({})).toMatchObject({
      appQps: 10,
      appQpm: 600,
      appQpd: 864_000,
      authorizeQps: 1,
    });
  });
});
