import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { wholeTikTok, type WholeBackend } from '../support/whole-tiktok.ts';
import type { AdsCall } from '../../utils/domain/ads-call.ts';
import { SECOND_MS } from '../../utils/domain/clock.ts';
import { aClock, CODE, ITEM_ID, NOON } from '../support/build.ts';
import { type RunningAdsApi, startAdsApi } from '../support/running-ads-api.ts';

const ACCESS = { token: DEMO.token, advertiserId: DEMO.advertisers[0].advertiserId };
const EXCHANGE = { appId: DEMO.appId, secret: DEMO.secret, authCode: DEMO.authCode };
const IDENTITY = {
  identityId: '7098765432109876543',
  identityType: 'AUTH_CODE',
  businessCenterId: null,
};
const NEVER = new AbortController().signal;

let api: RunningAdsApi;
let calls: AdsCall[];
let backend: WholeBackend;

beforeEach(async () => {
  api = await startAdsApi();
  api.world.seedPost({ itemId: ITEM_ID });
  api.world.seedCode({ code: CODE, itemId: ITEM_ID });
  calls = [];
  backend = wholeTikTok({
    fetch,
    baseUrl: api.baseUrl.replace(/\/$/, ''),
    onCall: (call) => calls.push(call),
    clock: () => NOON,
  });
});
afterEach(() => api.close());

const settle = (asking: Promise<unknown>): Promise<unknown> => asking.catch(() => null);

describe('what is told of calls', () => {
  test('an answered call is told with its return code and TikTok’s id of it', async () => {
    await backend.listPosts(ACCESS, 1, NEVER);
    const [logged] = api.world.log();
    expect(calls).toEqual([
      {
        at: NOON,
        advertiserId: ACCESS.advertiserId,
        endpoint: '/tt_video/list/',
        problem: null,
        returnCode: 0,
        httpStatus: 200,
        durationMs: 0,
        requestId: logged?.requestId,
      },
    ]);
  });

  test('a failed call is told with its kind', async () => {
    api.world.seedToken({ token: DEMO.token, state: 'revoked' });
    await settle(backend.readPost(ACCESS, ITEM_ID, NEVER));
    expect(calls).toMatchObject([{ problem: 'unauthorised', returnCode: 40105, httpStatus: 200 }]);
  });

  test.each([
    [
      { kind: 'reset' },
      { problem: 'network', returnCode: null, httpStatus: null, requestId: null },
    ],
    [{ kind: 'bad-gateway' }, { problem: 'server', returnCode: null, httpStatus: 502 }],
    [{ kind: 'html-200' }, { problem: 'unexpected-reply', returnCode: null, httpStatus: 200 }],
    [
      { kind: 'return-code', returnCode: 60001 },
      { problem: 'server', returnCode: 60001 },
    ],
  ] as const)('so is one that %o strikes', async (fault, told) => {
    api.world.setFault(fault);
    await settle(backend.readPost(ACCESS, ITEM_ID, NEVER));
    expect(calls).toMatchObject([told]);
  });

  test('a call that was stopped before it went out is not told of', async () => {
    await settle(backend.readPost(ACCESS, ITEM_ID, AbortSignal.abort()));
    expect(calls).toEqual([]);
    expect(api.world.log()).toEqual([]);
  });

  test('the time is that of the clock passed in', async () => {
    const clock = aClock();
    const slow = wholeTikTok({
      fetch: async () => {
        clock.move(65 * SECOND_MS);
        return Response.json({
          code: 0,
          message: 'OK',
          request_id: 'sandbox-1',
          data: { list: [] },
        });
      },
      clock,
      onCall: (call) => calls.push(call),
    });
    await slow.listPosts(ACCESS, 1, NEVER);
    expect(calls).toMatchObject([{ at: NOON, durationMs: 65 * SECOND_MS }]);
  });

  test('a clock that was set back meanwhile gives no negative time', async () => {
    const clock = aClock();
    const odd = wholeTikTok({
      fetch: () => {
        clock.move(-SECOND_MS);
        return Promise.reject(new Error('offline'));
      },
      clock,
      onCall: (call) => calls.push(call),
    });
    await settle(odd.listPosts(ACCESS, 1, NEVER));
    expect(calls).toMatchObject([{ durationMs: 0, problem: 'network' }]);
  });

  test('a call for no ad account, or several, names none', async () => {
    const [first, second] = DEMO.advertisers;
    await backend.readUser(ACCESS.token, NEVER);
    await backend.readAdAccounts(ACCESS.token, [first.advertiserId, second.advertiserId], NEVER);
    await backend.readAdAccounts(ACCESS.token, [second.advertiserId], NEVER);
    expect(calls.map(({ advertiserId }) => advertiserId)).toEqual([
      null,
      null,
      second.advertiserId,
    ]);
  });

  test('neither token, secret nor code is ever told, nor a query', async () => {
    api.world.setKnobs({ messages: 'echo' });
    const everything = [
      backend.exchangeAuthCode(EXCHANGE, NEVER),
      backend.readUser(ACCESS.token, NEVER),
      backend.previewCode(ACCESS, CODE, NEVER),
      backend.previewCode(ACCESS, `${CODE}A`, NEVER),
      backend.applyCode(ACCESS, { value: CODE, originalPostCode: `${CODE}A` }, NEVER),
      backend.applyCode(ACCESS, { value: `${CODE}A` }, NEVER),
      backend.searchPosts(ACCESS, { keyword: 'morning', page: 1 }, NEVER),
      backend.releasePost(ACCESS, ITEM_ID, NEVER),
      backend.listIdentities(ACCESS, { page: 1 }, NEVER),
      backend.readIdentity(ACCESS, IDENTITY, NEVER),
      backend.listIdentityPosts(ACCESS, IDENTITY, { itemType: 'VIDEO', cursor: null }, NEVER),
      backend.readIdentityPosts(ACCESS, IDENTITY, [ITEM_ID], NEVER),
    ];
    await Promise.all(everything.map((asking) => settle(asking)));
    expect(calls).toHaveLength(everything.length);
    const told = JSON.stringify(calls);
    for (const secret of [
      CODE.slice(1, 12),
      DEMO.token,
      DEMO.secret,
      DEMO.authCode,
      '?',
      'morning',
    ])
      expect(told).not.toContain(secret);
  });

  test('an id of an answer that is no id is not kept', async () => {
    const echoing = wholeTikTok({
      fetch: async () =>
        Response.json({ code: 0, message: 'OK', request_id: CODE, data: { list: [] } }),
      onCall: (call) => calls.push(call),
    });
    await echoing.listPosts(ACCESS, 1, NEVER);
    expect(calls).toMatchObject([{ requestId: null, returnCode: 0 }]);
  });
});

describe('patience', () => {
  test('an answer may take 65 seconds and more, but not two minutes', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    const quick = wholeTikTok({
      fetch: async () => Response.json({ code: 0, message: 'OK', data: { list: [] } }),
    });
    await quick.listPosts(ACCESS, 1, NEVER);
    const deadlineMs = timeout.mock.calls[0]?.[0] ?? 0;
    timeout.mockRestore();
    expect(deadlineMs).toBeGreaterThan(70 * SECOND_MS);
    expect(deadlineMs).toBeLessThan(120 * SECOND_MS);
  });
});
