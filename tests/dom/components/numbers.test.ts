import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRate, readNumber, writeNumber } from '../../../utils/platform/numbers.ts';

describe('a number as people write it', () => {
  test.each([
    ['en', '50000', 50_000],
    ['en', '50,000', 50_000],
    ['en', '1,234,567.5', 1_234_567.5],
    ['en', '50k', 50_000],
    ['en', '1.2 M', 1_200_000],
    ['en', '5%', 5],
    ['en', '.5', 0.5],
    ['de', '1.500', 1_500],
    ['de', '2,5', 2.5],
    ['fr', '12 500,5', 12_500.5],
    ['de-CH', '12’500', 12_500],
    ['hi', '1,00,000', 100_000],
    ['ar-EG', '١٢٬٥٠٠', 12_500],
    ['ja', '１２００', 1_200],
  ])('in %s %s is %d', (language, text, value) => {
    expect(readNumber(text, language)).toBe(value);
  });

  test.each([
    ['en', '1,5'],
    ['en', '1,50'],
    ['de', '1.5'],
    ['en', '-3'],
    ['en', 'many'],
    ['en', '1.2.3'],
    ['en', ''],
  ])('in %s %j is none, for a guess could be wrong by a thousand', (language, text) => {
    expect(readNumber(text, language)).toBeNull();
  });

  test('is read back as it was written into the field', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, part) => {
          const value = Number(`${whole}.${String(part).padStart(2, '0')}`);
          expect(readNumber(writeNumber(value))).toBe(value);
        },
      ),
    );
  });
});

test('a rate is shown in percent', () => {
  expect(formatRate(0.0525)).toBe('5.3%');
});
