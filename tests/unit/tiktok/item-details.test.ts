import { describe, expect, test } from 'vitest';
import type { PostDetails } from '../../../utils/domain/post.ts';
import { findPosts } from '../../support/found-posts.ts';
import { ITEM_ID, itemStruct, OTHER_ID } from '../../support/tiktok-cards.ts';

/** An item of the full kind says who may see it. */
const FULL = { privateItem: false, secret: false, forFriend: false };

function detailsOf(overrides: Record<string, unknown> = {}): PostDetails {
  const [post] = findPosts([itemStruct({ music: { id: '7571000000000000999' }, ...overrides })]);
  if (!post) throw new Error('no post');
  return post.details;
}

const mention = (start: number, extra: Record<string, unknown> = {}) => ({
  start,
  end: start + 5,
  type: 0,
  subType: 0,
  userUniqueId: 'tom.rides',
  awemeId: '',
  ...extra,
});

describe('a reduced item', () => {
  test('leaves open what it does not say', () => {
    expect(detailsOf()).toEqual({});
  });
});

describe('duet and stitch', () => {
  test('that a full item leaves out are off, and that a reduced one leaves out are unknown', () => {
    expect(detailsOf(FULL)).toMatchObject({ canDuet: false, canStitch: false });
    expect(detailsOf({ ...FULL, duetEnabled: true, stitchEnabled: false })).toMatchObject({
      canDuet: true,
      canStitch: false,
    });
    expect(detailsOf({ duetEnabled: 'yes' }).canDuet).toBeUndefined();
  });
});

describe('who may see a post', () => {
  test.each([
    [{}, 'public'],
    [{ privateItem: true }, 'private'],
    [{ secret: 1 }, 'private'],
    [{ forFriend: true }, 'friends'],
    [{ author: { uniqueId: 'a', privateAccount: true } }, 'private'],
    [{ author: { uniqueId: 'a', privateAccount: false } }, 'public'],
  ])('%j makes it %s', (overrides, audience) => {
    expect(detailsOf({ ...FULL, ...overrides }).audience).toBe(audience);
  });
});

describe('the sound', () => {
  test.each([
    [{ original: true }, 'original'],
    [{ original: true, is_commerce_music: true }, 'original'],
    [{ original: false, is_commerce_music: true }, 'commercial'],
    [{ is_commerce_music: false }, 'unclear'],
    [{ original: false }, undefined],
    [{ is_commerce_music: 'true' }, undefined],
  ])('%j is %s', (music, sound) => {
    expect(detailsOf({ music }).sound).toBe(sound);
  });
});

describe('the label of a paid post', () => {
  test.each([
    [{ adLabelVersion: 2 }, 'paid-partnership'],
    [{ adLabelVersion: 0 }, 'none'],
    [{ adLabelVersion: 1 }, undefined],
    [{ brandOrganicType: '1001' }, 'promotional'],
    [{ brandOrganicType: 1001, item_control: {} }, 'promotional'],
    [{ brandOrganicType: { toString: 1, valueOf: 1 } }, undefined],
    [{ isECVideo: 1, adLabelVersion: 2 }, 'commission'],
    [{ isECVideo: 0, adLabelVersion: 2 }, 'paid-partnership'],
    [{ item_control: { can_repost: true } }, 'none'],
    [FULL, undefined],
  ])('%j is %s', (overrides, disclosure) => {
    expect(detailsOf(overrides).disclosure).toBe(disclosure);
  });
});

describe('ads', () => {
  test('that a post was one, or may become one, is known or unknown, never denied', () => {
    expect(detailsOf({ isAd: true, adAuthorization: true })).toEqual({
      wasAd: true,
      isOpenToAds: true,
    });
    expect(detailsOf({ isAd: false, adAuthorization: false })).toEqual({});
  });
});

describe('a duet or stitch', () => {
  test('is known by the post it names, but not which of the two it is', () => {
    expect(detailsOf({ duetInfo: { duetFromId: OTHER_ID } }).madeFrom).toEqual({
      how: 'remix',
      itemId: OTHER_ID,
      handle: null,
      isRemix: null,
    });
  });

  test.each([
    ['#duet with @Tom Rides my bike', 'duet', 11],
    ['#stitch with @tom.rides #bread', 'stitch', 13],
    ['#Duet con @tom.rides', 'duet', 10],
  ])('is known by TikTok’s own beginning of the caption: %s', (desc, how, start) => {
    expect(detailsOf({ desc, textExtra: [mention(start)] }).madeFrom).toEqual({
      how,
      itemId: null,
      handle: 'tom.rides',
      isRemix: null,
    });
  });

  test('names its source where the mention does', () => {
    const textExtra = [mention(11, { awemeId: OTHER_ID })];
    const details = detailsOf({ desc: '#duet with @tom.rides', textExtra });
    expect(details.madeFrom?.itemId).toBe(OTHER_ID);
    expect(details.mentionedPosts).toBeUndefined();
  });

  test('whose owner is only shown, not linked, has an unknown owner', () => {
    expect(detailsOf({ desc: '#duet with @Tom Rides' }).madeFrom?.handle).toBeNull();
  });

  test.each([
    ['an ordinary caption', { desc: 'I love a #duet with @tom.rides', textExtra: [mention(23)] }],
    ['a hashtag alone', { desc: '#stitch #bread' }],
    ['TikTok’s zero', { duetInfo: { duetFromId: '0' } }],
    ['its own id', { duetInfo: { duetFromId: ITEM_ID } }],
  ])('is not made of %s', (_, overrides) => {
    expect(detailsOf(overrides).madeFrom).toBeUndefined();
  });
});

describe('the words of a caption', () => {
  test('hashtags come from all its parts, once each', () => {
    const tag = (hashtagName: string) => ({ hashtagName, type: 1, userUniqueId: '' });
    const details = detailsOf({
      textExtra: [tag('bread'), tag('')],
      contents: [{ textExtra: [tag('bread'), tag('oven')] }],
      challenges: [{ title: 'baking' }, { title: 'oven' }, 'odd'],
    });
    expect(details.hashtags).toEqual(['bread', 'oven', 'baking']);
    expect(details.mentions).toBeUndefined();
  });

  test('people it answers to are not mentioned', () => {
    const textExtra = [mention(0), mention(12, { subType: 2, userUniqueId: 'a.commenter' })];
    expect(detailsOf({ textExtra }).mentions).toEqual(['tom.rides']);
  });

  test('posts it refers to are counted, once each and without itself', () => {
    const ids = [OTHER_ID, OTHER_ID, ITEM_ID, '', '0', '7571000000000000003'];
    const textExtra = ids.map((awemeId, at) => mention(at, { awemeId }));
    expect(detailsOf({ textExtra }).mentionedPosts).toBe(2);
  });
});

describe('numbers', () => {
  test('the length is that of a video; a photo post has none', () => {
    expect(detailsOf({ video: { duration: 34 } }).durationS).toBe(34);
    expect(detailsOf({ imagePost: {}, video: { duration: 0 } }).durationS).toBeUndefined();
    expect(detailsOf({ video: { duration: Infinity } }).durationS).toBeUndefined();
  });

  test('followers are taken from the exact counts first', () => {
    const authorStats = { followerCount: 3700 };
    expect(detailsOf({ authorStats }).followers).toBe(3700);
    expect(detailsOf({ authorStats, authorStatsV2: { followerCount: '3666' } }).followers).toBe(
      3666,
    );
  });
});
