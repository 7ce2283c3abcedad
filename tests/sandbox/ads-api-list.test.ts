import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO, demoCode, seedBoundPosts } from '../../sandbox/ads-api/seed-demo.ts';
import { startAdsApi } from '../support/running-ads-api.ts';
import type { RunningAdsApi } from '../support/running-ads-api.ts';

const [{ advertiserId }, second] = DEMO.advertisers;
const ITEM_ID = '7561234567890123457';
const DAY_MS = 86_400_000;
let api: RunningAdsApi;

beforeEach(async () => {
  api = await startAdsApi();
});
afterEach(() => api.close());

const Page = v.object({
  list: v.array(
    v.object({
      auth_info: v.object({ ad_auth_status: v.string() }),
      item_info: v.object({ item_id: v.string() }),
    }),
  ),
  page_info: v.unknown(),
});

async function list(query: Record<string, unknown> = {}) {
  const reply = await api.get('tt_video/list', { advertiser_id: advertiserId, ...query });
  expect(reply.code).toBe(0);
  const { list: rows, page_info } = v.parse(Page, reply.data);
  return {
    ids: rows.map((row) => row.item_info.item_id),
    statuses: rows.map((row) => row.auth_info.ad_auth_status),
    pageInfo: page_info,
  };
}

function bind(itemId: string, facts: { caption?: string; kind?: 'video' | 'photo' } = {}): string {
  api.world.seedPost({ itemId, ...facts });
  api.world.seedCode({ code: demoCode(itemId), itemId });
  api.world.bind({ advertiserId, code: demoCode(itemId) });
  return itemId;
}

describe('tt_video/list of the emulator', () => {
  test('is empty at first', async () => {
    expect(await list()).toEqual({
      ids: [],
      statuses: [],
      pageInfo: { page: 1, page_size: 20, total_number: 0, total_page: 0 },
    });
  });

  test('gives 51 posts on two pages of 50, newest first', async () => {
    const itemIds = seedBoundPosts(api.world, { advertiserId, count: 51 });
    const first = await list({ page: 1, page_size: 50 });
    const last = await list({ page: 2, page_size: 50 });
    expect([...first.ids, ...last.ids]).toEqual(itemIds.toReversed());
    expect(last.pageInfo).toEqual({ page: 2, page_size: 50, total_number: 51, total_page: 2 });
  });

  test('gives 20 posts where no page size is asked for', async () => {
    seedBoundPosts(api.world, { advertiserId, count: 21 });
    expect((await list()).ids).toHaveLength(20);
  });

  test('finds one post by its whole item id', async () => {
    bind(ITEM_ID, { caption: 'mentions 7561234567890123999' });
    bind('7561234567890123999');
    expect((await list({ keyword: '7561234567890123999' })).ids).toEqual(['7561234567890123999']);
  });

  test('finds posts by a piece of their caption', async () => {
    bind(ITEM_ID, { caption: 'Morning Routine' });
    bind('7561234567890123999', { caption: 'Evening' });
    expect((await list({ keyword: 'routine' })).ids).toEqual([ITEM_ID]);
  });

  test('looks for a shorter number in captions, not in ids', async () => {
    const number = ITEM_ID.slice(0, 18);
    bind(ITEM_ID);
    bind('7561234567890129999', { caption: `call ${number}` });
    expect((await list({ keyword: number })).ids).toEqual(['7561234567890129999']);
  });

  test('can be asked for carousels only', async () => {
    bind(ITEM_ID);
    bind('7561234567890123999', { kind: 'photo' });
    expect((await list({ item_types: ['CAROUSEL'] })).ids).toEqual(['7561234567890123999']);
    expect((await list()).ids).toHaveLength(2);
  });

  test('shows nothing of what another advertiser holds', async () => {
    bind(ITEM_ID);
    const query = { advertiser_id: second.advertiserId };
    expect((await list(query)).ids).toEqual([]);
  });

  test('keeps lapsed and revoked posts', async () => {
    bind(ITEM_ID);
    bind('7561234567890123999');
    api.world.revoke({ code: demoCode('7561234567890123999') });
    expect((await list()).statuses).toEqual(['EXPIRED', 'AUTHORIZED']);
    api.world.moveClock({ byMs: 30 * DAY_MS });
    expect((await list()).statuses).toEqual(['EXPIRED', 'EXPIRED']);
  });

  test('shows a fresh post only after the lag that the knob names', async () => {
    api.world.setKnobs({ listLagMs: 10_000 });
    api.world.seedPost({ itemId: ITEM_ID });
    api.world.seedCode({ code: demoCode(ITEM_ID), itemId: ITEM_ID });
    const body = { advertiser_id: advertiserId, auth_code: demoCode(ITEM_ID) };
    expect((await api.post('tt_video/authorize', body)).code).toBe(0);
    api.world.moveClock({ byMs: 9_999 });
    expect((await list({ keyword: ITEM_ID })).ids).toEqual([]);
    api.world.moveClock({ byMs: 1 });
    expect((await list({ keyword: ITEM_ID })).ids).toEqual([ITEM_ID]);
  });
});
