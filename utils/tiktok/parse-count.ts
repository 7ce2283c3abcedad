/** TikTok's own letters, on Spanish and French pages too (captures 2022-03 to 2026-04). */
const LETTERS = { k: 1e3, m: 1e6, b: 1e9 };

/** No count is longer; the rest of a page may be. */
const MAX_LENGTH = 40;

const MANTISSAS = [1, 2, 3, 5, 11];
const MAX_EXPONENT = 11;

/**
 * Reads a count as a page shows it: "25.5K", "1,2 M", "25,5 mil", "2.6万", "٢٥٫٥ ألف", "12,345".
 * @param language of the page, as in `<html lang>`; it tells which words stand for thousands and millions.
 * @returns undefined for what is no count, and for what may be two.
 */
export function parseCount(text: string, language: string): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const plain = text
    .trim()
    .replaceAll(/\p{Nd}/gu, digitOf)
    .replaceAll(/\p{Cf}/gu, '');
  const match = /^(\d[\d.,٫٬’'\s]*)([^\d]*)$/u.exec(plain);
  if (!match) return undefined;
  const unit = normalize(match[2] ?? '');
  const number = parseNumber((match[1] ?? '').trim(), unit !== '');
  const factor = unit === '' ? 1 : unitsOf(language).get(unit);
  if (number === undefined || factor === undefined) return undefined;
  const count = Math.round(number * factor);
  return Number.isSafeInteger(count) ? count : undefined;
}

/** In front of a unit a lone mark is the decimal one; elsewhere there are only whole counts, in groups of digits. */
function parseNumber(text: string, hasUnit: boolean): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (hasUnit && /^\d+[.,٫]\d{1,2}$/.test(text)) return Number(text.replace(/[,٫]/, '.'));
  // One mark for all groups, the last of three digits; Indian ones before it have two.
  const isGrouped = /^\d{1,3}(?:([.,٬’'\s])\d{2,3}(?:\1\d{2,3})*)?$/u.test(text);
  return isGrouped && !hasUnit && /\D\d{3}$/.test(text)
    ? Number(text.replaceAll(/\D/g, ''))
    : undefined;
}

/** Any script's digit in ours: they stand in rows of ten, in order. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/** The units of one language: a page has one. */
let latest: { language: string; units: Map<string, number> } | null = null;

/**
 * The words that a language shortens counts with, as the browser itself writes them, and TikTok's letters. Where one
 * stands for two sizes (Turkish "B" is a thousand, Indonesian "M" a billion) it is the smaller: next to no post has a
 * billion of anything.
 */
function unitsOf(language: string): Map<string, number> {
  if (latest?.language === language) return latest.units;
  const units = new Map<string, number>(Object.entries(LETTERS));
  const format = formatOf(language);
  for (let exponent = 3; exponent <= MAX_EXPONENT; exponent += 1) {
    for (const mantissa of MANTISSAS) {
      const count = mantissa * 10 ** exponent;
      const parts = format.formatToParts(count);
      const unit = normalize(parts.find(({ type }) => type === 'compact')?.value ?? '');
      const shown = Number(parts.find(({ type }) => type === 'integer')?.value);
      const isWhole = !parts.some(({ type }) => type === 'group' || type === 'fraction');
      if (unit !== '' && isWhole && shown > 0) {
        units.set(unit, Math.min(units.get(unit) ?? Infinity, count / shown));
      }
    }
  }
  latest = { language, units };
  return units;
}

/** Short counts of a language in our digits; the page may name a language that there is not. */
function formatOf(language: string): Intl.NumberFormat {
  const options = { notation: 'compact', numberingSystem: 'latn' } as const;
  try {
    return new Intl.NumberFormat(language, options);
  } catch {
    return new Intl.NumberFormat('en', options);
  }
}

/** Units differ in case and in the marks around them: "K", "k", "тыс.". */
function normalize(unit: string): string {
  return unit.toLowerCase().replaceAll(/[\s.\p{Cf}]/gu, '');
}
