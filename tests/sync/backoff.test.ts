import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { backoffMs, nextLookAt, REMEDIES } from '../../utils/sync/backoff.ts';
import { NOON } from '../support/build.ts';

describe('backoff', () => {
  test('stays between half and whole of the doubled wait, and never goes over the longest', () => {
    const chance = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.nat({ max: 500 }), chance, (failures, random) => {
        const { firstMs, longestMs } = REMEDIES.network;
        const waitMs = backoffMs(REMEDIES.network, failures, () => random);
        const whole = Math.min(longestMs, firstMs * 2 ** failures);
        expect(waitMs).toBeGreaterThanOrEqual(Math.floor(whole / 2));
        expect(waitMs).toBeLessThanOrEqual(whole);
      }),
    );
  });

  test('is of no use against what a person has to put right', () => {
    expect([REMEDIES.unauthorised.kind, REMEDIES.forbidden.kind, REMEDIES.refused.kind]).toEqual([
      'park-account',
      'park-account',
      'give-up',
    ]);
  });
});

describe('the ladder of looks for a code that was sent', () => {
  /** Moments of every look, in seconds after sending, each missing. */
  function looks(answer: 'accepted' | 'story' | null, firstAfterMs: number): number[] {
    const at: number[] = [];
    let now: number | null = NOON + firstAfterMs;
    while (now !== null) {
      at.push((now - NOON) / SECOND_MS);
      now = nextLookAt({ answer, sentAt: NOON, misses: at.length }, now);
    }
    return at;
  }

  test('after a lost answer is 30 s, then 2 and 5 minutes on', () => {
    expect(looks(null, 30 * SECOND_MS)).toEqual([30, 150, 450]);
  });

  test('after a worker that died looks at once, and once more at the top of the ladder', () => {
    expect(looks(null, 0)).toEqual([0, 120, 420, 450]);
  });

  test('after a yes is close at first', () => {
    expect(looks('accepted', 0)).toEqual([0, 2, 7, 17, 47, 167, 467]);
  });

  test('after a no is one look', () => {
    expect(looks('story', 0)).toEqual([0]);
  });

  test('is not cut short by looks that a person asked for', () => {
    const soon = NOON + MINUTE_MS;
    expect(nextLookAt({ answer: null, sentAt: NOON, misses: 9 }, soon)).toBe(
      NOON + 7.5 * MINUTE_MS,
    );
  });
});
