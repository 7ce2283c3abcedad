import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isItemId } from '../../../utils/domain/post.ts';
import { contract } from '../../../utils/messages/contract.ts';
import { hearProbe } from '../../../utils/tiktok/hear-probe.ts';
import { createPostCache } from '../../../utils/tiktok/post-cache.ts';
import type { PostFacts } from '../../../utils/tiktok/post-facts.ts';
import { findPosts } from '../../support/found-posts.ts';
import { ITEM_ID, itemStruct, OTHER_ID } from '../../support/tiktok-cards.ts';

/** An item with everything that is read, for strangers to spoil. */
const WHOLE = itemStruct({
  privateItem: false,
  secret: false,
  forFriend: false,
  isAd: true,
  adAuthorization: true,
  adLabelVersion: 2,
  brandOrganicType: '1001',
  isECVideo: 0,
  duetEnabled: true,
  stitchEnabled: false,
  duetInfo: { duetFromId: OTHER_ID },
  desc: '#duet with @tom.rides #bread',
  textExtra: [
    { start: 11, userUniqueId: 'tom.rides', awemeId: OTHER_ID, subType: 0 },
    { start: 22, hashtagName: 'bread' },
  ],
  contents: [{ textExtra: [{ hashtagName: 'oven' }] }],
  challenges: [{ title: 'bread' }],
  video: { duration: 34 },
  music: { id: '7571000000000000999', original: false, is_commerce_music: true },
  authorStats: { followerCount: 3700 },
  authorStatsV2: { followerCount: '3666' },
  statsV2: { playCount: '1234' },
  item_control: { can_repost: true },
});

const deep = (levels: number): unknown =>
  Array.from({ length: levels }).reduce((inner: unknown) => ({ inner }), 'deep');

/** Values that no field expects. They come out of JSON, as everything of the page does. */
const hostile = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, true, -1, 0, 1, 1e308, '', ITEM_ID, OTHER_ID, [], {}, [[]]),
  fc.constantFrom<unknown>(
    'x'.repeat(20_000),
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '#duet with @',
    JSON.parse('1e999'),
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    JSON.parse('{"toString":1,"valueOf":1,"length":-1,"then":{},"hasOwnProperty":null}'),
    Array.from({ length: 3_000 }, (_, at) => ({ hashtagName: `t${at}`, awemeId: `757${at}` })),
    deep(2_000),
  ),
);

/** The whole item with some of its fields, at any depth, gone or replaced. */
const spoiled = fc
  .array(
    fc.record({
      path: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      value: fc.option(hostile, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((changes) => changes.reduce((item, { path, value }) => replace(item, path, value), WHOLE));

function replace<T extends object>(owner: T, [at = 0, ...rest]: number[], value: unknown): T {
  const names = Object.keys(owner);
  const name = names[at % Math.max(names.length, 1)];
  if (name === undefined) return owner;
  const inner: unknown = Reflect.get(owner, name);
  const isInside = rest.length > 0 && typeof inner === 'object' && inner !== null;
  const copy = Array.isArray(owner) ? ([...owner] as unknown as T) : { ...owner };
  if (value === undefined && !isInside) Reflect.deleteProperty(copy, name);
  else Reflect.set(copy, name, isInside ? replace(inner, rest, value) : value);
  return copy;
}

/** What the messages of a content script may hold. */
function isWellFormed(facts: PostFacts): boolean {
  const { soundId, ...post } = facts;
  if (soundId !== null && !isItemId(soundId)) return false;
  return v.safeParse(contract['post.seen'].input, { posts: [post] }).success;
}

const builtIns = (): string =>
  [Object.prototype, Array.prototype, Map.prototype, Function.prototype]
    .map((one) => Reflect.ownKeys(one).map(String).join())
    .join();

describe('the page’s JSON, whatever a stranger made of it', () => {
  const before = builtIns();

  test('the whole item is read', () => {
    const [post] = findPosts([WHOLE]);
    expect(post).toMatchObject({ itemId: ITEM_ID, details: { durationS: 34, canDuet: true } });
    expect(post && isWellFormed(post)).toBe(true);
  });

  test('gives well-formed posts with the id they had, and nothing else', () => {
    fc.assert(
      fc.property(spoiled, (item) => {
        for (const facts of findPosts({ itemList: [item] })) {
          expect(facts.itemId).toBe(item['id']);
          expect(isWellFormed(facts)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(builtIns()).toBe(before);
  });

  test('gives no post where there is no item', () => {
    fc.assert(
      fc.property(hostile, fc.jsonValue(), (one, other) => {
        expect(findPosts({ itemList: [one], other })).toEqual([]);
      }),
    );
  });
});

describe('the probe’s words, whatever a stranger made of them', () => {
  const before = builtIns();
  const [whole] = findPosts([WHOLE]);
  const record = fc
    .array(fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), hostile), { maxLength: 5 })
    .map((changes) =>
      changes.reduce((one, [path, value]) => replace(one, path, value), whole ?? {}),
    );

  test('fill the cache with well-formed posts under the ids they name', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(record, hostile), { maxLength: 5 }), (list) => {
        const cache = createPostCache();
        const itemIds = hearProbe(JSON.stringify(list), cache);
        const named = new Set(list.map((one) => (one as { itemId?: unknown } | null)?.itemId));
        expect(cache.size).toBe(itemIds.size);
        for (const itemId of itemIds) {
          const facts = cache.get(itemId);
          expect(named.has(itemId)).toBe(true);
          expect(facts?.itemId).toBe(itemId);
          expect(facts && isWellFormed(facts)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(builtIns()).toBe(before);
  });

  test('never make us throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (text) => {
        expect(hearProbe(text, createPostCache()).size).toBe(0);
      }),
    );
  });
});
