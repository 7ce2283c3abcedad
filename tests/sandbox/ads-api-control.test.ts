import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  DEMO,
  DEMO_STATES,
  demoCode,
  seedBoundPosts,
  seedDemo,
} from '../../sandbox/ads-api/seed-demo.ts';
import { ADS_API_START, startAdsApi } from '../support/running-ads-api.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [{ advertiserId }] = DEMO.advertisers;
const ITEM_ID = '7561234567890123457';
const CODE = demoCode(ITEM_ID);
const DAY_MS = 86_400_000;
let api: RunningAdsApi;

beforeEach(async () => {
  api = await startAdsApi();
});
afterEach(() => api.close());

const Answer = v.variant('ok', [
  v.strictObject({ ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ ok: v.literal(false), error: v.string() }),
]);

async function control(verb: string, body?: unknown) {
  const response = await fetch(`${api.controlUrl}${verb}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, ...v.parse(Answer, await response.json()) };
}

async function value(verb: string, body?: unknown): Promise<unknown> {
  const answer = await control(verb, body);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

async function seedByControl(): Promise<void> {
  await value('seedPost', { itemId: ITEM_ID, handle: 'ana.creates' });
  await value('seedCode', { code: CODE, itemId: ITEM_ID, endsInMs: DAY_MS });
}

const authorize = () =>
  api.post('tt_video/authorize', { advertiser_id: advertiserId, auth_code: CODE });

describe('the control port of the emulator', () => {
  test('seeds a linked identity', async () => {
    await value('seedIdentity', { advertiserId, identityId: 'linked', displayName: 'Lumen' });
    const { data } = await api.get('identity/get', { advertiser_id: advertiserId });
    expect(data['identity_list']).toMatchObject([
      { identity_id: 'linked', identity_type: 'TT_USER', display_name: 'Lumen' },
    ]);
  });

  test('builds a world from nothing', async () => {
    await value('reset');
    const appId = '7400000000000000077';
    await value('seedApp', { appId, secret: 'other-secret' });
    await value('seedAdvertiser', { advertiserId, name: 'Other' });
    const grant = { authCode: 'other-oauth-code', appId, advertiserIds: [advertiserId] };
    await value('seedOAuthCode', grant);
    await value('seedToken', {
      token: 'sandbox-other-token',
      appId,
      advertiserIds: [advertiserId],
    });
    const query = { advertiser_ids: [advertiserId], fields: ['name'] };
    const info = await api.get('advertiser/info', query, 'sandbox-other-token');
    expect(info.data).toEqual({ list: [{ name: 'Other' }] });
    const body = { app_id: appId, secret: 'other-secret', auth_code: 'other-oauth-code' };
    expect((await api.post('oauth2/access_token', body, null)).code).toBe(0);
  });

  test('seeds, moves the clock, extends and revokes', async () => {
    await seedByControl();
    expect(await value('moveClock', { byMs: DAY_MS })).toBe(ADS_API_START + DAY_MS);
    expect(await value('now')).toBe(ADS_API_START + DAY_MS);
    expect((await authorize()).message).toBe('Authorization expired.');
    await value('extend', { code: CODE, days: 7 });
    expect((await authorize()).code).toBe(0);
    await value('revoke', { code: CODE });
    const { data } = await api.get('tt_video/list', { advertiser_id: advertiserId });
    expect(data['list']).toMatchObject([{ auth_info: { ad_auth_status: 'EXPIRED' } }]);
  });

  test('binds without a call and tells what is bound without the code', async () => {
    await seedByControl();
    await value('bind', { advertiserId, code: CODE });
    expect(await value('bindings')).toEqual([
      {
        advertiserId,
        itemId: ITEM_ID,
        codeFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        boundAt: ADS_API_START,
      },
    ]);
  });

  test('turns knobs and tells them all', async () => {
    expect(await value('setKnobs', { preview: 'refused' })).toMatchObject({
      preview: 'refused',
      alreadyBound: 'ok',
    });
  });

  test('sets and clears faults', async () => {
    const fault = { kind: 'return-code', returnCode: 50002, times: null };
    expect(await value('setFault', fault)).toBe(1);
    expect((await authorize()).code).toBe(50002);
    await value('clearFaults');
    expect((await authorize()).code).toBe(40002);
  });

  test('holds a call, waits for it, releases it, and shows the log', async () => {
    await seedByControl();
    await value('setFault', { kind: 'hold', endpoint: 'tt_video/authorize' });
    const reply = authorize();
    expect(await value('waitForHeld', {})).toMatchObject({ itemId: ITEM_ID });
    expect(await value('heldCalls')).toHaveLength(1);
    expect(await value('releaseHeld')).toBe(1);
    expect((await reply).code).toBe(0);
    expect(await value('log')).toMatchObject([{ committed: true, returnCode: 0 }]);
  });

  test.each([
    ['seedPost', { itemId: 7561234567890123 }],
    ['seedPost', { itemId: ITEM_ID, colour: 'red' }],
    ['seedCode', { code: CODE, itemId: '7000000000000000001' }],
    ['setKnobs', { preview: 'perhaps' }],
    ['setFault', { kind: 'flood' }],
    ['moveClock', { byMs: -1 }],
    ['extend', { code: '#no-such-code==', days: 7 }],
    ['bind', { advertiserId, code: '#no-such-code==' }],
  ])('refuses %s with %o and says why', async (verb, body) => {
    const answer = await control(verb, body);
    expect(answer).toMatchObject({ status: 400, ok: false });
    expect(answer).toHaveProperty('error', expect.stringMatching(/\w/));
  });

  test('knows no other verb, and is not on the API side', async () => {
    expect((await control('explode')).status).toBe(404);
    const onApi = await fetch(new URL('/__emu/log', api.baseUrl), { method: 'POST' });
    expect(onApi.status).toBe(404);
  });

  test('forgets everything on reset', async () => {
    await seedByControl();
    await authorize();
    await value('moveClock', { byMs: DAY_MS });
    await value('reset');
    expect(await value('bindings')).toEqual([]);
    expect(await value('log')).toEqual([]);
    expect(await value('now')).toBe(ADS_API_START);
    expect((await authorize()).code).toBe(40105);
  });
});

describe('the demo world of the emulator', () => {
  const posts = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      itemId: String(7_561_234_567_890_120_000n + BigInt(index)),
      handle: `creator.${index}`,
      nickname: `Creator ${index}`,
      caption: '',
      kind: 'video' as const,
    }));

  test('gives each post one code, the first three good ones, then each state in turn', () => {
    const codes = seedDemo(api.world, { posts: posts(DEMO_STATES.length + 2) });
    expect(codes.map(({ state }) => state)).toEqual(['good', 'good', ...DEMO_STATES]);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  });

  test('has codes with every character that is lost on the way', () => {
    for (const { code } of seedDemo(api.world, { posts: posts(3) })) {
      expect(code).toMatch(/^#[A-Za-z0-9+/]+==$/);
      expect(code).toMatch(/\+.*\//);
    }
  });

  test.each([
    ['ends-in-1-hour', '2026-11-22 08:15:00'],
    ['ends-in-6-days', '2026-11-28 07:15:00'],
    ['ends-in-364-days', '2027-11-21 07:15:00'],
  ] as const)('has a code that %s', async (state, end) => {
    const [demo] = seedDemo(api.world, { posts: posts(1).map((post) => ({ ...post, state })) });
    const query = { advertiser_id: advertiserId, auth_code: demo?.code };
    const { data } = await api.get('tt_video/info', query);
    expect(data['auth_info']).toMatchObject({ auth_end_time: end });
  });

  test('can be given many bound posts', () => {
    seedBoundPosts(api.world, { advertiserId, count: 51 });
    expect(api.world.bindings()).toHaveLength(51);
  });
});

describe('the emulator on its own', () => {
  test('starts on loopback, says where, answers, and ends when asked to', async () => {
    const main = resolve(import.meta.dirname, '../../sandbox/ads-api/main.ts');
    const child = spawn(process.execPath, [main, '--port', '0', '--control-port', '0']);
    try {
      const lines = createInterface(child.stdout);
      const [first] = (await once(lines, 'line')) as [string];
      const baseUrl = /http:\/\/127\.0\.0\.1:\d+\/open_api\/v1\.3\//.exec(first)?.[0];
      const url = new URL('advertiser/info/', baseUrl);
      url.searchParams.set('advertiser_ids', JSON.stringify([advertiserId]));
      const response = await fetch(url, { headers: { 'Access-Token': DEMO.token } });
      expect(await response.json()).toMatchObject({ code: 0 });
    } finally {
      child.kill('SIGTERM');
    }
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    expect(exitCode).toBe(0);
  });
});
