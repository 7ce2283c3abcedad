import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isItemId } from '../../../utils/domain/post.ts';
import { walkJson } from '../../../utils/tiktok/page-json.ts';
import { readFacts } from '../../../utils/tiktok/post-facts.ts';
import { findCreators, findPosts } from '../../support/found-posts.ts';
import { HANDLE, ITEM_ID, OTHER_ID, itemStruct } from '../../support/tiktok-cards.ts';

describe('posts in the JSON of the page', () => {
  test('a post is found wherever it lies', () => {
    const answers = [
      { itemList: [itemStruct()] },
      { data: [{ type: 1, item: itemStruct() }] },
      { itemInfo: { itemStruct: itemStruct() } },
    ];
    for (const answer of answers)
      expect(findPosts(answer).map(({ itemId }) => itemId)).toEqual([ITEM_ID]);
  });

  test('it says what a scout wants to know', () => {
    expect(findPosts([itemStruct()])).toEqual([
      {
        itemId: ITEM_ID,
        kind: 'video',
        handle: HANDLE,
        nickname: 'Mila',
        caption: 'Fresh bread',
        language: 'en',
        publishedAt: 1_762_777_000_000,
        stats: { plays: 1200, likes: 30, comments: 4, shares: 5, saves: 6 },
        details: { sound: 'original' },
        soundId: '7571000000000000999',
      },
    ]);
  });

  test('nothing about the person who watches is kept', () => {
    const kept = JSON.stringify(findPosts([itemStruct({ viewer: { name: 'scout' } })]));
    for (const word of ['digged', 'collected', 'viewer', 'scout']) expect(kept).not.toContain(word);
  });

  test('exact counts win over rounded ones', () => {
    const [post] = findPosts([itemStruct({ statsV2: { playCount: '1234', diggCount: 'many' } })]);
    expect(post?.stats).toMatchObject({ plays: 1234, likes: 30 });
  });

  test('the upload time may be a number or digits, and is taken from the id when it is neither', () => {
    const times = [1_762_777_000, '1762777000', 'yesterday', undefined].map(
      (createTime) => findPosts([itemStruct({ createTime })])[0]?.publishedAt,
    );
    const fromId = Number(BigInt(ITEM_ID) >> 32n) * 1000;
    expect(times).toEqual([1_762_777_000_000, 1_762_777_000_000, fromId, fromId]);
  });

  test('a post of pictures is a photo post', () => {
    expect(findPosts([itemStruct({ imagePost: { images: [] } })])[0]?.kind).toBe('photo');
  });

  test('the author may be a bare handle, as in the pages of 2023', () => {
    expect(findPosts([itemStruct({ author: HANDLE })])[0]?.handle).toBe(HANDLE);
  });

  test.each([
    ['a live video', { liveRoomInfo: { title: 'live' } }],
    ['an advertisement', { ad_info: { ad_id: '1' } }],
    ['something with a short id', { id: '42' }],
    ['something with a number for an id', { id: 7571000000000000 }],
    ['something without counts', { stats: undefined, statsV2: undefined }],
  ])('%s is no post', (_, overrides) => {
    const item = Object.fromEntries(
      Object.entries(itemStruct(overrides)).filter(([, value]) => value !== undefined),
    );
    expect(findPosts({ itemList: [item] })).toEqual([]);
  });

  test('an answer that has room for advertisements is still about posts', () => {
    expect(findPosts({ ad_info: {}, itemList: [itemStruct({ ad_info: null })] })).toHaveLength(1);
  });

  test('a language that TikTok does not know stays unknown', () => {
    expect(findPosts([itemStruct({ textLanguage: 'un' })])[0]?.language).toBeNull();
  });

  test('only answers about stories tell of stories', () => {
    const [story] = [...walkJson([itemStruct()], true)].flatMap((facts) => readFacts(facts) ?? []);
    expect(story?.details.isStory).toBe(true);
    expect(findPosts([itemStruct()])[0]?.details.isStory).toBeUndefined();
  });

  test('a profile tells how many follow its creator, exactly where it can', () => {
    const user = { uniqueId: HANDLE, nickname: 'Mila' };
    const [rough, exact] = [{ followerCount: 3700 }, { followerCount: '3666' }];
    expect(findCreators({ userInfo: { user, stats: rough, statsV2: exact } })).toEqual([
      { handle: HANDLE, followers: 3666 },
    ]);
    expect(findCreators({ userInfo: { user, stats: rough } })).toEqual([
      { handle: HANDLE, followers: 3700 },
    ]);
    expect(findCreators({ userInfo: { user, stats: { followerCount: 'many' } } })).toEqual([]);
  });

  test('keys that mean something to JavaScript do no harm', () => {
    const text = `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"itemList":[${JSON.stringify(
      itemStruct(),
    )}]}`;
    expect(findPosts(JSON.parse(text))).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('a very deep answer is given up', () => {
    let deep: unknown = itemStruct();
    for (let level = 0; level < 10_000; level += 1) deep = { deeper: deep };
    expect(findPosts(deep)).toEqual([]);
  });

  test('a very wide answer ends in time and after three hundred posts', () => {
    const wide = Array.from({ length: 400 }, (_, at) =>
      itemStruct({ id: `75710000000000${10_000 + at}` }),
    );
    expect(
      findPosts({ noise: Array.from({ length: 200_000 }, () => ({})), itemList: wide }),
    ).toEqual([]);
    expect(findPosts({ itemList: wide })).toHaveLength(300);
  });

  test('any JSON gives only posts that are well formed, and never throws', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constant(ITEM_ID), fc.constant(HANDLE));
    const mangled = fc
      .dictionary(fc.constantFrom(...Object.keys(itemStruct())), field)
      .map((change) => ({ ...itemStruct(), ...change }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 8 }), fc.array(mangled)), (json) => {
        for (const post of findPosts(json)) {
          expect(isItemId(post.itemId)).toBe(true);
          expect(readFacts(JSON.parse(JSON.stringify(post)))).toEqual(post);
        }
      }),
    );
  });

  test('a post keeps its own id whatever else is mangled', () => {
    const other = fc.constant(OTHER_ID);
    fc.assert(
      fc.property(
        fc.record({ desc: fc.string(), music: other, itemId: other, aweme_id: other }),
        (change) => {
          expect(findPosts([itemStruct(change)]).map(({ itemId }) => itemId)).toEqual([ITEM_ID]);
        },
      ),
    );
  });
});
