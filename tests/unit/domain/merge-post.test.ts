import { describe, expect, test } from 'vitest';
import { hasExactCounts, mergePost } from '../../../utils/domain/merge-post.ts';
import { barePost, uploadTime } from '../../../utils/domain/post.ts';
import { aPost, ITEM_ID, NOON } from '../../support/build.ts';

const rounded = { areCountsApproximate: true } as const;

describe('another sighting of a post', () => {
  test('adds what was unknown and refreshes what is told again', () => {
    const known = aPost({ caption: null, details: { followers: 10, canDuet: true } });
    const seen = aPost({ stats: { plays: 13_000 }, details: { followers: 12, sound: 'original' } });
    expect(mergePost(known, seen)).toMatchObject({
      caption: 'Morning routine',
      stats: { plays: 13_000, likes: 900 },
      details: { followers: 12, canDuet: true, sound: 'original' },
    });
  });

  test('from a mere link takes nothing away', () => {
    const known = aPost({ publishedAt: NOON, details: { followers: 10, wasAd: true } });
    expect(mergePost(known, barePost(ITEM_ID, 'video', null))).toEqual(known);
  });

  test.each([true, false])('stays a photo post once anything said so (known: %s)', (isKnown) => {
    const [photo, bare] = [aPost({ kind: 'photo' }), barePost(ITEM_ID, 'video', null)];
    expect(mergePost(isKnown ? photo : bare, isKnown ? bare : photo).kind).toBe('photo');
  });

  test('with exact counts takes back that TikTok did not show the post', () => {
    const gone = aPost({ stats: {}, details: { audience: 'gone', followers: 3 } });
    expect(mergePost(gone, aPost()).details).toEqual({ followers: 3 });
    expect(mergePost(gone, aPost({ details: rounded })).details.audience).toBe('gone');
    expect(mergePost(gone, barePost(ITEM_ID, 'video', null)).details.audience).toBe('gone');
    expect(mergePost(gone, aPost({ details: { audience: 'private' } })).details.audience).toBe(
      'private',
    );
    const hidden = aPost({ details: { audience: 'private' } });
    expect(mergePost(hidden, aPost()).details.audience).toBe('private');
  });

  test('with facts that are there in name only blanks nothing', () => {
    const known = aPost({ details: { followers: 10 } });
    const seen = aPost({ stats: { plays: undefined }, details: { followers: undefined } });
    expect(mergePost(known, seen)).toEqual(known);
  });

  test('takes the time in the id only where nobody told a better one', () => {
    const fromId = uploadTime(ITEM_ID);
    expect(mergePost(undefined, aPost()).publishedAt).toBe(fromId);
    expect(mergePost(aPost(), aPost({ publishedAt: NOON })).publishedAt).toBe(NOON);
  });

  test('joins what two pages told of the post it was made from', () => {
    const known = aPost({
      details: { madeFrom: { how: 'duet', itemId: null, handle: 'mila', isRemix: false } },
    });
    const seen = aPost({
      details: { madeFrom: { how: 'remix', itemId: ITEM_ID, handle: null, isRemix: null } },
    });
    expect(mergePost(known, seen).details.madeFrom).toEqual({
      how: 'duet',
      itemId: ITEM_ID,
      handle: 'mila',
      isRemix: false,
    });
  });

  test('made from another post than was known is believed as it is', () => {
    const madeFrom = { how: 'duet', itemId: '7431234567890000001', handle: 'a', isRemix: true };
    const other = { how: 'stitch', itemId: '7431234567890000002', handle: null, isRemix: null };
    const known = aPost({ details: { madeFrom } as never });
    expect(mergePost(known, aPost({ details: { madeFrom: other } as never })).details).toEqual({
      madeFrom: other,
    });
  });
});

describe('counts read off the screen', () => {
  test('never replace exact ones, but what else was seen is kept', () => {
    const seen = aPost({ stats: { plays: 12_300 }, details: { ...rounded, followers: 5 } });
    expect(mergePost(aPost(), seen)).toMatchObject({
      stats: { plays: 12_000, likes: 900 },
      details: { followers: 5 },
    });
    expect(mergePost(aPost(), seen).details).not.toHaveProperty('areCountsApproximate');
  });

  test('are kept, and marked, where there is nothing better', () => {
    const seen = aPost({ stats: { plays: 12_300 }, details: rounded });
    expect(mergePost(barePost(ITEM_ID, 'video', null), seen)).toMatchObject({
      stats: { plays: 12_300 },
      details: rounded,
    });
  });

  test('give way to exact ones as a whole', () => {
    const known = aPost({ stats: { plays: 12_300, shares: 40 }, details: rounded });
    const merged = mergePost(known, aPost({ stats: { plays: 12_345 } }));
    expect(merged.stats).toEqual({ plays: 12_345 });
    expect(merged.details).toEqual({});
  });

  test('stay marked when a link tells the post again', () => {
    const known = aPost({ details: rounded });
    expect(mergePost(known, barePost(ITEM_ID, 'video', null)).details).toEqual(rounded);
  });

  test('are not exact, nor are missing ones', () => {
    expect([
      hasExactCounts(aPost()),
      hasExactCounts(aPost({ details: rounded })),
      hasExactCounts(aPost({ stats: { likes: 3 } })),
    ]).toEqual([true, false, false]);
  });
});
