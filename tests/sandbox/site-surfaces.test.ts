import { describe, expect, it } from 'vitest';
import { accountList, showsLikes } from '../../sandbox/site/account-lists.ts';
import { topicsOf } from '../../sandbox/site/topics.ts';
import type { ItemStruct } from '../../sandbox/world/item-shape.ts';
import type { WorldPost } from '../../sandbox/world/posts.ts';
import { oddPost, type World } from '../../sandbox/world/world.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

interface ItemList {
  itemList: ItemStruct[];
  hasMore: boolean;
}
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';
const TABLET_OR_DESKTOP = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const find = (world: World, kind: WorldPost['kind']): WorldPost => {
  const post = world.posts.find((one) => one.kind === kind);
  if (!post) throw new Error(`The world has no ${kind}`);
  return post;
};
const pathOf = ({ author, kind, id }: WorldPost): string => `/@${author.handle}/${kind}/${id}`;

/** A page as somebody with this browser gets it. */
const read = async (running: RunningSite, path: string, userAgent = ''): Promise<string> =>
  (await fetch(running.url + path, { headers: { 'user-agent': userAgent } })).text();

/** The part of the mobile page's JSON that holds the post. */
const readDetail = (page: string): Record<string, unknown> =>
  JSON.parse(/type="application\/json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}').__DEFAULT_SCOPE__[
    'webapp.reflow.video.detail'
  ];

describe('the lists behind the tabs of a profile', () => {
  it('hold posts of others, the same ones each time, piece by piece', async () => {
    await using running = await startSite();
    const [creator] = running.world.creators;
    for (const list of ['repost', 'favorite', 'collection'] as const) {
      const wanted = accountList(running.world, creator?.handle ?? '', list).map(({ id }) => id);
      const address = `/api/${list}/item_list/?secUid=${creator?.secUid}&count=10`;
      const first = await running.ask<ItemList>(address);
      const second = await running.ask<ItemList>(`${address}&cursor=10`);
      const ids = [...first.itemList, ...second.itemList].map(({ id }) => id);
      expect(ids).toEqual(wanted.slice(0, 20));
      expect(first.itemList.map(({ author }) => author.uniqueId)).not.toContain(creator?.handle);
    }
  });

  it('are told to be open or not in what is said of the account', async () => {
    await using running = await startSite();
    for (const creator of running.world.creators) {
      expect(await running.ask(`/api/user/detail/?uniqueId=${creator.handle}`)).toMatchObject({
        statusCode: 0,
        userInfo: { user: { openFavorite: showsLikes(creator) } },
      });
    }
    expect(new Set(running.world.creators.map(showsLikes))).toEqual(new Set([true, false]));
  });
});

