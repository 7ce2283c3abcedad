import { describe, expect, it } from 'vitest';
import { answerUrl } from '../../../bench/answer-url.ts';
import { benchAnswer } from '../../../sandbox/site/bench-answers.ts';
import { isSigned } from '../../../sandbox/site/signature.ts';
import { createWorld } from '../../../sandbox/world/world.ts';

describe('the large answers of the sandbox', () => {
  const world = createWorld();
  const ask = (kind: 'posts' | 'comments', kilobytes: number): object | undefined => {
    const { pathname, searchParams } = new URL(
      answerUrl(kind, kilobytes),
      'https://www.tiktok.com',
    );
    return benchAnswer(world, pathname, searchParams);
  };

  it.each(['posts', 'comments'] as const)('are about as large as wanted: %s', (kind) => {
    const { length } = JSON.stringify(ask(kind, 250));
    expect(length).toBeGreaterThan(245_000);
    expect(length).toBeLessThan(275_000);
  });

  it('hold posts where posts are asked for, and none among comments', () => {
    expect(ask('posts', 250)).toHaveProperty('itemList.length', 28);
    expect(ask('comments', 250)).not.toHaveProperty('itemList');
  });

  it('are asked for by an address that is signed as the page signs, never the same twice', () => {
    const [one, other] = [answerUrl('posts', 250), answerUrl('posts', 250)];
    expect([isSigned(one), isSigned(other)]).toEqual([true, true]);
    expect(one).not.toBe(other);
  });

  it('leave the addresses of the interface alone when no size is asked for', () => {
    expect(
      benchAnswer(world, '/api/recommend/item_list/', new URLSearchParams('count=8')),
    ).toBeUndefined();
  });
});
