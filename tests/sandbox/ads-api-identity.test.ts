import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO, demoCode } from '../../sandbox/ads-api/seed-demo.ts';
import { ADS_API_START, startAdsApi } from '../support/running-ads-api.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [{ advertiserId }, second] = DEMO.advertisers;
const ITEM_ID = '7561234567890123457';
const OTHER_ITEM_ID = '7561234567890123999';
const BUSINESS_CENTER_ID = '7411234567890123457';
const LINKED_ID = '00000000-0000-4000-8000-000000000001';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let api: RunningAdsApi;

beforeEach(async () => {
  api = await startAdsApi();
});
afterEach(() => api.close());

type PostSeed = Parameters<RunningAdsApi['world']['seedPost']>[0];

function seedCode(post: Partial<PostSeed> = {}): string {
  const itemId = post.itemId ?? ITEM_ID;
  api.world.seedPost({ itemId, handle: 'ana.creates', nickname: 'Ana', ...post });
  api.world.seedCode({ code: demoCode(itemId), itemId });
  return demoCode(itemId);
}

/** @returns the id of the identity that the code led to. */
async function redeem(post: Partial<PostSeed> = {}, advertiser: string = advertiserId) {
  const body = { advertiser_id: advertiser, auth_code: seedCode(post) };
  expect((await api.post('tt_video/authorize', body)).code).toBe(0);
  const held = await api.get('tt_video/info', body);
  return v.parse(v.object({ user_info: v.object({ identity_id: v.string() }) }), held.data)
    .user_info.identity_id;
}

const Rows = v.array(v.looseObject({}));
const identityList = async (query: Record<string, unknown> = {}) => {
  const reply = await api.get('identity/get', { advertiser_id: advertiserId, ...query });
  expect(reply.code).toBe(0);
  return { rows: v.parse(Rows, reply.data['identity_list']), pageInfo: reply.data['page_info'] };
};

const ofIdentity = (identityId: string, type = 'AUTH_CODE') => ({
  advertiser_id: advertiserId,
  identity_id: identityId,
  identity_type: type,
});

function link(
  seed: Partial<Parameters<RunningAdsApi['world']['seedIdentity']>[0]> = {},
): Record<string, unknown> {
  api.world.seedIdentity({ advertiserId, identityId: LINKED_ID, handle: 'ana.creates', ...seed });
  return {
    ...ofIdentity(seed.identityId ?? LINKED_ID, seed.identityType ?? 'TT_USER'),
    ...(seed.businessCenterId ? { identity_authorized_bc_id: seed.businessCenterId } : {}),
  };
}

const businessCenter = {
  identityType: 'BC_AUTH_TT',
  businessCenterId: BUSINESS_CENTER_ID,
} as const;

