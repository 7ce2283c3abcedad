import { describe, expect, test } from 'vitest';
import { hearProbe } from '../../../utils/tiktok/hear-probe.ts';
import { createPostCache } from '../../../utils/tiktok/post-cache.ts';

const ITEM_ID = '7571000000000000001';

describe('what the probe says', () => {
  test('posts are remembered', () => {
    const cache = createPostCache();
    hearProbe(JSON.stringify([{ itemId: ITEM_ID, nickname: 'Mila' }]), cache);
    expect(cache.get(ITEM_ID)?.nickname).toBe('Mila');
  });

  test('fields that are not what they should be are dropped one by one', () => {
    const cache = createPostCache();
    const forged = {
      itemId: ITEM_ID,
      handle: '<script>',
      caption: 'x'.repeat(9_000),
      publishedAt: 'now',
      stats: { plays: -1, likes: 1e300, comments: 7 },
      nickname: { toString: 'evil' },
    };
    hearProbe(JSON.stringify([forged]), cache);
    expect(cache.get(ITEM_ID)).toMatchObject({
      handle: null,
      nickname: null,
      stats: { comments: 7 },
    });
    expect(cache.get(ITEM_ID)?.caption).toHaveLength(4_000);
  });

  test.each([
    ['an object instead of a text', { itemId: ITEM_ID }],
    ['no JSON', '{{{'],
    ['no list', JSON.stringify({ itemId: ITEM_ID })],
    [
      'a text that is too long',
      JSON.stringify([{ itemId: ITEM_ID, caption: 'x'.repeat(600_000) }]),
    ],
    ['a list without ids', JSON.stringify([{ itemId: '12' }, null, 7, [ITEM_ID]])],
  ])('%s is ignored', (_, text) => {
    const cache = createPostCache();
    hearProbe(text, cache);
    expect(cache.get(ITEM_ID)).toBeUndefined();
  });

  test('no more than a hundred posts are taken at once', () => {
    const cache = createPostCache();
    const ids = Array.from({ length: 150 }, (_, at) => `757100000000000${1000 + at}`);
    hearProbe(JSON.stringify(ids.map((itemId) => ({ itemId }))), cache);
    expect(ids.filter((itemId) => cache.get(itemId))).toHaveLength(100);
  });

  test('it answers with the posts it told of', () => {
    const text = JSON.stringify([{ itemId: ITEM_ID }, { handle: 'mila.bakes', followers: 7 }]);
    expect(hearProbe(text, createPostCache())).toEqual(new Set([ITEM_ID]));
  });

  test('creators’ followers are remembered', () => {
    const cache = createPostCache();
    hearProbe(JSON.stringify([{ handle: 'mila.bakes', followers: 3666 }]), cache);
    expect(cache.followersOf('mila.bakes')).toBe(3_666);
  });

  test('handles are in small letters, however the JSON writes them, so that they are found again', () => {
    const cache = createPostCache();
    const details = {
      mentions: ['Lumen.And.Oak', 'lumen.and.oak', 'tom.rides'],
      madeFrom: { how: 'duet', itemId: null, handle: 'Tom.Rides' },
    };
    const told = [
      { itemId: ITEM_ID, handle: 'Mila.Bakes', details },
      { handle: 'MILA.bakes', followers: 3_666 },
    ];
    hearProbe(JSON.stringify(told), cache);
    const known = cache.get(ITEM_ID);
    expect(known?.handle).toBe('mila.bakes');
    expect(known?.details.followers).toBe(3_666);
    expect(known?.details.mentions).toEqual(['lumen.and.oak', 'tom.rides']);
    expect(known?.details.madeFrom?.handle).toBe('tom.rides');
  });

  test('details that are not what they should be are dropped one by one', () => {
    const cache = createPostCache();
    const details = {
      durationS: -4,
      followers: 12,
      canDuet: 'yes',
      audience: 'everybody',
      wasAd: 1,
      hashtags: ['bread', 7, '', 'x'.repeat(300)],
      mentions: ['<script>'],
      madeFrom: { how: 'copy', itemId: ITEM_ID },
      areCountsApproximate: true,
      viewer: 'scout',
    };
    hearProbe(JSON.stringify([{ itemId: ITEM_ID, details }]), cache);
    expect(cache.get(ITEM_ID)?.details).toEqual({ followers: 12, hashtags: ['bread'] });
  });
});
