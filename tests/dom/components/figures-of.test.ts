import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../components/insight/figures-of.ts';
import { HOUR_MS } from '../../../utils/domain/clock.ts';
import type { PostDetails } from '../../../utils/domain/post.ts';
import { aPost, NOON } from '../../support/build.ts';

const COUNTED = ['views', 'likes', 'comments', 'shares', 'saves'];
const DERIVED = ['engagement', 'saves + shares', 'views an hour', 'views a follower'];

function figures(details: PostDetails): Map<string, string> {
  const stats = { plays: 12_000, likes: 900, comments: 30, shares: 20, saves: 40 };
  const post = aPost({ stats, publishedAt: NOON - 2 * HOUR_MS, details });
  return new Map(figuresOf(post, NOON).map(({ label, value }) => [label, value]));
}

describe('numbers that come from rounded counts', () => {
  const rounded = figures({ areCountsApproximate: true, followers: 5_000 });

  test.each([...COUNTED, ...DERIVED])('say so: %s', (label) => {
    expect(rounded.get(label)).toMatch(/^about \d/);
  });

  test('are not what the page told otherwise', () => {
    expect(rounded.get('followers')).toBe('5K');
  });
});

test('numbers that come from exact counts stand for themselves', () => {
  const exact = figures({ followers: 5_000 });
  for (const label of [...COUNTED, ...DERIVED]) expect(exact.get(label)).toMatch(/^\d/);
});
