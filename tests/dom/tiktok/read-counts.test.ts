import { describe, expect, test } from 'vitest';
import type { Post } from '../../../utils/domain/post.ts';
import { findCards } from '../../../utils/tiktok/find-cards.ts';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';
import { createPostCache, type PostCache } from '../../../utils/tiktok/post-cache.ts';
import { readCard } from '../../../utils/tiktok/read-card.ts';
import { learnDocument } from '../../../utils/tiktok/read-hydration.ts';
import { readPlace } from '../../../utils/tiktok/surfaces.ts';
import { captureGap, capturedPages, readCapture } from '../../support/captures.ts';
import { findPosts } from '../../support/found-posts.ts';
import { feedCard, HANDLE, ITEM_ID, itemStruct, pageOf, tile } from '../../support/tiktok-cards.ts';

const FOR_YOU = 'https://www.tiktok.com/foryou';
const rules = compileRules();

function readAll(page: Document, cache: PostCache, url = FOR_YOU): Post[] {
  return findCards(page, rules).flatMap((card) => {
    const reading = readCard(card, { place: () => readPlace(page, url, rules), cache, rules });
    return reading.ok ? [reading.post] : [];
  });
}

function readOne(html: string, { cache = createPostCache(), language = 'en' } = {}): Post {
  const page = pageOf(html);
  page.documentElement.lang = language;
  const [post] = readAll(page, cache);
  if (!post) throw new Error('no post');
  return post;
}

const label = (text: string) => `<div data-e2e="sponsored-tag"><p>${text}</p></div>`;
const views = (text: string) => `<strong data-e2e="video-views">${text}</strong>`;

describe('the counts that a card shows', () => {
  test('are taken, and marked as approximate, when nobody told better ones', () => {
    const { stats, details } = readOne(tile({ foreign: views('25,5 mil') }), { language: 'es' });
    expect(stats).toEqual({ plays: 25_500 });
    expect(details.areCountsApproximate).toBe(true);
  });

  test('are left alone when the page’s JSON told the exact ones', () => {
    const cache = createPostCache();
    for (const facts of findPosts([itemStruct()])) cache.add(facts, 'answer');
    const { stats, details } = readOne(tile({ foreign: views('25.5K') }), { cache });
    expect(stats.plays).toBe(1_200);
    expect(details.areCountsApproximate).toBeUndefined();
  });

  test('are taken on Discover, where they have no name', () => {
    const count = '<strong class="css-1x-StrongVideoCount">17.2K</strong>';
    const { stats, details } = readOne(tile({ e2e: 'explore-feed-video', foreign: count }));
    expect(stats).toEqual({ plays: 17_200 });
    expect(details.areCountsApproximate).toBe(true);
  });

  test('are not taken from a count without a name elsewhere: it counted likes in the search of 2022', () => {
    const count = '<strong class="css-1x-StrongVideoCount">17.2K</strong>';
    expect(readOne(tile({ e2e: 'search_top-item', foreign: count })).stats).toEqual({});
  });

  test('that cannot be read leave everything unknown', () => {
    const { stats, details } = readOne(tile({ foreign: views('many') }));
    expect(stats).toEqual({});
    expect(details.areCountsApproximate).toBeUndefined();
  });
});

describe('the label that a card shows', () => {
  function cacheWith(overrides: Record<string, unknown>): PostCache {
    const cache = createPostCache();
    cache.addLabel('Partenariat payant', 'paid-partnership');
    for (const facts of findPosts([itemStruct(overrides)])) cache.add(facts, 'answer');
    return cache;
  }

  test('is known by the page’s own words', () => {
    const html = feedCard({ foreign: label('Partenariat payant') });
    const { details } = readOne(html, { cache: cacheWith({}) });
    expect(details.disclosure).toBe('paid-partnership');
  });

  test('counts although the JSON has none', () => {
    const html = feedCard({ foreign: label('Partenariat payant') });
    const { details } = readOne(html, { cache: cacheWith({ adLabelVersion: 0 }) });
    expect(details.disclosure).toBe('paid-partnership');
  });

  test('in other words is nothing we know', () => {
    const html = feedCard({ foreign: label('Paid partnership') });
    expect(readOne(html, { cache: cacheWith({}) }).details.disclosure).toBeUndefined();
    const { details } = readOne(html, { cache: cacheWith({ adLabelVersion: 0 }) });
    expect(details.disclosure).toBe('none');
  });
});

test('the followers of a profile are known for each of its posts', () => {
  const cache = createPostCache();
  cache.addCreator({ handle: HANDLE, followers: 3_666 });
  expect(readOne(tile(), { cache })).toMatchObject({
    itemId: ITEM_ID,
    details: { followers: 3_666 },
  });
});

describe.skipIf(captureGap)(
  `counts and labels of real pages${captureGap ? ` (${captureGap})` : ''}`,
  () => {
    const open = (file: string): Document =>
      new DOMParser().parseFromString(readCapture(file), 'text/html');

    test.each([
      ['explore/2025-09-12_explore.html', 'likes', 15],
      ['profile/2025-12-30_profile.html', 'plays', 18],
      ['profile/2026-04-19_profile_pinned.html', 'plays', 38],
      ['profile/2022-06_profile_stale-hydration.html', 'plays', 30],
      ['search/2025-09-28_search-top_es.html', 'plays', 140],
      ['search/2022-05_search-top.html', 'likes', 24],
    ] as const)('every card of %s tells its %s', (file, name, cards) => {
      const posts = readAll(open(file), createPostCache());
      expect(posts).toHaveLength(cards);
      for (const { stats, details } of posts) {
        expect(stats[name]).toBeGreaterThanOrEqual(0);
        expect(details.areCountsApproximate).toBe(true);
      }
    });

    test('shown counts are the rounded ones of the JSON, and the label is the same', () => {
      const file = 'single-post/2025-12-30_one-column_paid-partnership.html';
      const url = capturedPages().find((one) => one.file === file)?.url ?? FOR_YOU;
      const page = open(file);
      const cache = createPostCache();
      learnDocument(page, url, cache);
      const exact = readAll(page, cache, url)[0];
      const words = createPostCache();
      words.addLabel('Paid partnership', 'paid-partnership');
      const shown = readAll(page, words, url)[0];

      expect(shown?.itemId).toBe(exact?.itemId);
      expect(shown?.details.disclosure).toBe(exact?.details.disclosure);
      for (const name of ['likes', 'comments', 'shares', 'saves'] as const) {
        const [one, other] = [shown?.stats[name] ?? Number.NaN, exact?.stats[name] ?? Number.NaN];
        expect(Math.abs(one - other)).toBeLessThanOrEqual(other * 0.005);
      }
    });
  },
);
