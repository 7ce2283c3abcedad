import { describe, expect, it } from 'vitest';
import type { ItemStruct } from '../../sandbox/world/item-shape.ts';
import { findCreator, postsBy } from '../../sandbox/world/world.ts';
import { signUrl, startSite } from '../support/running-site.ts';

interface ItemList {
  itemList: ItemStruct[];
  cursor: number;
  hasMore: boolean;
}
const RECOMMEND = '/api/recommend/item_list/?count=8';

describe('the JSON interface of the site', () => {
  it('answers For You with ids as texts', async () => {
    await using running = await startSite();
    const { itemList, hasMore } = await running.ask<ItemList>(RECOMMEND);
    expect(itemList).toHaveLength(8);
    expect(hasMore).toBe(true);
    for (const item of itemList) expect(item.id).toMatch(/^\d{19}$/);
  });

  it('opens For You with a paid partnership and a photo post among ordinary ones', async () => {
    await using running = await startSite();
    const { itemList } = await running.ask<ItemList>(RECOMMEND);
    expect(itemList.filter((item) => item.adLabelVersion === 2)).toHaveLength(1);
    expect(itemList.filter((item) => item.imagePost)).toHaveLength(1);
  });

  it('hands out every post once, piece by piece', async () => {
    await using running = await startSite();
    const ids: string[] = [];
    for (let page = { cursor: 0, hasMore: true }; page.hasMore;) {
      const answer = await running.ask<ItemList>(
        `/api/explore/item_list/?count=30&cursor=${page.cursor}`,
      );
      ids.push(...answer.itemList.map(({ id }) => id));
      page = answer;
    }
    expect(ids.toSorted()).toEqual(running.world.posts.map(({ id }) => id).toSorted());
  });

  it('lists a creator’s posts by secUid, pinned ones first', async () => {
    await using running = await startSite();
    const creator = findCreator(running.world, 'dr.plantpot');
    const { itemList } = await running.ask<ItemList>(
      `/api/post/item_list/?secUid=${creator?.secUid}`,
    );
    expect(itemList.map(({ id }) => id)).toEqual(
      postsBy(running.world, 'dr.plantpot')
        .slice(0, 24)
        .map(({ id }) => id),
    );
  });

  it('answers a search in snake case, accounts before posts', async () => {
    await using running = await startSite();
    const answer = await running.ask<{ data: { type: number }[]; has_more: number }>(
      '/api/search/general/full/?keyword=coffee&offset=0',
    );
    expect(answer).toMatchObject({ status_code: 0, cursor: 24 });
    const types = answer.data.map(({ type }) => type);
    expect(types[0]).toBe(4);
    expect(new Set(types.slice(1))).toEqual(new Set([1]));
  });

  it('relates no post to itself', async () => {
    await using running = await startSite();
    const id = running.world.posts[0]?.id ?? '';
    const { itemList } = await running.ask<ItemList>(`/api/related/item_list/?itemID=${id}`);
    expect(itemList).toHaveLength(12);
    expect(itemList.map((item) => item.id)).not.toContain(id);
  });

  it('says 10204 for a post and 10221 for an account that does not exist', async () => {
    await using running = await startSite();
    expect(await running.ask('/api/item/detail/?itemId=7000000000000000000')).toMatchObject({
      statusCode: 10204,
    });
    expect(await running.ask('/api/user/detail/?uniqueId=nobody')).toMatchObject({
      statusCode: 10221,
    });
  });

  it('answers a signed address once, strips the second answer and counts it', async () => {
    await using running = await startSite();
    const url = running.url + signUrl(RECOMMEND);
    expect(await (await fetch(url)).json()).toHaveProperty('itemList');
    expect(await (await fetch(url)).json()).toEqual({ statusCode: 0 });
    expect(running.site.refetches).toBe(1);
  });

  it('strips the answer to an address that the page did not sign, and counts it', async () => {
    await using running = await startSite();
    for (const url of [
      RECOMMEND,
      `${RECOMMEND}&msToken=x&X-Bogus=guessed`,
      `${signUrl(RECOMMEND)}&count=30`,
    ]) {
      expect(await (await fetch(running.url + url)).json()).toEqual({ statusCode: 0 });
    }
    expect(running.site).toMatchObject({ unsigned: 3, refetches: 0 });
  });

  it('writes down what was asked for and what became of it', async () => {
    await using running = await startSite();
    await running.ask(RECOMMEND);
    await fetch(`${running.url}${RECOMMEND}`);
    await fetch(`${running.url}/nothing/here`);
    expect(running.site.log.map(({ path, answer }) => [path, answer])).toEqual([
      ['/api/recommend/item_list/', 'data'],
      ['/api/recommend/item_list/', 'stripped'],
      ['/nothing/here', 'missing'],
    ]);
  });

  it('is as slow as it is told to be', async () => {
    await using running = await startSite();
    running.site.latencyMs = 80;
    const before = performance.now();
    await running.ask(RECOMMEND);
    expect(performance.now() - before).toBeGreaterThanOrEqual(79);
  });
});
