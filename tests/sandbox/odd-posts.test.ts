import { describe, expect, it } from 'vitest';
import type { ItemForm, ItemStruct } from '../../sandbox/world/item-shape.ts';
import { toItemStruct } from '../../sandbox/world/item-struct.ts';
import { ODD_NAMES, whatIsOdd } from '../../sandbox/world/odd-posts.ts';
import type { OddName } from '../../sandbox/world/odd-sketches.ts';
import { postStatus } from '../../sandbox/world/post-status.ts';
import { createWorld, findPost, listedOddPosts, oddPost } from '../../sandbox/world/world.ts';
import { startSite } from '../support/running-site.ts';

const world = createWorld();
const tell = (name: OddName, form: ItemForm = 'hydration'): ItemStruct =>
  toItemStruct(oddPost(world, name), form);
const statusOf = (name: OddName): number => postStatus(world, oddPost(world, name).id).statusCode;

describe('the odd posts of the world', () => {
  it('are the same in every world of a seed, and others in another', () => {
    expect(createWorld({ posts: 40 }).fringe.odd).toEqual(world.fringe.odd);
    const ids = new Set([...world.fringe.odd.values()].map(({ id }) => id));
    const others = [...createWorld({ seed: 2 }).fringe.odd.values()];
    expect(others.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('have a name, a sentence and an id of their own, with the upload time in it', () => {
    expect(ODD_NAMES.length).toBeGreaterThan(40);
    expect(new Set(ODD_NAMES.map((name) => oddPost(world, name).id)).size).toBe(ODD_NAMES.length);
    for (const name of ODD_NAMES) {
      const { id, createTime } = oddPost(world, name);
      expect(whatIsOdd(name).length).toBeGreaterThan(5);
      expect(id).toMatch(/^\d{19}$/);
      expect(Math.abs(Number(BigInt(id) >> 32n) - createTime)).toBeLessThan(60);
    }
  });

  it('are in no ordinary list, and all but the deleted one in their own', () => {
    const ordinary = new Set(world.posts.map(({ id }) => id));
    for (const name of ODD_NAMES) expect(ordinary.has(oddPost(world, name).id)).toBe(false);
    expect(listedOddPosts(world)).toHaveLength(ODD_NAMES.length - 1);
  });

  it('open For You on ?odd=1, in the page and in the answers', async () => {
    await using running = await startSite();
    const page = await (await fetch(`${running.url}/foryou?odd=1`)).text();
    expect(page).toContain(`"id":"${oddPost(world, 'plain').id}"`);
    const { itemList } = await running.ask<{ itemList: ItemStruct[] }>(
      '/api/recommend/item_list/?count=8&odd=1',
    );
    expect(itemList.map(({ id }) => id)).toEqual(
      listedOddPosts(running.world)
        .slice(0, 8)
        .map(({ id }) => id),
    );
  });
});

describe('what answers say of an odd post', () => {
  it('names the source of a duet, or leaves it to the caption', () => {
    const source = { duetFromId: oddPost(world, 'plain').id };
    expect(tell('duet').duetInfo).toEqual(source);
    expect(tell('duetByCaption')).not.toHaveProperty('duetInfo');
    expect(tell('duetByCaption').desc).toMatch(/^#duet with @odd\.one\.out /);
    expect(tell('duetOfDuet').duetInfo).toEqual({ duetFromId: oddPost(world, 'duet').id });
  });

  it('makes every duet and stitch younger than its source, and names whose that is', () => {
    const made = ODD_NAMES.map((name) => oddPost(world, name)).filter(
      ({ duetFromId, special }) => duetFromId ?? special?.stitchFromId,
    );
    expect(made.length).toBeGreaterThanOrEqual(6);
    for (const post of made) {
      const source = findPost(world, post.duetFromId ?? post.special?.stitchFromId ?? '');
      expect(BigInt(source?.id ?? 0)).toBeLessThan(BigInt(post.id));
      expect(post.caption).toContain(`@${source?.author.handle}`);
    }
  });

  it('tells a stitch by its caption only', () => {
    expect(tell('stitch', 'search').duetInfo).toEqual({ duetFromId: '0' });
    expect(JSON.stringify(tell('stitch'))).not.toContain(oddPost(world, 'plain').id);
    expect(tell('stitch').textExtra).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ hashtagName: 'stitch' }),
        expect.objectContaining({ userUniqueId: 'odd.one.out' }),
      ]),
    );
  });

  it('leaves out what is switched off, except in search', () => {
    expect(tell('noReuse')).not.toHaveProperty('duetEnabled');
    expect(tell('noReuse')).not.toHaveProperty('stitchEnabled');
    expect(tell('noDuet')).toMatchObject({ stitchEnabled: true });
    expect(tell('noReuse', 'search')).toMatchObject({ duetEnabled: false, stitchEnabled: false });
  });

  it('says what ads have to do with it', () => {
    expect(tell('paidPartnership')).toMatchObject({ adLabelVersion: 2, isAd: false });
    expect(tell('paidAndOpen')).toMatchObject({ adLabelVersion: 2, adAuthorization: true });
    expect(tell('usedAsAd')).toMatchObject({ isAd: true, adAuthorization: true });
    expect(tell('openToAds')).toMatchObject({ isAd: false, adAuthorization: true });
    expect(tell('promotional')).toMatchObject({ brandOrganicType: '1001' });
    expect(tell('commission')).toMatchObject({ isECVideo: 1 });
    expect(tell('brandUndisclosed')).not.toHaveProperty('adLabelVersion');
    expect(tell('brandUndisclosed').desc).toContain('@nordkupe');
  });

  it('says whose eyes it is for', () => {
    expect(tell('privatePost')).toMatchObject({ privateItem: true, secret: true });
    expect(tell('friendsOnly')).toMatchObject({ privateItem: false, forFriend: true });
    expect(tell('privateAccount').author.privateAccount).toBe(true);
    expect(tell('plain').author.privateAccount).toBe(false);
    expect(tell('takenDown')).toMatchObject({ takeDown: 1 });
    expect(tell('inReview')).toMatchObject({ isReviewing: true });
  });

  it('says of a sound that it is cleared, that it is not, or nothing', () => {
    expect(tell('soundCommercial').music).toMatchObject({
      is_commerce_music: true,
      original: false,
    });
    expect(tell('soundNotCommercial').music).toMatchObject({ is_commerce_music: false });
    expect(tell('soundUnknown').music).not.toHaveProperty('is_commerce_music');
    expect(tell('soundOriginal').music).toMatchObject({ original: true, isCopyrighted: false });
    expect(tell('soundCopied').music).toMatchObject({ original: true, isCopyrighted: true });
  });

  it('has lengths and picture counts at the edges', () => {
    expect(tell('overTenMinutes').video.duration).toBeGreaterThan(600);
    expect(tell('tenMinutes').video.duration).toBe(600);
    expect(tell('threeSeconds').video.duration).toBe(3);
    expect(tell('manyPhotos').imagePost?.images).toHaveLength(35);
    expect(tell('photoDuet')).toMatchObject({ imagePost: {}, duetInfo: {} });
  });

  it('hides followers where told to, and marks AI', () => {
    for (const form of ['list', 'search', 'hydration'] as const)
      expect(tell('noFollowers', form)).not.toHaveProperty('authorStats');
    expect(tell('plain').authorStatsV2).toMatchObject({ followerCount: '48700' });
    expect(tell('noFollowers')).not.toHaveProperty('authorStatsV2');
    expect(tell('plain', 'list')).toHaveProperty('authorStats');
    expect(tell('aiByCreator')).toMatchObject({ IsAigc: true, aigcLabelType: 1 });
    expect(tell('aiByTikTok')).toMatchObject({ IsAigc: true, aigcLabelType: 2 });
  });

  it('marks mentions that stand for a post, and those that answer a comment', () => {
    const mentioned = (name: OddName) =>
      (tell(name).textExtra ?? []).flatMap(({ awemeId }) => awemeId || []);
    expect(mentioned('mentionsPost')).toEqual([oddPost(world, 'duet').id]);
    expect(mentioned('mentionsPosts')).toEqual(
      (['duet', 'plain'] as const).map((name) => oddPost(world, name).id),
    );
    expect(mentioned('manyHandles')).toEqual([]);
    expect(tell('reply').textExtra?.map(({ subType }) => subType)).toEqual([2, 0]);
  });

  it('has captions of every kind', () => {
    expect(tell('noCaption')).toMatchObject({ desc: '', textLanguage: 'un' });
    expect(tell('longCaption').desc).toHaveLength(4000);
    expect(tell('rtlCaption').desc).toMatch(/^\p{Script=Arabic}/u);
    const mentioned = (tell('manyHandles').textExtra ?? []).filter((extra) => extra.userUniqueId);
    expect(mentioned).toHaveLength(4);
  });
});

describe('the status of a single post', () => {
  it('is 10204, 10216 or 10222 where nobody can see it, and 0 for all others', () => {
    expect([statusOf('deleted'), statusOf('privatePost'), statusOf('privateAccount')]).toEqual([
      10204, 10216, 10222,
    ]);
    expect(postStatus(world, '7000000000000000000').statusCode).toBe(10204);
    expect([statusOf('plain'), statusOf('friendsOnly'), statusOf('takenDown')]).toEqual([0, 0, 0]);
  });

  it('is the same in the page and in the interface, and nothing of the post leaks', async () => {
    await using running = await startSite();
    for (const name of ['deleted', 'privatePost', 'privateAccount'] as const) {
      const { id, author, caption } = oddPost(running.world, name);
      const page = await (await fetch(`${running.url}/@${author.handle}/video/${id}`)).text();
      const statusCode = statusOf(name);
      expect(page).toContain(`"webapp.video-detail":{"statusCode":${statusCode}`);
      expect(page).not.toContain(caption);
      expect(await running.ask(`/api/item/detail/?itemId=${id}`)).toMatchObject({ statusCode });
    }
  });
});
