import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO, demoCode } from '../../sandbox/ads-api/seed-demo.ts';
import { startAdsApi } from '../support/running-ads-api.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [{ advertiserId }, second] = DEMO.advertisers;
const ITEM_ID = '7561234567890123457';
const OTHER_ITEM_ID = '7561234567890123999';
const DAY_MS = 86_400_000;
let api: RunningAdsApi;

beforeEach(async () => {
  api = await startAdsApi();
});
afterEach(() => api.close());

function bind(itemId = ITEM_ID, advertiser: string = advertiserId): void {
  api.world.seedPost({ itemId, handle: 'ana.creates' });
  api.world.seedCode({ code: demoCode(itemId), itemId });
  api.world.bind({ advertiserId: advertiser, code: demoCode(itemId) });
}

const unbind = (itemId = ITEM_ID) =>
  api.post('tt_video/unbind', { advertiser_id: advertiserId, item_id: itemId });
const bound = () =>
  api.world.bindings().map((binding) => `${binding.advertiserId} ${binding.itemId}`);

describe('tt_video/unbind of the emulator', () => {
  test('takes a lapsed post out of the list, for this advertiser only', async () => {
    bind();
    bind(ITEM_ID, second.advertiserId);
    api.world.moveClock({ byMs: 30 * DAY_MS });
    expect(await unbind()).toMatchObject({ code: 0, data: {} });
    expect(bound()).toEqual([`${second.advertiserId} ${ITEM_ID}`]);
    const { data } = await api.get('tt_video/list', { advertiser_id: advertiserId });
    expect(data['list']).toEqual([]);
  });

  test('takes a post whose creator took the code back', async () => {
    bind();
    api.world.revoke({ code: demoCode(ITEM_ID) });
    expect((await unbind()).code).toBe(0);
  });

  test('refuses a post that is still authorized, unless the knob says otherwise', async () => {
    bind();
    expect((await unbind()).code).toBe(40002);
    expect(bound()).toHaveLength(1);
    api.world.setKnobs({ unbindLive: 'ok' });
    expect((await unbind()).code).toBe(0);
    expect(bound()).toEqual([]);
  });

  test('refuses a post that is not there, or has nothing to do, as the knob says', async () => {
    expect((await unbind()).code).toBe(40007);
    api.world.setKnobs({ unbindAbsent: 'ok' });
    expect((await unbind()).code).toBe(0);
  });

  test('ends the identity with the last post of its creator', async () => {
    api.world.setKnobs({ unbindLive: 'ok' });
    bind();
    bind(OTHER_ITEM_ID);
    const identities = async () =>
      (await api.get('identity/get', { advertiser_id: advertiserId })).data['identity_list'];
    await unbind();
    expect(await identities()).toHaveLength(1);
    await unbind(OTHER_ITEM_ID);
    expect(await identities()).toEqual([]);
  });

  test('lets the creator extend and the same code be applied again', async () => {
    bind();
    api.world.moveClock({ byMs: 30 * DAY_MS });
    await unbind();
    api.world.extend({ code: demoCode(ITEM_ID), days: 7 });
    const body = { advertiser_id: advertiserId, auth_code: demoCode(ITEM_ID) };
    expect((await api.post('tt_video/authorize', body)).code).toBe(0);
    expect(bound()).toEqual([`${advertiserId} ${ITEM_ID}`]);
  });

  test('is logged with its post, and as committed only when something changed', async () => {
    bind();
    await unbind();
    api.world.setKnobs({ unbindLive: 'ok', unbindAbsent: 'ok' });
    await unbind();
    await unbind();
    expect(api.world.log().map(({ itemId, committed }) => ({ itemId, committed }))).toEqual([
      { itemId: ITEM_ID, committed: false },
      { itemId: ITEM_ID, committed: true },
      { itemId: ITEM_ID, committed: false },
    ]);
  });

  test('needs scope 691', async () => {
    api.world.seedToken({ token: DEMO.token, scopes: [690, 693] });
    expect((await unbind()).code).toBe(40001);
  });
});

describe('posts that change while the emulator holds a call', () => {
  const authorize = () =>
    api.post('tt_video/authorize', {
      advertiser_id: advertiserId,
      auth_code: demoCode(ITEM_ID),
    });

  test.each(['ONLY_AUTHOR_SEE', 'USER_DELETE'])(
    'a code is refused when its post becomes %s before the commit',
    async (status) => {
      api.world.seedPost({ itemId: ITEM_ID });
      api.world.seedCode({ code: demoCode(ITEM_ID), itemId: ITEM_ID });
      api.world.setFault({ kind: 'hold', endpoint: 'tt_video/authorize' });
      const reply = authorize();
      await api.world.waitForHeld();
      api.world.seedPost({ itemId: ITEM_ID, status });
      await api.world.releaseHeld();
      expect((await reply).code).toBe(40002);
      expect(bound()).toEqual([]);
    },
  );

  test.each([
    ['ONLY_AUTHOR_SEE', 'ITEM_STATUS_ONLY_AUTHOR_SEE'],
    ['ONLY_FRIEND_SEE', 'STATUS_ONLY_FRIEND_SEE'],
    ['USER_DELETE', 'USER_DELETE'],
  ])('a bound post stays in list and info and shows %s', async (status, statusHere) => {
    bind();
    api.world.seedPost({ itemId: ITEM_ID, status });
    const query = { advertiser_id: advertiserId, auth_code: demoCode(ITEM_ID) };
    const { data } = await api.get('tt_video/info', query);
    expect(data).toMatchObject({
      auth_info: { ad_auth_status: 'AUTHORIZED' },
      item_info: { status },
    });
    const list = await api.get('tt_video/list', { advertiser_id: advertiserId });
    expect(list.data['list']).toMatchObject([{ item_info: { status } }]);
    const { identity_id } = data['user_info'] as { identity_id: string };
    const video = await api.get('identity/video/info', {
      advertiser_id: advertiserId,
      identity_id,
      identity_type: 'AUTH_CODE',
      item_id: ITEM_ID,
    });
    expect(video.data['video_detail']).toMatchObject({ status: statusHere });
  });
});
