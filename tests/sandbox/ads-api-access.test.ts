import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { startAdsApi } from '../support/running-ads-api.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [first, second] = DEMO.advertisers;
const { advertiserId } = first;
const HOUR_MS = 3_600_000;
const exchange = { app_id: DEMO.appId, secret: DEMO.secret, auth_code: DEMO.authCode };
let api: RunningAdsApi;

beforeEach(async () => {
  api = await startAdsApi();
});
afterEach(() => api.close());

describe('oauth2/access_token of the emulator', () => {
  test('gives a token with scopes and advertisers that works at once', async () => {
    const reply = await api.post('oauth2/access_token', exchange, null);
    expect(reply).toMatchObject({
      code: 0,
      data: {
        advertiser_ids: [first.advertiserId, second.advertiserId],
        scope: expect.arrayContaining([690, 691]),
      },
    });
    const token = String(reply.data['access_token']);
    const list = await api.get('tt_video/list', { advertiser_id: advertiserId }, token);
    expect(list.code).toBe(0);
  });

  test('leaves the advertisers out when asked to', async () => {
    const reply = await api.post(
      'oauth2/access_token',
      { ...exchange, return_advertiser_ids: false },
      null,
    );
    expect(reply.data['advertiser_ids']).toEqual([]);
  });

  test('takes an auth_code only once', async () => {
    await api.post('oauth2/access_token', exchange, null);
    expect((await api.post('oauth2/access_token', exchange, null)).code).toBe(40110);
  });

  test('takes an auth_code only within an hour', async () => {
    api.world.moveClock({ byMs: HOUR_MS });
    expect((await api.post('oauth2/access_token', exchange, null)).code).toBe(40110);
  });

  test.each([{ secret: 'wrong' }, { app_id: '7400000000000000077' }])(
    'refuses %o with 40101 and does not spend the auth_code',
    async (wrong) => {
      const refused = await api.post('oauth2/access_token', { ...exchange, ...wrong }, null);
      expect(refused.code).toBe(40101);
      expect((await api.post('oauth2/access_token', exchange, null)).code).toBe(0);
    },
  );

  test('refuses the auth_code of another app with 40101', async () => {
    api.world.seedApp({ appId: '7400000000000000077', secret: 'other-secret' });
    const other = { ...exchange, app_id: '7400000000000000077', secret: 'other-secret' };
    expect((await api.post('oauth2/access_token', other, null)).code).toBe(40101);
  });

  test('never shows secret, auth_code or token in the log', async () => {
    const reply = await api.post('oauth2/access_token', exchange, null);
    await api.get('tt_video/list', { advertiser_id: advertiserId });
    const log = JSON.stringify(api.world.log());
    for (const credential of [
      DEMO.secret,
      DEMO.authCode,
      DEMO.token,
      String(reply.data['access_token']),
    ]) {
      expect(log).not.toContain(credential);
    }
  });
});

describe('the token check of the emulator', () => {
  const list = (token: string | null) =>
    api.get('tt_video/list', { advertiser_id: advertiserId }, token);

  test('names the missing header in the words of the live API', async () => {
    expect(await list(null)).toMatchObject({
      code: 40104,
      message: 'Access token is null, you should set it in http header with key Access-Token.',
    });
  });

  test('does not read the token from the query', async () => {
    const query = { advertiser_id: advertiserId, access_token: DEMO.token, 'Access-Token': 'x' };
    expect((await api.get('tt_video/list', query, null)).code).toBe(40104);
  });

  test.each([
    ['an unknown token', 40105, () => 'no-such-token'],
    ['a revoked token', 40105, () => seedToken('revoked')],
    ['an expired token', 40102, () => seedToken('expired')],
  ])('refuses %s with %i', async (_, code, token) => {
    expect((await list(token())).code).toBe(code);
  });

  function seedToken(state: 'revoked' | 'expired'): string {
    api.world.seedToken({ token: 'sandbox-other-token', advertiserIds: [advertiserId], state });
    return 'sandbox-other-token';
  }

  test('refuses an advertiser that the token was not granted with 40001', async () => {
    api.world.seedToken({ token: 'sandbox-other-token', advertiserIds: [second.advertiserId] });
    expect((await list('sandbox-other-token')).code).toBe(40001);
  });

  test('refuses an advertiser that does not exist with 40300', async () => {
    const query = { advertiser_id: '7431234567890123461' };
    expect((await api.get('tt_video/list', query)).code).toBe(40300);
  });

  test.each([
    ['tt_video/info', 690],
    ['tt_video/list', 691],
  ])('refuses %s with 40001 to a token without scope %i', async (path, scope) => {
    const scopes = [690, 691].filter((granted) => granted !== scope);
    api.world.seedToken({ token: DEMO.token, scopes });
    const query = { advertiser_id: advertiserId, auth_code: '#no-such-code==' };
    expect((await api.get(path, query)).code).toBe(40001);
  });

  test('needs no scope for advertiser/info', async () => {
    api.world.seedToken({ token: DEMO.token, scopes: [] });
    const reply = await api.get('advertiser/info', { advertiser_ids: [advertiserId] });
    expect(reply.code).toBe(0);
  });
});

