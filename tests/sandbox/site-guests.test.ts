import { describe, expect, it } from 'vitest';
import { feedCard } from '../../sandbox/site/views/feed-card.ts';
import { gridCard, SEARCH_GRID } from '../../sandbox/site/views/grid-card.ts';
import type { ItemStruct } from '../../sandbox/world/item-shape.ts';
import { toItemStruct } from '../../sandbox/world/item-struct.ts';
import { toLiveItem } from '../../sandbox/world/live-item.ts';
import { createWorld, findPost } from '../../sandbox/world/world.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

const FEED = '/api/recommend/item_list/?count=30';
const world = createWorld();

const askFor = async (running: RunningSite, address: string): Promise<ItemStruct[]> =>
  (await running.ask<{ itemList: ItemStruct[] }>(address)).itemList;
const search = async (running: RunningSite, query: string): Promise<ItemStruct[]> => {
  const { data } = await running.ask<{ data: { type: number; item?: ItemStruct }[] }>(
    `/api/search/general/full/?keyword=the&offset=0${query}`,
  );
  return data.flatMap(({ item }) => item ?? []);
};
const placesOf = (items: ItemStruct[], test: (item: ItemStruct) => unknown): number[] =>
  items.flatMap((item, index) => (test(item) ? [index] : []));
const firstAd = (isSparkAd: boolean): ItemStruct => {
  const ad = world.fringe.ads.find(({ adAuthorization }) => adAuthorization === isSparkAd);
  if (!ad) throw new Error('The world has no such ad');
  return toItemStruct(ad, 'feed');
};
const liveItem = (): ItemStruct => {
  const [live] = world.fringe.lives;
  if (!live) throw new Error('Nobody is live');
  return toLiveItem(live, world.now);
};

describe('ads between posts', () => {
  it('are in no answer unless they are asked for', async () => {
    await using running = await startSite();
    for (const items of [await askFor(running, FEED), await search(running, '')]) {
      expect(items.filter((item) => item.ad_info ?? item.liveRoomInfo)).toEqual([]);
    }
  });

  it('come after every seventh post of For You, the first one early', async () => {
    await using running = await startSite();
    const items = await askFor(running, `${FEED}&ads=1`);
    expect(placesOf(items, (item) => item.ad_info)).toEqual([4, 12, 20, 28]);
  });

  it('come once in twelve results of a search', async () => {
    await using running = await startSite();
    const items = await search(running, '&ads=1');
    expect(placesOf(items, (item) => item.ad_info)).toEqual([4, 17]);
  });

  it('do not move the posts: cursors count posts only', async () => {
    await using running = await startSite();
    const plain = await askFor(running, `${FEED}&cursor=9`);
    const mixed = await askFor(running, `${FEED}&cursor=9&ads=1&live=1`);
    expect(mixed.filter((item) => !item.ad_info && !item.liveRoomInfo)).toEqual(plain);
    expect(mixed.length).toBeGreaterThan(plain.length);
  });

  it('are by turns an advertiser’s own and a creator’s that runs as a Spark ad', async () => {
    await using running = await startSite();
    const ads = (await askFor(running, `${FEED}&ads=1`)).filter((item) => item.ad_info);
    expect(ads.map(({ author }) => author.isADVirtual)).toEqual([true, false, true, false]);
    expect(ads.map(({ isAd }) => isAd)).toEqual([true, true, true, true]);
    expect(ads.map(({ adAuthorization }) => adAuthorization ?? false)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('are told as ads in lists only, not on their own page', () => {
    const ad = world.fringe.ads[0];
    if (!ad) throw new Error('The world has no ads');
    expect(toItemStruct(ad, 'feed').ad_info?.ad_id).toMatch(/^\d{17}$/);
    expect(toItemStruct(ad, 'search')).toHaveProperty('ad_info');
    expect(toItemStruct(ad, 'hydration')).not.toHaveProperty('ad_info');
  });

  it('lie in the wrapper that ad blockers hide, with their tag, and with a player like any post', () => {
    const drawn = feedCard(firstAd(false), 3, world.now).markup;
    expect(drawn).toMatch(/^<div css="DivCardWrapper"><div css="DivContentFlexLayout">/);
    expect(drawn).toContain('data-e2e="ad-tag"');
    expect(drawn).toContain(`id="xgwrapper-0-${firstAd(false).id}"`);
    const place = { index: 2, origin: '', now: world.now };
    const tile = gridCard(firstAd(true), SEARCH_GRID, place).markup;
    expect(tile).toMatch(/^<div css="DivItemContainerForSearch DivCardWrapper"/);
    expect(tile).toContain('data-e2e="ad-tag"');
  });
});

describe('live videos between posts', () => {
  it('come where they are asked for, in the feed, in Explore and in a search', async () => {
    await using running = await startSite();
    const lists = [
      await askFor(running, `${FEED}&live=1`),
      await askFor(running, '/api/explore/item_list/?count=30&live=1'),
      await search(running, '&live=1'),
    ];
    for (const items of lists) {
      const lives = items.filter((item) => item.liveRoomInfo);
      expect(lives.length).toBeGreaterThan(0);
      for (const { id } of lives) expect(findPost(running.world, id)).toBeUndefined();
    }
  });

  it('are cards that link to the room and hold no id, however much they look like a post', () => {
    const item = liveItem();
    const tile = gridCard(item, SEARCH_GRID, { index: 0, origin: '', now: world.now }).markup;
    for (const markup of [feedCard(item, 0, world.now).markup, tile]) {
      expect(markup).toContain(`href="/@${item.author.uniqueId}/live"`);
      expect(markup).not.toContain(item.id);
      expect(markup).not.toMatch(/xgwrapper|\/video\//);
    }
    expect(feedCard(item, 0, world.now).markup).toContain('data-e2e="feed-video"');
  });
});
