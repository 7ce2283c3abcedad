import { describe, expect, test } from 'vitest';
import { createPostCache } from '../../../utils/tiktok/post-cache.ts';
import { type PostFacts, readFacts } from '../../../utils/tiktok/post-facts.ts';

const POST = '7559142440960011111';
const AGAIN = '7559142440960011222';
/** Made in the same minute as the post, as original sounds are. */
const SOUND = '7559142445254989518';
const HINT = { handle: 'mila.bakes', soundId: SOUND, caption: 'Fresh bread' };

function facts(overrides: Partial<PostFacts> = {}): PostFacts {
  const made = readFacts({ itemId: POST, ...HINT, ...overrides });
  if (!made) throw new Error('no facts');
  return made;
}

describe('what is known of posts', () => {
  test('copies of one post are joined, and what is known stays known', () => {
    const cache = createPostCache();
    cache.add(facts({ nickname: 'Mila', stats: { plays: 10, likes: 2 } }), 'document');
    cache.add(facts({ nickname: null, kind: 'photo', stats: { plays: 11 } }), 'answer');
    expect(cache.get(POST)).toMatchObject({
      nickname: 'Mila',
      kind: 'photo',
      stats: { plays: 11, likes: 2 },
    });
  });

  test('the post heard of longest ago is forgotten when the cache is full', () => {
    const cache = createPostCache(2);
    const ids = ['7559142440960000001', '7559142440960000002', '7559142440960000003'];
    for (const itemId of ids) cache.add(facts({ itemId }), 'answer');
    expect(ids.map((itemId) => cache.get(itemId)?.itemId)).toEqual([undefined, ids[1], ids[2]]);
  });
});

describe('details of posts', () => {
  test('a later copy that says less takes nothing away, and one that says more corrects', () => {
    const cache = createPostCache();
    cache.add(facts({ details: { canDuet: true, followers: 12 } }), 'answer');
    cache.add(facts({ details: { audience: 'public' } }), 'answer');
    cache.add(facts({ details: { canDuet: false } }), 'answer');
    expect(cache.get(POST)?.details).toEqual({
      canDuet: false,
      followers: 12,
      audience: 'public',
    });
  });

  test('the followers of a creator are known from a profile and from any post', () => {
    const cache = createPostCache();
    cache.addCreator({ handle: 'tom.rides', followers: 5 });
    cache.add(facts({ details: { followers: 12 } }), 'answer');
    expect(cache.followersOf('tom.rides')).toBe(5);
    expect(cache.followersOf(HINT.handle)).toBe(12);
    cache.add(facts({ itemId: AGAIN }), 'answer');
    expect(cache.get(AGAIN)?.details.followers).toBe(12);
    expect(cache.followersOf('nobody')).toBeUndefined();
    expect(cache.followersOf(null)).toBeUndefined();
  });

  test('the page’s words for a label are known, and nothing else is a label', () => {
    const cache = createPostCache();
    cache.addLabel('Partenariat payant', 'paid-partnership');
    cache.addLabel(undefined, 'promotional');
    cache.addLabel('', 'promotional');
    expect(cache.disclosureOf(' Partenariat payant\n')).toBe('paid-partnership');
    expect(cache.disclosureOf('Sponsored')).toBeUndefined();
    expect(cache.disclosureOf('')).toBeUndefined();
  });
});

describe('posts made from others', () => {
  const remix = { how: 'remix', itemId: POST, handle: null, isRemix: null } as const;
  const madeFrom = (itemId: string, source: string) =>
    facts({ itemId, details: { madeFrom: { ...remix, itemId: source } } });

  test('are counted at their source, once each, until they are forgotten', () => {
    const cache = createPostCache(2);
    const [one, two] = ['7559142440960000001', '7559142440960000002'];
    for (const itemId of [one, one, two]) cache.add(madeFrom(itemId, POST), 'answer');
    expect(cache.madeFromCount(POST)).toBe(2);
    cache.add(facts({ itemId: AGAIN }), 'answer');
    expect(cache.madeFromCount(POST)).toBe(1);
    expect(cache.madeFromCount(AGAIN)).toBe(0);
  });

  test('learn from their source who owns it, and that it was made from another one itself', () => {
    const cache = createPostCache();
    cache.add(madeFrom(AGAIN, POST), 'answer');
    expect(cache.get(AGAIN)?.details.madeFrom).toEqual(remix);
    cache.add(facts(), 'answer');
    expect(cache.get(AGAIN)?.details.madeFrom).toEqual({ ...remix, handle: HINT.handle });
    cache.add(madeFrom(POST, '7559142440960000009'), 'answer');
    expect(cache.get(AGAIN)?.details.madeFrom).toEqual({
      ...remix,
      handle: HINT.handle,
      isRemix: true,
    });
  });
});

describe('finding the post of a card without an id', () => {
  test('the one post of the document with this creator, sound and caption is it', () => {
    const cache = createPostCache();
    cache.add(facts({ caption: 'Fresh  bread ' }), 'document');
    expect(cache.match(HINT)?.itemId).toBe(POST);
  });

  test.each([
    ['another creator', { handle: 'tom.rides' }],
    ['another sound', { soundId: '7559142445254989629' }],
    ['another caption', { caption: 'Old bread' }],
  ])('%s is no match', (_, overrides) => {
    const cache = createPostCache();
    cache.add(facts(overrides), 'document');
    expect(cache.match(HINT)).toBeNull();
  });

  test('two posts alike are one too many', () => {
    const cache = createPostCache();
    cache.add(facts(), 'document');
    cache.add(facts({ itemId: AGAIN }), 'answer');
    expect(cache.match(HINT)).toBeNull();
  });

  test('a sound that is older than the post may be anybody’s', () => {
    const cache = createPostCache();
    const soundId = '6800000000000000001';
    cache.add(facts({ soundId }), 'document');
    expect(cache.match({ ...HINT, soundId })).toBeNull();
  });

  test('answers that the page fetched never supply an id', () => {
    const cache = createPostCache();
    cache.add(facts(), 'answer');
    expect(cache.match(HINT)).toBeNull();
  });

  test('a forged answer cannot make a post of the document look like another', () => {
    const cache = createPostCache();
    cache.add(facts({ handle: 'tom.rides', caption: 'A ride' }), 'document');
    cache.add(facts(), 'answer');
    expect(cache.match(HINT)).toBeNull();
  });
});