describe('identity/get of the emulator', () => {
  test('has an AUTH_CODE identity once a code was redeemed', async () => {
    expect((await identityList()).rows).toEqual([]);
    const identityId = await redeem();
    expect(identityId).toMatch(/^\d{19}$/);
    expect((await identityList()).rows).toEqual([
      {
        identity_id: identityId,
        identity_type: 'AUTH_CODE',
        display_name: 'Ana',
        username: 'ana.creates',
        profile_image: expect.any(String),
        ads_only_mode: false,
        is_gpppa: false,
      },
    ]);
  });

  test('has one identity for two posts of one creator', async () => {
    await redeem();
    await redeem({ itemId: OTHER_ITEM_ID });
    expect((await identityList()).rows).toHaveLength(1);
  });

  test('shows nothing to the other advertiser, who gets the same id with the same code', async () => {
    const identityId = await redeem();
    const theirs = { advertiser_id: second.advertiserId };
    expect((await identityList(theirs)).rows).toEqual([]);
    expect(await redeem({}, second.advertiserId)).toBe(identityId);
    expect((await identityList(theirs)).rows).toMatchObject([{ identity_id: identityId }]);
  });

  test('keeps the linked identities of two advertisers apart', async () => {
    link({ displayName: 'Ours' });
    link({ advertiserId: second.advertiserId, displayName: 'Theirs' });
    const theirs = await identityList({ advertiser_id: second.advertiserId });
    expect(theirs.rows).toMatchObject([{ display_name: 'Theirs' }]);
    expect((await identityList()).rows).toMatchObject([{ display_name: 'Ours' }]);
  });

  test('shows the identity only after the lag of the list', async () => {
    api.world.setKnobs({ listLagMs: 5_000 });
    await redeem();
    expect((await identityList()).rows).toEqual([]);
    api.world.moveClock({ byMs: 5_000 });
    expect((await identityList()).rows).toHaveLength(1);
  });

  test('signs the profile image for 48 hours', async () => {
    await redeem();
    const [identity] = (await identityList()).rows;
    const expires = new URL(String(identity?.['profile_image'])).searchParams.get('x-expires');
    expect(Number(expires)).toBe((ADS_API_START + 48 * HOUR_MS) / 1000);
  });

  test('tells the status and the rights of linked accounts only', async () => {
    link({ availableStatus: 'IS_PRIVATE_ACCOUNT', isGovernment: true });
    link({ identityId: 'custom', identityType: 'CUSTOMIZED_USER' });
    const { rows } = await identityList();
    expect(rows[0]).toMatchObject({
      available_status: 'IS_PRIVATE_ACCOUNT',
      can_pull_video: true,
      is_gpppa: true,
    });
    expect(rows[1]).not.toHaveProperty('available_status');
    expect(rows[1]).not.toHaveProperty('username');
  });

  test('gives BC_AUTH_TT a page_info of zeros although there are rows', async () => {
    link(businessCenter);
    const { rows, pageInfo } = await identityList({
      identity_type: 'BC_AUTH_TT',
      identity_authorized_bc_id: BUSINESS_CENTER_ID,
    });
    expect(rows).toMatchObject([{ identity_authorized_bc_id: BUSINESS_CENTER_ID }]);
    expect(pageInfo).toEqual({ page: 0, page_size: 0, total_number: 0, total_page: 0 });
  });

  test('gives only the identities of the Business Center that is named', async () => {
    link(businessCenter);
    link({ ...businessCenter, identityId: 'other', businessCenterId: OTHER_ITEM_ID });
    const query = { identity_type: 'BC_AUTH_TT', identity_authorized_bc_id: OTHER_ITEM_ID };
    expect((await identityList(query)).rows).toMatchObject([{ identity_id: 'other' }]);
  });

  test('gives only the type that is asked for, in pages', async () => {
    await redeem();
    link();
    link({ identityId: 'another' });
    const query = { identity_type: 'TT_USER', page: 2, page_size: 1 };
    expect(await identityList(query)).toMatchObject({
      rows: [{ identity_id: 'another' }],
      pageInfo: { page: 2, page_size: 1, total_number: 2, total_page: 2 },
    });
  });

  test('looks for a keyword in names, but not among AUTH_CODE identities', async () => {
    await redeem();
    link({ displayName: 'Lumen Official' });
    const filtering = { keyword: 'lumen' };
    expect((await identityList({ filtering })).rows).toMatchObject([{ identity_type: 'TT_USER' }]);
    const query = { filtering, identity_type: 'AUTH_CODE' };
    expect((await identityList(query)).rows).toMatchObject([{ identity_type: 'AUTH_CODE' }]);
  });

  test('tells the handle in the field that the knob names, or not at all', async () => {
    await redeem();
    api.world.setKnobs({ identityHandle: 'user_name' });
    expect((await identityList()).rows).toMatchObject([{ user_name: 'ana.creates' }]);
    api.world.setKnobs({ identityHandle: 'absent' });
    expect(JSON.stringify((await identityList()).rows)).not.toContain('ana.creates');
  });

  test.each([
    [{ identity_type: 'FRIEND' }, 'identity_type'],
    [{ identity_type: 'BC_AUTH_TT' }, 'identity_authorized_bc_id'],
    [{ filtering: 'ana' }, 'filtering'],
    [{ page_size: 101 }, 'page_size'],
  ])('refuses %o and names the field', async (query, field) => {
    const reply = await api.get('identity/get', { advertiser_id: advertiserId, ...query });
    expect(reply).toMatchObject({ code: 40002, message: expect.stringContaining(field) });
  });
});

