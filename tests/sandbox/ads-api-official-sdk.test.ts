import {
  AccountManagementApi,
  ApiClient,
  AuthenticationApi,
  IdentityApi,
  Oauth2AccessTokenBody,
} from 'tiktok-business-api-sdk-official';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO, demoCode } from '../../sandbox/ads-api/seed-demo.ts';
import { startAdsApi } from '../support/running-ads-api.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [first, second] = DEMO.advertisers;
const { advertiserId } = first;
const ITEM_ID = '7561234567890123457';
const BUSINESS_CENTER_ID = '7411234567890123457';

let api: RunningAdsApi;
let client: ApiClient;

beforeEach(async () => {
  api = await startAdsApi();
  client = new ApiClient();
  client.basePath = new URL(api.baseUrl).origin;
  api.world.seedPost({ itemId: ITEM_ID, handle: 'ana.creates', nickname: 'Ana' });
  api.world.seedCode({ code: demoCode(ITEM_ID), itemId: ITEM_ID });
});
afterEach(() => api.close());

/** The SDK takes `code` and `message` off a success and makes one error text of anything else. */
const settled = (start: (done: (error: Error | null, data: unknown) => void) => void) =>
  new Promise<unknown>((resolve, reject) => {
    start((error, data) => (error ? reject(error) : resolve(data)));
  });

const accounts = (ids: string[], token: string = DEMO.token, options = {}) =>
  settled((done) => new AccountManagementApi(client).advertiserInfo(ids, token, options, done));
const identities = (options = {}) =>
  settled((done) => new IdentityApi(client).identityGet(advertiserId, DEMO.token, options, done));
const video = (type: string, identityId: string, itemId: string) =>
  settled((done) =>
    new IdentityApi(client).identityVideoInfo(
      DEMO.token,
      advertiserId,
      type,
      identityId,
      itemId,
      {},
      done,
    ),
  );
const exchange = (authCode: string) =>
  settled((done) =>
    new AuthenticationApi(client).oauth2AccessToken(
      { body: new Oauth2AccessTokenBody(DEMO.appId, authCode, DEMO.secret) },
      done,
    ),
  );

describe("the official SDK's client and the emulator", () => {
  test('exchange an auth_code for a token with which the client can read both ad accounts', async () => {
    const granted = (await exchange(DEMO.authCode)) as {
      data: { access_token: string; advertiser_ids: string[] };
    };
    expect(await accounts(granted.data.advertiser_ids, granted.data.access_token)).toMatchObject({
      request_id: expect.any(String),
      data: {
        list: [{ advertiser_id: first.advertiserId }, { advertiser_id: second.advertiserId }],
      },
    });
  });

  test('agree on lists in the query: ids and fields', async () => {
    expect(await accounts([advertiserId], DEMO.token, { fields: ['name'] })).toMatchObject({
      data: { list: [{ name: first.name }] },
    });
  });

  test('agree that a spent auth_code is an error', async () => {
    await exchange(DEMO.authCode);
    await expect(exchange(DEMO.authCode)).rejects.toThrow(/code: 40110$/);
  });

  test.each([
    ['a wrong token', 'no-such-token', [advertiserId], 40105],
    ['an unknown ad account', DEMO.token, ['7431234567890123461'], 40300],
  ])('agree that %s is an error in HTTP 200', async (_, token, ids, code) => {
    await expect(accounts(ids, token)).rejects.toThrow(new RegExp(`code: ${code}$`));
    expect(api.world.log().at(-1)).toMatchObject({ httpStatus: 200, returnCode: code });
  });

  test('show the identity of a redeemed code and its post', async () => {
    api.world.bind({ advertiserId, code: demoCode(ITEM_ID) });
    const known = (await identities({ identity_type: 'AUTH_CODE' })) as {
      data: { identity_list: { identity_id: string }[]; page_info: unknown };
    };
    expect(known.data).toMatchObject({
      identity_list: [{ identity_type: 'AUTH_CODE', display_name: 'Ana' }],
      page_info: { page: 1, page_size: 20, total_number: 1, total_page: 1 },
    });
    const [identity] = known.data.identity_list;
    expect(await video('AUTH_CODE', String(identity?.identity_id), ITEM_ID)).toMatchObject({
      data: { video_detail: { item_id: ITEM_ID, status: 'ITEM_STATUS_HESITATE_RECOMMEND' } },
    });
  });

  test('page through identities, and ask for those of a Business Center', async () => {
    for (const [index, identityType] of (['TT_USER', 'TT_USER', 'BC_AUTH_TT'] as const).entries()) {
      const businessCenterId = identityType === 'BC_AUTH_TT' ? BUSINESS_CENTER_ID : null;
      const identityId = `00000000-0000-4000-8000-00000000000${index}`;
      api.world.seedIdentity({ advertiserId, identityId, identityType, businessCenterId });
    }
    expect(await identities({ page: 2, page_size: 2 })).toMatchObject({
      data: { identity_list: [{ identity_type: 'BC_AUTH_TT' }], page_info: { total_page: 2 } },
    });
    const options = {
      identity_type: 'BC_AUTH_TT',
      identity_authorized_bc_id: BUSINESS_CENTER_ID,
    };
    expect(await identities(options)).toMatchObject({
      data: {
        identity_list: [{ identity_authorized_bc_id: BUSINESS_CENTER_ID }],
        page_info: { total_number: 0 },
      },
    });
  });

  test('meet a throttle as an error that only its text tells', async () => {
    api.world.setKnobs({ appQps: 1 });
    await accounts([advertiserId]);
    await expect(accounts([advertiserId])).rejects.toThrow(/Too many requests.* code: 40100$/);
  });

  test('meet a gateway error', async () => {
    api.world.setFault({ kind: 'bad-gateway' });
    await expect(accounts([advertiserId])).rejects.toMatchObject({ status: 502 });
  });
});
