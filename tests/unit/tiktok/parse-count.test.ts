import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCount } from '../../../utils/tiktok/parse-count.ts';

const LANGUAGES = 'en es es-419 fr ar ar-EG ja de pt ru ko hi id tr it vi th zh fa bn he'.split(
  ' ',
);

describe('a count on the screen', () => {
  test.each([
    ['0', 'en', 0],
    ['7646', 'fr', 7_646],
    ['25.5K', 'en', 25_500],
    ['25.5K', 'fr', 25_500],
    ['1.2M', 'es', 1_200_000],
    ['1,2 M', 'es', 1_200_000],
    ['25,5 mil', 'es', 25_500],
    ['2.6万', 'ja', 26_000],
    ['1.2億', 'ja', 120_000_000],
    ['٢٥٫٥ ألف', 'ar', 25_500],
    ['\u200f25.5 ألف\u200f', 'ar', 25_500],
    ['12,345', 'en', 12_345],
    ['12.345', 'de', 12_345],
    ['12 345', 'fr', 12_345],
    ['12,34,567', 'hi', 1_234_567],
    [' 25.5k\n', 'en', 25_500],
    ['25,5 B', 'tr', 25_500],
    ['1.2M', 'id', 1_200_000],
    ['25.5K', 'no such language!', 25_500],
  ])('%s on a page in %s is %i', (text, language, count) => {
    expect(parseCount(text, language)).toBe(count);
  });

  test.each([
    '',
    'Share',
    'K',
    '1.2',
    '1,23',
    '1.234K',
    '1,2,3',
    '1.234,567',
    '-5',
    '25.5 likes',
    '2.6万',
    '9'.repeat(20),
    '9'.repeat(900),
  ])('%s tells nothing on an English page', (text) => {
    expect(parseCount(text, 'en')).toBeUndefined();
  });

  test.each(LANGUAGES)('is read as %s writes it, but for what rounding took', (language) => {
    const format = new Intl.NumberFormat(language, {
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_000_000 }), (count) => {
        const read = parseCount(format.format(count), language) ?? Number.NaN;
        expect(Math.abs(read - count)).toBeLessThanOrEqual(count * 0.005);
      }),
    );
  });

  test('any text is a count or nothing', () => {
    const pieces = fc.array(
      fc.constantFrom('1', '٢', '.', ',', ' ', 'K', 'mil', '万', '\u200f', '𝟗'),
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      pieces.map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...LANGUAGES, '', '__proto__'), (shown, language) => {
        const count = parseCount(shown, language);
        expect(count === undefined || (Number.isSafeInteger(count) && count >= 0)).toBe(true);
      }),
    );
  });
});