describe('identity/info of the emulator', () => {
  test('tells one identity', async () => {
    const identityId = await redeem();
    expect((await api.get('identity/info', ofIdentity(identityId))).data).toMatchObject({
      identity_info: { identity_id: identityId, display_name: 'Ana' },
    });
  });

  test('does not know an identity of another type, advertiser or Business Center', async () => {
    const identityId = await redeem();
    const query = link(businessCenter);
    for (const wrong of [
      ofIdentity(identityId, 'TT_USER'),
      { ...ofIdentity(identityId), advertiser_id: second.advertiserId },
      { ...query, identity_authorized_bc_id: OTHER_ITEM_ID },
    ]) {
      expect((await api.get('identity/info', wrong)).code).toBe(40007);
    }
    expect((await api.get('identity/info', query)).code).toBe(0);
  });
});

describe('every identity endpoint of the emulator', () => {
  test.each([
    'identity/get',
    'identity/info',
    'identity/video/get',
    'identity/video/info',
    'identity/music/authorization',
  ])('%s needs scope 693', async (path) => {
    const query = {
      ...ofIdentity(await redeem()),
      item_id: ITEM_ID,
      video_id: ITEM_ID,
      locations: ['6252001'],
      start_time: '2026-12-01 00:00:00',
      end_time: '2026-12-08 00:00:00',
    };
    expect((await api.get(path, query)).code).toBe(0);
    api.world.seedToken({ token: DEMO.token, scopes: [690, 691] });
    expect((await api.get(path, query)).code).toBe(40001);
  });
});