describe('user/info of the emulator', () => {
  test.each(['GET', 'POST'])('tells who granted the token: %s', async (method) => {
    const headers = { 'Access-Token': DEMO.token };
    const response = await fetch(`${api.baseUrl}user/info/`, { method, headers });
    expect(await response.json()).toMatchObject({
      code: 0,
      data: {
        display_name: expect.any(String),
        email: expect.stringContaining('***'),
        core_user_id: expect.stringMatching(/^\d{19}$/),
        create_time: Date.UTC(2024, 0, 1) / 1000,
        avatar_url: expect.any(String),
      },
    });
  });

  test('needs a token and no scope', async () => {
    expect((await api.get('user/info', {}, null)).code).toBe(40104);
    api.world.seedToken({ token: DEMO.token, scopes: [] });
    expect((await api.post('user/info', {})).code).toBe(0);
  });
});

describe('advertiser/info of the emulator', () => {
  test('tells both ad accounts with ids as texts and the time in epoch seconds', async () => {
    const ids = [first.advertiserId, second.advertiserId];
    const reply = await api.get('advertiser/info', { advertiser_ids: ids });
    expect(reply.data['list']).toEqual([
      expect.objectContaining({
        advertiser_id: '7431234567890123457',
        status: 'STATUS_ENABLE',
        currency: 'EUR',
        timezone: 'Europe/Berlin',
        create_time: Date.UTC(2026, 10, 22, 7, 15) / 1000,
      }),
      expect.objectContaining({ advertiser_id: '7431234567890123459', currency: 'JPY' }),
    ]);
  });

  test('has ids that a number cannot hold', () => {
    for (const id of [first.advertiserId, second.advertiserId]) {
      expect(BigInt(Number(id)).toString()).not.toBe(id);
    }
    expect(Number(first.advertiserId)).toBe(Number(second.advertiserId));
  });

  test('gives only the fields that were asked for', async () => {
    const query = { advertiser_ids: [advertiserId], fields: ['name', 'status'] };
    const reply = await api.get('advertiser/info', query);
    expect(reply.data['list']).toEqual([{ name: first.name, status: 'STATUS_ENABLE' }]);
  });

  test('fails the whole call for one unknown field', async () => {
    const query = { advertiser_ids: [advertiserId], fields: ['name', 'shoe_size'] };
    const reply = await api.get('advertiser/info', query);
    expect(reply).toMatchObject({ code: 40002, message: expect.stringContaining('shoe_size') });
  });

  test('refuses a plain id where a JSON array is due, and names the field', async () => {
    const reply = await api.get('advertiser/info', { advertiser_ids: advertiserId });
    expect(reply).toMatchObject({
      code: 40002,
      message: expect.stringContaining('advertiser_ids'),
    });
  });

  test('refuses ids that are numbers inside the array', async () => {
    const reply = await api.get('advertiser/info', { advertiser_ids: `[${advertiserId}]` });
    expect(reply).toMatchObject({
      code: 40002,
      message: expect.stringContaining('advertiser_ids'),
    });
  });

  test('refuses more than 100 ids with 40011', async () => {
    const ids = Array.from({ length: 101 }, () => advertiserId);
    expect((await api.get('advertiser/info', { advertiser_ids: ids })).code).toBe(40011);
  });

  test('refuses the whole call when one account was not granted', async () => {
    api.world.seedToken({ token: DEMO.token, advertiserIds: [advertiserId] });
    const ids = [advertiserId, second.advertiserId];
    expect((await api.get('advertiser/info', { advertiser_ids: ids })).code).toBe(40001);
  });
});

describe('the arguments of a call to the emulator', () => {
  test('names every required field that is missing', async () => {
    expect(await api.post('tt_video/authorize', { auth_code: '' })).toMatchObject({
      code: 40002,
      message: 'Missing required field(s): advertiser_id, auth_code.',
    });
  });

  const numericId = { advertiser_id: Number(advertiserId), auth_code: '#no-such-code==' };

  test('refuses an id that is a number', async () => {
    expect(await api.post('tt_video/authorize', numericId)).toMatchObject({
      code: 40002,
      message: expect.stringContaining('advertiser_id'),
    });
  });

  test('reads a number as the wrong advertiser when the knob accepts numbers', async () => {
    api.world.setKnobs({ numericIds: 'accepted' });
    expect((await api.post('tt_video/authorize', numericId)).code).toBe(40300);
  });

  test.each([
    [{ page_size: 51 }, 'page_size'],
    [{ page_size: 0 }, 'page_size'],
    [{ page: 0 }, 'page'],
    [{ page: 'two' }, 'page'],
    [{ item_types: 'VIDEO' }, 'item_types'],
    [{ item_types: ['PHOTO'] }, 'item_types'],
    [{ keyword: 'k'.repeat(501) }, 'keyword'],
  ])('refuses %o in tt_video/list and names the field', async (query, field) => {
    const reply = await api.get('tt_video/list', { advertiser_id: advertiserId, ...query });
    expect(reply).toMatchObject({ code: 40002, message: expect.stringContaining(field) });
  });
});
