import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import {
  engagementRate,
  keepRate,
  viewsPerFollower,
  viewsPerHour,
} from '../../../utils/domain/measures.ts';
import { aPost, NOON } from '../../support/build.ts';

describe('engagement rate', () => {
  test('is likes, comments, shares and saves a view', () => {
    const stats = { plays: 1_000, likes: 40, comments: 5, shares: 3, saves: 2 };
    expect(engagementRate(stats)).toBe(0.05);
  });

  test('takes counts that are not known as they are: left out', () => {
    expect(engagementRate({ plays: 1_000, likes: 40, shares: 10 })).toBe(0.05);
  });

  test.each([{ plays: 1_000, comments: 5 }, { likes: 40 }, { plays: 0, likes: 40 }, {}])(
    'is unknown for %o',
    (stats) => {
      expect(engagementRate(stats)).toBeNull();
    },
  );
});

describe('keep rate', () => {
  test('is saves and shares a view', () => {
    expect(keepRate({ plays: 200, saves: 3, shares: 1 })).toBe(0.02);
  });

  test('is unknown when one of both is', () => {
    expect(keepRate({ plays: 200, saves: 3 })).toBeNull();
    expect(keepRate({ plays: 200, shares: 3 })).toBeNull();
  });
});

describe('views an hour', () => {
  const uploaded = (agoMs: number) => aPost({ publishedAt: NOON - agoMs, stats: { plays: 3_000 } });

  test('count from the upload', () => {
    expect(viewsPerHour(uploaded(2 * HOUR_MS), NOON)).toBe(1_500);
  });

  test('are told from the tenth minute on', () => {
    expect(viewsPerHour(uploaded(10 * MINUTE_MS), NOON)).toBe(18_000);
    expect(viewsPerHour(uploaded(10 * MINUTE_MS - 1), NOON)).toBeNull();
  });

  test('are unknown for a post from the future or without a date', () => {
    expect(viewsPerHour(uploaded(-HOUR_MS), NOON)).toBeNull();
    expect(viewsPerHour(aPost({ publishedAt: null }), NOON)).toBeNull();
  });
});

test('views a follower are unknown while followers are, or nobody follows', () => {
  expect(viewsPerFollower(aPost({ details: { followers: 6_000 } }))).toBe(2);
  expect(viewsPerFollower(aPost({ details: { followers: 0 } }))).toBeNull();
  expect(viewsPerFollower(aPost())).toBeNull();
});

test('whatever the counts, a measure is a finite number or unknown', () => {
  const count = fc.option(fc.double(), { nil: undefined });
  const stats = fc.record({
    plays: count,
    likes: count,
    comments: count,
    shares: count,
    saves: count,
  });
  fc.assert(
    fc.property(stats, count, fc.double(), (counts, followers, now) => {
      const post = aPost({ stats: counts, details: { followers }, publishedAt: 0 });
      const measures = [
        engagementRate(counts),
        keepRate(counts),
        viewsPerHour(post, now),
        viewsPerFollower(post),
      ];
      for (const value of measures) expect(value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});