describe('identity/video/get of the emulator', () => {
  const Videos = v.object({ video_list: Rows, cursor: v.string(), has_more: v.boolean() });
  const videos = async (query: Record<string, unknown>) => {
    const reply = await api.get('identity/video/get', query);
    expect(reply.code).toBe(0);
    const { video_list, cursor, has_more } = v.parse(Videos, reply.data);
    return { rows: video_list, ids: video_list.map((row) => row['item_id']), cursor, has_more };
  };
  async function everyPage(query: Record<string, unknown>): Promise<unknown[]> {
    const ids = [];
    for (let cursor: string | null = null; ;) {
      const page = await videos({ ...query, ...(cursor === null ? {} : { cursor }) });
      ids.push(...page.ids);
      if (!page.has_more) return ids;
      cursor = page.cursor;
    }
  }

  test('gives flat rows with url, the long names of statuses, and the window', async () => {
    const query = ofIdentity(await redeem({ caption: 'Soft 🌿 نص' }));
    const { rows } = await videos(query);
    expect(rows).toEqual([
      {
        item_id: ITEM_ID,
        item_type: 'VIDEO',
        status: 'ITEM_STATUS_HESITATE_RECOMMEND',
        text: 'Soft 🌿 نص',
        auth_info: expect.objectContaining({
          ad_auth_status: 'AUTHORIZED',
          auth_end_time: '2026-12-22 07:15:00',
        }),
        anchor_list: null,
        video_info: expect.objectContaining({ url: expect.stringContaining('x-expires=') }),
        carousel_info: null,
      },
    ]);
    expect(rows[0]?.['video_info']).not.toHaveProperty('preview_url');
  });

  test('gives videos unless carousels are asked for', async () => {
    await redeem();
    const query = ofIdentity(await redeem({ itemId: OTHER_ITEM_ID, kind: 'photo' }));
    expect((await videos(query)).ids).toEqual([ITEM_ID]);
    expect((await videos({ ...query, item_type: 'CAROUSEL' })).rows).toMatchObject([
      { item_id: OTHER_ITEM_ID, video_info: null, carousel_info: { image_info: {} } },
    ]);
  });

  const itemIdAt = (daysAgo: number): string =>
    String((BigInt(ADS_API_START - daysAgo * DAY_MS) / 1000n) << 32n);
  const itemIds = Array.from({ length: 45 }, (_, daysAgo) => itemIdAt(daysAgo));

  function seedMany(bind: boolean): void {
    for (const itemId of itemIds.toReversed()) {
      const code = seedCode({ itemId });
      if (bind) api.world.bind({ advertiserId, code });
    }
  }

  test('pages AUTH_CODE by an opaque cursor, 20 at a time whatever count says', async () => {
    const query = { ...ofIdentity(await redeem({ itemId: itemIdAt(99) })), count: 50 };
    seedMany(true);
    const first = await videos(query);
    expect(first.ids).toEqual(itemIds.slice(0, 20));
    expect(first.cursor).toMatch(/[a-z]/i);
    expect(await everyPage(query)).toEqual([...itemIds, itemIdAt(99)]);
  });

  test.each([{}, businessCenter])('pages a linked account by time: %o', async (type) => {
    const query = { ...link(type), count: 7 };
    seedMany(false);
    const first = await videos(query);
    expect(first.cursor).toBe(String((ADS_API_START - 6 * DAY_MS) / 1000));
    expect(await everyPage(query)).toEqual(itemIds);
  });

  test('gives all posts of a linked account without a window, but no deleted one', async () => {
    const query = link();
    seedCode();
    seedCode({ itemId: OTHER_ITEM_ID, status: 'USER_DELETE' });
    expect((await videos(query)).rows).toMatchObject([{ item_id: ITEM_ID, auth_info: null }]);
  });

  test('finds by keyword, for AUTH_CODE only', async () => {
    await redeem({ caption: 'Morning Routine' });
    const query = ofIdentity(await redeem({ itemId: OTHER_ITEM_ID }));
    expect((await videos({ ...query, keyword: 'routine' })).ids).toEqual([ITEM_ID]);
    expect((await videos({ ...query, keyword: OTHER_ITEM_ID })).ids).toEqual([OTHER_ITEM_ID]);
    expect(await api.get('identity/video/get', { ...link(), keyword: 'routine' })).toMatchObject({
      code: 40002,
      message: expect.stringContaining('keyword'),
    });
  });

  test('refuses a cursor that it did not give', async () => {
    for (const query of [ofIdentity(await redeem()), link()]) {
      expect(await api.get('identity/video/get', { ...query, cursor: 'later' })).toMatchObject({
        code: 40002,
        message: expect.stringContaining('cursor'),
      });
    }
  });

  test('refuses an account that does not give its posts, and a type that has none', async () => {
    expect((await api.get('identity/video/get', link({ canPullVideo: false }))).code).toBe(40001);
    const custom = link({ identityId: 'custom', identityType: 'CUSTOMIZED_USER' });
    expect((await api.get('identity/video/get', custom)).code).toBe(40002);
  });
});

