import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import { growthOf, growthSeries, isDueSnapshot } from '../../../utils/domain/growth.ts';
import { NOON } from '../../support/build.ts';

const seen = (plays: number | undefined, at = NOON) => ({ at, stats: { plays } });
const base = (plays: number | undefined, isFromSave = true) => ({ ...seen(plays), isFromSave });

describe('growth since a post was kept', () => {
  test('is the views that came, and the time they took', () => {
    expect(growthOf(base(1_000), seen(39_000, NOON + 2 * DAY_MS))).toEqual({
      plays: 38_000,
      sinceMs: 2 * DAY_MS,
      isSinceSave: true,
    });
  });

  test('says whether it is counted from the save or from a later sight', () => {
    expect(growthOf(base(1, false), seen(2, NOON + DAY_MS))?.isSinceSave).toBe(false);
  });

  test('is told from half an hour on', () => {
    expect(growthOf(base(1), seen(2, NOON + 30 * MINUTE_MS))).not.toBeNull();
    expect(growthOf(base(1), seen(2, NOON + 30 * MINUTE_MS - 1))).toBeNull();
  });

  test('that is nothing is told as nothing', () => {
    expect(growthOf(base(5), seen(5, NOON + DAY_MS))?.plays).toBe(0);
  });

  test('is unknown when the count went down, was never seen or is not seen now', () => {
    expect(growthOf(base(6), seen(5, NOON + DAY_MS))).toBeNull();
    expect(growthOf(null, seen(5, NOON + DAY_MS))).toBeNull();
    expect(growthOf(base(undefined), seen(5, NOON + DAY_MS))).toBeNull();
    expect(growthOf(base(5), seen(undefined, NOON + DAY_MS))).toBeNull();
  });
});

test('counts are kept at the first sight and then at most once an hour', () => {
  expect(isDueSnapshot(undefined, NOON)).toBe(true);
  expect(isDueSnapshot(seen(5), NOON + HOUR_MS - 1)).toBe(false);
  expect(isDueSnapshot(seen(5), NOON + HOUR_MS)).toBe(true);
});

describe('views over time', () => {
  test('run from old to new, without sightings that had no views', () => {
    const series = growthSeries([seen(9, NOON + 2), seen(undefined, NOON + 1), seen(3)]);
    expect(series).toEqual([
      { at: NOON, plays: 3 },
      { at: NOON + 2, plays: 9 },
    ]);
  });

  test('are all there as long as there are sixty', () => {
    expect(growthSeries(Array.from({ length: 60 }, (_, n) => seen(n, NOON + n)))).toHaveLength(60);
  });

  test('are thinned to sixty, with the first and the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 2_000 }), (length) => {
        const series = growthSeries(Array.from({ length }, (_, n) => seen(n, NOON + n)));
        expect(series).toHaveLength(60);
        expect(series[0]?.plays).toBe(0);
        expect(series.at(-1)?.plays).toBe(length - 1);
      }),
    );
  });

  test('of nothing are nothing', () => {
    expect(growthSeries([])).toEqual([]);
  });
});
