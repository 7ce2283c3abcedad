import { describe, expect, test } from 'vitest';
import { figuresOfCalls } from '../../../utils/domain/call-figures.ts';
import { HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import { NOON } from '../../support/build.ts';
import { aCall } from '../../support/sync-board.ts';

const figures = (...calls: Parameters<typeof aCall>[0][]) =>
  figuresOfCalls(calls.map(aCall), NOON, 6);

describe('the figures of calls', () => {
  test('are none without calls', () => {
    expect(figures()).toBeNull();
  });

  test('count what was answered and what failed, in the stretch it happened', () => {
    const some = figures(
      { at: NOON },
      { at: NOON - 5 * MINUTE_MS, problem: 'server' },
      { at: NOON - 55 * MINUTE_MS },
    );
    expect(some).toMatchObject({ answered: 2, failed: 1, since: NOON - HOUR_MS });
    expect(some?.bars).toEqual([
      { answered: 1, failed: 0 },
      ...Array.from({ length: 4 }, () => ({ answered: 0, failed: 0 })),
      { answered: 1, failed: 1 },
    ]);
  });

  test('go back as far as the calls do', () => {
    expect(figures({ at: NOON - 3 * HOUR_MS })?.since).toBe(NOON - 3 * HOUR_MS);
  });

  test('tell the time half of them took, and the slowest', () => {
    const some = figures({ durationMs: 100 }, { durationMs: 65_000 }, { durationMs: 300 });
    expect(some).toMatchObject({ medianMs: 300, slowestMs: 65_000 });
  });

  test('keep a call that a clock set back has put into the future', () => {
    expect(figures({ at: NOON + HOUR_MS })?.bars.at(-1)).toEqual({ answered: 1, failed: 0 });
  });
});