describe('the interface of the other surfaces', () => {
  it('answers Following as it answers For You, with posts of some accounts only', async () => {
    await using running = await startSite();
    const { itemList } = await running.ask<ItemList>('/api/following/item_list/?count=30');
    const followed = new Set(itemList.map(({ author }) => author.uniqueId));
    expect(itemList).toHaveLength(30);
    expect(followed.size).toBeLessThan(running.world.creators.length / 2);
    for (const item of itemList) expect(item).not.toHaveProperty('authorStats');
  });

  it('answers a search for videos with a flat list and one for accounts without posts', async () => {
    await using running = await startSite();
    const videos = await running.ask<{ item_list: ItemStruct[]; has_more: number }>(
      '/api/search/item/full/?keyword=coffee&offset=0',
    );
    expect(videos.item_list.length).toBeGreaterThan(3);
    for (const { desc, author } of videos.item_list)
      expect(`${desc} ${author.uniqueId} ${author.nickname}`.toLowerCase()).toContain('coffee');
    const users = await running.ask('/api/search/user/full/?keyword=coffee&offset=0');
    expect(users).toMatchObject({
      user_list: [{ user_info: { unique_id: 'kettle_and_crow' } }],
      has_more: 0,
    });
  });

  it('counts the posts of a hashtag, whichever way it is spelled', async () => {
    await using running = await startSite();
    const [topic] = topicsOf(running.world);
    const name = topic?.name ?? '';
    for (const spelled of [name, name.toUpperCase()]) {
      expect(await running.ask(`/api/challenge/detail/?challengeName=${spelled}`)).toMatchObject({
        challengeInfo: { stats: { videoCount: topic?.posts.length } },
      });
    }
  });

  it('names a sound, and says 10218 for one that does not exist', async () => {
    await using running = await startSite();
    const { music } = find(running.world, 'video');
    expect(await running.ask(`/api/music/detail/?musicId=${music.id}`)).toMatchObject({
      musicInfo: { music: { title: music.title, authorName: music.authorName } },
    });
    expect(await running.ask('/api/music/detail/?musicId=1')).toMatchObject({ statusCode: 10218 });
  });

  it('gives Discover three posts to a topic, and more when one is asked for', async () => {
    await using running = await startSite();
    const blocks = await running.ask<{ topicList: ItemList[]; hasMore: boolean }>(
      '/api/discover/topic_list/',
    );
    expect(blocks.hasMore).toBe(true);
    for (const { itemList } of blocks.topicList) expect(itemList).toHaveLength(3);
    const one = await running.ask<{ topicList: ItemList[]; hasMore: boolean }>(
      '/api/discover/topic_list/?topic=sourdough',
    );
    expect(one).toMatchObject({ topicList: [{ title: 'sourdough' }], hasMore: false });
    expect(one.topicList[0]?.itemList).toHaveLength(24);
  });

  it('says 10222 for a private account, and who it is', async () => {
    await using running = await startSite();
    const { author } = oddPost(running.world, 'privateAccount');
    expect(await running.ask(`/api/user/detail/?uniqueId=${author.handle}`)).toMatchObject({
      statusCode: 10222,
      userInfo: { user: { uniqueId: author.handle, privateAccount: true } },
    });
  });
});

describe('the mobile page of a post', () => {
  it('is what phones get, and others when they ask for it', async () => {
    await using running = await startSite();
    const path = pathOf(find(running.world, 'video'));
    expect(await read(running, path, PHONE)).toContain('webapp.reflow.video.detail');
    expect(await read(running, `${path}?device=mobile`)).toContain('webapp.reflow.video.detail');
    expect(await read(running, path, TABLET_OR_DESKTOP)).toContain('webapp.video-detail');
    expect(await read(running, '/explore', PHONE)).not.toContain('webapp.reflow');
  });

  it('tells less of a post than the desktop’s: no duet flags, no exact counts, no ad facts', async () => {
    await using running = await startSite();
    const post = find(running.world, 'video');
    const detail = readDetail(await read(running, pathOf(post), PHONE));
    expect(detail).toMatchObject({
      statusCode: 0,
      itemInfo: {
        itemStruct: {
          id: post.id,
          createTime: String(post.createTime),
          stats: { collectCount: expect.any(Number) },
          author: { uniqueId: post.author.handle, followerCount: expect.any(Number) },
        },
      },
    });
    for (const field of ['duetEnabled', 'statsV2', 'isAd', 'privateItem', 'adLabelVersion'])
      expect(detail['itemInfo']).not.toHaveProperty(`itemStruct.${field}`);
  });

  it('has the pictures of a photo post and their cover', async () => {
    await using running = await startSite();
    const photo = find(running.world, 'photo');
    const detail = readDetail(await read(running, pathOf(photo), PHONE));
    expect(detail).toHaveProperty('itemInfo.itemStruct.imagePost.images.length', photo.imageCount);
    expect(detail).toHaveProperty('itemInfo.itemStruct.imagePost.cover.imageURL');
    expect(detail).toHaveProperty('itemInfo.itemStruct.video.duration', 0);
  });

  it('says why there is no post', async () => {
    await using running = await startSite();
    const path = pathOf(oddPost(running.world, 'privatePost'));
    expect(readDetail(await read(running, path, PHONE))).toMatchObject({ statusCode: 10216 });
  });

  it('has the skeleton’s parts and one script, and no link to any post', async () => {
    await using running = await startSite();
    const page = await read(running, pathOf(find(running.world, 'video')), PHONE);
    for (const part of ['id="app-skeleton"', 'id="launch-popup"', 'id="app"'])
      expect(page).toContain(part);
    expect([...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1])).toEqual([
      expect.stringMatching(/^\/static\/mobile-/),
    ]);
    expect(page).not.toMatch(/href="[^"]*\/(?:video|photo)\//);
  });
});
