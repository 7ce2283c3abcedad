import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import type { Identity } from '../../utils/ads/identities.ts';
import { wholeTikTok, type WholeBackend } from '../support/whole-tiktok.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import { CODE, ITEM_ID, OTHER_CODE, OTHER_ITEM_ID } from '../support/build.ts';
import { ADS_API_START, type RunningAdsApi, startAdsApi } from '../support/running-ads-api.ts';

/** What is undocumented about TikTok's API is a switch of the emulator: here each is turned. */
const ACCESS = { token: DEMO.token, advertiserId: DEMO.advertisers[0].advertiserId };
const NEVER = new AbortController().signal;

let api: RunningAdsApi;
let backend: WholeBackend;

beforeEach(async () => {
  api = await startAdsApi();
  backend = wholeTikTok({ fetch, baseUrl: api.baseUrl.replace(/\/$/, '') });
  api.world.seedPost({ itemId: ITEM_ID, handle: 'ana.sandbox' });
  api.world.seedCode({ code: CODE, itemId: ITEM_ID });
  api.world.bind({ advertiserId: ACCESS.advertiserId, code: CODE });
});
afterEach(() => api.close());

const onlyIdentity = async (): Promise<Identity> => {
  const { identities } = await backend.listIdentities(ACCESS, { page: 1 }, NEVER);
  const [only] = identities;
  if (!only) throw new Error('There is no identity.');
  return only;
};

