import { describe, expect, it } from 'vitest';
import type { ItemForm } from '../../sandbox/world/item-shape.ts';
import { toItemStruct } from '../../sandbox/world/item-struct.ts';
import type { WorldPost } from '../../sandbox/world/posts.ts';
import { readTextExtra } from '../../sandbox/world/text-extra.ts';
import { createWorld, postsBy } from '../../sandbox/world/world.ts';

const world = createWorld();

const findWhere = (what: string, test: (post: WorldPost) => boolean): WorldPost => {
  const found = world.posts.find(test);
  if (!found) throw new Error(`The world has no post that is ${what}`);
  return found;
};
const tell = (post: WorldPost, form: ItemForm) => toItemStruct(post, form);

describe('the invented world', () => {
  it('is the same for the same seed', () => {
    expect(createWorld({ seed: 5, posts: 60 })).toEqual(createWorld({ seed: 5, posts: 60 }));
  });

  it('is another for another seed', () => {
    const ids = new Set(world.posts.map(({ id }) => id));
    expect(createWorld({ seed: 2 }).posts.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('has as many posts as asked for, newest first, with ids of their own', () => {
    const ids = createWorld({ posts: 90 }).posts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(90);
    expect(ids.toSorted((left, right) => (BigInt(left) < BigInt(right) ? 1 : -1))).toEqual(ids);
  });

  it('hides the upload time in the upper half of every id', () => {
    for (const { id, createTime } of world.posts) {
      expect(id).toMatch(/^\d{19}$/);
      expect(Math.abs(Number(BigInt(id) >> 32n) - createTime)).toBeLessThan(60);
      expect(createTime).toBeLessThanOrEqual(world.now);
    }
  });

  it('has no id that survives as a number', () => {
    const survivors = [...world.posts, ...world.creators].filter(
      ({ id }) => BigInt(Number(id)) === BigInt(id),
    );
    expect(survivors).toEqual([]);
  });

  it('gives every creator a post, and the first one several pages of them', () => {
    for (const { handle } of world.creators)
      expect(postsBy(world, handle).length).toBeGreaterThan(0);
    expect(postsBy(world, world.creators[0]?.handle ?? '').length).toBeGreaterThan(48);
  });

  it('has handles as TikTok allows them, and names in many scripts', () => {
    for (const { handle } of world.creators) expect(handle).toMatch(/^[a-z0-9_.]{2,24}(?<!\.)$/);
    const nicknames = world.creators.map(({ nickname }) => nickname).join(' ');
    for (const script of ['Arabic', 'Hebrew', 'Han', 'Hangul', 'Devanagari']) {
      expect(nicknames + world.posts.map(({ caption }) => caption).join(' ')).toMatch(
        new RegExp(`\\p{Script=${script}}`, 'u'),
      );
    }
    expect(nicknames).toMatch(/\p{Extended_Pictographic}/u);
  });

  it('pins a creator’s posts to the top of the profile, three at most', () => {
    for (const { handle } of world.creators) {
      const pins = postsBy(world, handle).map(({ isPinned }) => isPinned);
      expect(pins.toSorted((left, right) => Number(right) - Number(left))).toEqual(pins);
      expect(pins.filter(Boolean).length).toBeLessThanOrEqual(3);
    }
  });

  it('makes duets of posts that are older', () => {
    const duet = findWhere('a duet', ({ duetFromId }) => duetFromId !== null);
    expect(BigInt(duet.duetFromId ?? 0)).toBeLessThan(BigInt(duet.id));
    expect(world.posts.some(({ id }) => id === duet.duetFromId)).toBe(true);
  });
});

describe('a post told in TikTok’s words', () => {
  const post = findWhere('plain', ({ kind, caption }) => kind === 'video' && caption.includes('#'));

  it('has its times as a number in lists and as a text in hydration', () => {
    expect(tell(post, 'list').createTime).toBe(post.createTime);
    expect(tell(post, 'hydration').createTime).toBe(String(post.createTime));
    expect(tell(post, 'list').stats.collectCount).toBeTypeOf('number');
    expect(tell(post, 'hydration').stats.collectCount).toBeTypeOf('string');
  });

  it('hides the creator’s numbers in For You and the exact counts in search', () => {
    expect(tell(post, 'feed')).not.toHaveProperty('authorStats');
    expect(tell(post, 'list')).toHaveProperty('authorStats');
    expect(tell(post, 'search')).not.toHaveProperty('statsV2');
    expect(tell(post, 'search')).not.toHaveProperty('textLanguage');
  });

  it('rounds the counts on screen and spells the exact ones as texts', () => {
    const big = findWhere(
      'seen by many',
      ({ stats }) => stats.plays > 1_000_000 && stats.plays % 100_000 > 0,
    );
    const { stats, statsV2 } = tell(big, 'feed');
    expect(stats.playCount % 100_000).toBe(0);
    expect(statsV2?.['playCount']).toBe(String(big.stats.plays));
  });

  it('leaves out what is false, except in search', () => {
    const closed = findWhere(
      'without duets',
      ({ duetEnabled, stitchEnabled }) => !duetEnabled && !stitchEnabled,
    );
    for (const form of ['feed', 'list', 'hydration'] as const) {
      expect(tell(closed, form)).not.toHaveProperty('duetEnabled');
      expect(tell(closed, form)).not.toHaveProperty('adAuthorization');
    }
    expect(tell(closed, 'search')).toMatchObject({
      duetEnabled: false,
      stitchEnabled: false,
      isAd: false,
    });
  });

  it('says what ads have to do with it', () => {
    const paid = findWhere('paid for', ({ adLabelVersion }) => adLabelVersion === 2);
    const open = findWhere('open to ads', ({ adAuthorization, isAd }) => adAuthorization && isAd);
    expect(tell(paid, 'feed').adLabelVersion).toBe(2);
    expect(tell(open, 'hydration')).toMatchObject({ isAd: true, adAuthorization: true });
  });

  it('has pictures and no length when it is a photo post', () => {
    const photo = findWhere('a photo post', ({ kind }) => kind === 'photo');
    expect(tell(photo, 'list').imagePost?.images).toHaveLength(photo.imageCount);
    expect(tell(photo, 'list').video.duration).toBe(0);
    expect(tell(post, 'list')).not.toHaveProperty('imagePost');
  });

  it('marks hashtags and mentions where they stand, counted in UTF-16', () => {
    const caption = '🥣 mit @die.fahrradkueche und #ökonomie';
    const marks = readTextExtra(caption).map(({ start, end }) => caption.slice(start, end));
    expect(marks).toEqual(['@die.fahrradkueche', '#ökonomie']);
  });
});