describe('identity/video/info of the emulator', () => {
  const info = (query: Record<string, unknown>) => api.get('identity/video/info', query);

  test('gives one post by item_id and several by item_ids', async () => {
    await redeem();
    const query = ofIdentity(await redeem({ itemId: OTHER_ITEM_ID, kind: 'photo' }));
    expect((await info({ ...query, item_id: ITEM_ID })).data).toMatchObject({
      video_detail: { item_id: ITEM_ID },
    });
    expect((await info({ ...query, item_ids: [OTHER_ITEM_ID, ITEM_ID] })).data).toMatchObject({
      video_details: [{ item_id: OTHER_ITEM_ID }, { item_id: ITEM_ID }],
    });
    const carousel = { ...query, item_id: ITEM_ID, item_type: 'CAROUSEL' };
    expect((await info(carousel)).code).toBe(40007);
  });

  test('renews the links of a post', async () => {
    const query = { ...ofIdentity(await redeem()), item_id: ITEM_ID };
    const before = (await info(query)).data;
    api.world.moveClock({ byMs: HOUR_MS });
    expect((await info(query)).data).not.toEqual(before);
  });

  test('answers for a part of the posts with 20001, with 0, or not at all', async () => {
    const query = { ...ofIdentity(await redeem()), item_ids: [ITEM_ID, OTHER_ITEM_ID] };
    const data = { video_details: [{ item_id: ITEM_ID }] };
    expect(await info(query)).toMatchObject({ code: 20001, message: 'Partial success.', data });
    api.world.setKnobs({ missingItems: 'omitted' });
    expect(await info(query)).toMatchObject({ code: 0, data });
    api.world.setKnobs({ missingItems: 'refused' });
    expect(await info(query)).toMatchObject({ code: 40007, data: {} });
  });

  test('needs at least one id and takes at most 20', async () => {
    const query = ofIdentity(await redeem());
    expect(await info(query)).toMatchObject({
      code: 40002,
      message: expect.stringContaining('item_id'),
    });
    const ids = (length: number) => ({ ...query, item_ids: Array(length).fill(ITEM_ID) });
    expect((await info(ids(20))).code).toBe(0);
    expect((await info(ids(21))).code).toBe(40011);
  });

  test('does not know a post of another creator', async () => {
    const query = ofIdentity(await redeem());
    await redeem({ itemId: OTHER_ITEM_ID, handle: 'ben.films' });
    expect((await info({ ...query, item_id: OTHER_ITEM_ID })).code).toBe(40007);
  });
});

describe('identity/music/authorization of the emulator', () => {
  const flight = { start_time: '2026-12-01 00:00:00', end_time: '2026-12-08 00:00:00' };
  const song = { title: 'Invented Song', author: 'Nobody' };

  async function ask(music: PostSeed['music'], more: Record<string, unknown> = {}) {
    const query = { ...ofIdentity(await redeem(music ? { music } : {})), video_id: ITEM_ID };
    const locations = ['6252001', '2635167'];
    return api.get('identity/music/authorization', { ...query, locations, ...flight, ...more });
  }

  test.each([
    ['everywhere', 'WITH_FULL_AUTHORIZATION', 'AUTHORIZED'],
    [['6252001', '2635167'], 'WITH_FULL_AUTHORIZATION', 'AUTHORIZED'],
    [['6252001'], 'AUTHORIZATION_MISSING', 'NOT_AUTHORIZED'],
  ] as const)('a song cleared in %o is %s for two places', async (where, status, type) => {
    const clearedIn = where === 'everywhere' ? where : [...where];
    expect((await ask({ ...song, clearedIn })).data['music_authorization']).toMatchObject([
      {
        video_id: ITEM_ID,
        music_status: status,
        authorization_infos: [{ title: 'Invented Song', authorization_type: type }],
      },
    ]);
  });

  test('says so where there is no song', async () => {
    expect((await ask(null)).data['music_authorization']).toEqual([
      { video_id: ITEM_ID, music_status: 'WITHOUT_SONG_ID', authorization_infos: [] },
    ]);
  });

  test.each([
    [{ locations: '6252001,2635167' }, 40002, 'locations'],
    [{ locations: '' }, 40002, 'locations'],
    [{ start_time: '2026-12-01' }, 40002, 'start_time'],
    [{ end_time: '2026-11-30 00:00:00' }, 40002, 'end_time'],
    [{ video_id: OTHER_ITEM_ID }, 40007, 'does not exist'],
  ])('refuses %o with %i', async (wrong, code, words) => {
    expect(await ask(null, wrong)).toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });
});
