import { describe, expect, test } from 'vitest';
import { readPage } from '../../utils/tiktok/read-page.ts';
import { captureGap, capturedPages, readCapture } from '../support/captures.ts';
import { findPosts } from '../support/found-posts.ts';

const reason = captureGap ? ` (${captureGap})` : '';

const openCapture = (file: string): Document =>
  new DOMParser().parseFromString(readCapture(file), 'text/html');

const SURFACE_OF_FOLDER: Record<string, string> = {
  foryou: 'for-you',
  explore: 'explore',
  search: 'search',
  profile: 'profile',
  'single-post': 'single-post',
  hashtag: 'hashtag',
};

describe.skipIf(captureGap)(`the posts of real pages${reason}`, () => {
  test('there are pages to read', () => {
    expect(capturedPages().length).toBeGreaterThanOrEqual(17);
  });

  test.each(capturedPages())('$file', (page) => {
    const reading = readPage(openCapture(page.file), page.url);

    const found = {
      surface: reading.surface,
      cards: reading.cards,
      readable: reading.posts.filter(({ related }) => !related).length,
      related: reading.posts.filter(({ related }) => related).length,
      distinct: new Set(reading.posts.map(({ itemId }) => itemId)).size,
      unread: reading.unread,
    };
    expect(found).toEqual({
      surface: SURFACE_OF_FOLDER[page.file.split('/')[0] ?? ''],
      cards: page.cards,
      readable: page.readable,
      related: page.related,
      distinct: page.distinct,
      unread: page.readable < page.cards ? [{ reason: 'no-id', count: page.cards }] : [],
    });
  });
});

describe.skipIf(captureGap)(`the posts of real answers${reason}`, () => {
  test.each([
    ['api/2022-11-10_recommend_28.json', 28],
    ['api/2025-01-11_recommend_10_one-paid-partnership.json', 10],
    ['api/2025-02-09_search-general_13.json', 12],
    ['items/2023-02-24_sigi_30.json', 30],
    ['items/2025-06-14_anchors.json', 1],
    ['items/2025-12-30_paid-partnership.json', 1],
    ['items/2026-02-24_photo-post.json', 1],
    ['items/2026-03_updated-items_2.json', 2],
    ['items/2026-07-16_isAd_adAuthorization.json', 1],
  ])('%s holds %i', (file, count) => {
    const posts = findPosts(JSON.parse(readCapture(file)));

    expect(new Set(posts.map(({ itemId }) => itemId)).size).toBe(count);
    for (const post of posts) {
      expect(post.handle).toMatch(/^[\w.]+$/);
      expect(post.publishedAt).toBeGreaterThan(Date.UTC(2016, 0, 1));
      expect(post.stats.plays).toBeGreaterThan(0);
    }
  });

  test('a photo post is known by its pictures', () => {
    const [post] = findPosts(JSON.parse(readCapture('items/2026-02-24_photo-post.json')));
    expect(post?.kind).toBe('photo');
  });
});