describe('the adapter takes either', () => {
  test.each([
    ['username', 'ana.sandbox'],
    ['user_name', 'ana.sandbox'],
    ['absent', null],
  ] as const)('name of the handle’s field: %s', async (identityHandle, handle) => {
    api.world.setKnobs({ identityHandle });
    expect((await onlyIdentity()).handle).toBe(handle);
  });

  test.each(['partial', 'omitted'] as const)(
    'way to leave a post out: %s',
    async (missingItems) => {
      api.world.setKnobs({ missingItems });
      const asked = [ITEM_ID, OTHER_ITEM_ID];
      const { posts, missing } = await backend.readIdentityPosts(
        ACCESS,
        await onlyIdentity(),
        asked,
        NEVER,
      );
      expect(posts).toMatchObject([{ itemId: ITEM_ID }]);
      expect(missing).toEqual([OTHER_ITEM_ID]);
    },
  );

  test('a post that is asked for alone is missing also where TikTok refuses the question', async () => {
    api.world.setKnobs({ missingItems: 'refused' });
    const identity = await onlyIdentity();
    expect(await backend.readIdentityPosts(ACCESS, identity, [OTHER_ITEM_ID], NEVER)).toEqual({
      posts: [],
      missing: [OTHER_ITEM_ID],
    });
  });

  test.each(['ok', 'refused'] as const)(
    'answer to taking out what is not there: %s',
    async (unbindAbsent) => {
      api.world.setKnobs({ unbindAbsent });
      await expect(backend.releasePost(ACCESS, OTHER_ITEM_ID, NEVER)).resolves.toBeUndefined();
    },
  );

  test('an open window that TikTok lets go', async () => {
    api.world.setKnobs({ unbindLive: 'ok' });
    await backend.releasePost(ACCESS, ITEM_ID, NEVER);
    expect(api.world.bindings()).toEqual([]);
  });

  test.each([
    [true, CODE],
    [false, null],
  ])('whether rows tell the code: %s', async (rowsTellCode, code) => {
    api.world.setKnobs({ rowsTellCode });
    expect((await backend.readPost(ACCESS, ITEM_ID, NEVER))?.code).toBe(code);
  });

  test('a word for a state that nobody knows', async () => {
    api.world.seedCode({ code: CODE, adAuthStatus: 'ON_HOLD' });
    expect((await backend.readPost(ACCESS, ITEM_ID, NEVER))?.adAuthStatus).toBe('ON_HOLD');
  });

  test('the page_info of zeros of accounts in a Business Center', async () => {
    const businessCenterId = '7000000000000000123';
    for (let index = 0; index < 101; index += 1) {
      api.world.seedIdentity({
        advertiserId: ACCESS.advertiserId,
        identityId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        identityType: 'BC_AUTH_TT',
        businessCenterId,
        handle: 'ana.sandbox',
      });
    }
    const page = (number: number) =>
      backend.listIdentities(ACCESS, { page: number, type: 'BC_AUTH_TT', businessCenterId }, NEVER);
    const [first, second] = [await page(1), await page(2)];
    expect([first.identities.length, first.hasMore]).toEqual([100, true]);
    expect([second.identities.length, second.hasMore]).toEqual([1, false]);
    expect(second.identities).toMatchObject([{ identityType: 'BC_AUTH_TT', businessCenterId }]);
  });

  test('a linked account, whose posts have no window of their own', async () => {
    api.world.seedIdentity({
      advertiserId: ACCESS.advertiserId,
      identityId: '7000000000000000777',
      identityType: 'TT_USER',
      handle: 'ben.sandbox',
    });
    api.world.seedPost({ itemId: OTHER_ITEM_ID, handle: 'ben.sandbox', status: 'ONLY_FRIEND_SEE' });
    const ref = {
      identityId: '7000000000000000777',
      identityType: 'TT_USER',
      businessCenterId: null,
    };
    const asked = { itemType: 'VIDEO', cursor: null } as const;
    expect(await backend.listIdentityPosts(ACCESS, ref, asked, NEVER)).toMatchObject({
      posts: [
        { itemId: OTHER_ITEM_ID, itemStatus: 'ONLY_FRIEND_SEE', adAuthStatus: null, endsAt: null },
      ],
      nextCursor: null,
    });
  });

  test('a song that is cleared in one country only', async () => {
    const music = { title: 'Song', author: 'Ben', clearedIn: ['2921044'] };
    api.world.seedPost({ itemId: ITEM_ID, music });
    const identity = await onlyIdentity();
    const statusIn = async (locationIds: string[]): Promise<string | undefined> => {
      const use = {
        itemId: ITEM_ID,
        locationIds,
        startsAt: ADS_API_START,
        endsAt: ADS_API_START + DAY_MS,
      };
      return (await backend.readMusicClearance(ACCESS, identity, use, NEVER))?.status;
    };
    expect(await statusIn(['2921044'])).toBe('WITH_FULL_AUTHORIZATION');
    expect(await statusIn(['2921044', '6252001'])).toBe('AUTHORIZATION_MISSING');
  });

  test('a preview that this account may not have', async () => {
    api.world.seedPost({ itemId: OTHER_ITEM_ID });
    api.world.seedCode({ code: OTHER_CODE, itemId: OTHER_ITEM_ID });
    api.world.setKnobs({ preview: 'refused', previewRefusedCode: 40001 });
    await expect(backend.previewCode(ACCESS, OTHER_CODE, NEVER)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    api.world.setKnobs({ previewRefusedCode: 40007 });
    await expect(backend.previewCode(ACCESS, OTHER_CODE, NEVER)).rejects.toMatchObject({
      kind: 'refused',
      facts: { reason: 'unknown' },
    });
  });

  test.each(['plain', 'restricted'] as const)('wording of a limit: %s', async (rateMessage) => {
    api.world.setKnobs({ appQps: 1, rateMessage });
    await backend.readUser(ACCESS.token, NEVER);
    await expect(backend.readUser(ACCESS.token, NEVER)).rejects.toMatchObject({
      kind: 'rate-limited',
      facts: { limit: 'app', trouble: 'app-limit' },
    });
  });

  test('the limit of an ad account on applying codes', async () => {
    api.world.setKnobs({ authorizeQps: 1 });
    const apply = () => backend.applyCode(ACCESS, { value: CODE }, NEVER);
    await apply();
    await expect(apply()).rejects.toMatchObject({
      kind: 'rate-limited',
      facts: { limit: 'advertiser', trouble: 'advertiser-limit' },
    });
  });
});
