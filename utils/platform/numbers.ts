import { locale } from './i18n.ts';

/** What a person may put behind a number instead of zeros. */
const TIMES: Partial<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/** A number in full, e.g. "12,500"; at most `maxDecimals` decimals. */
export function formatNumber(value: number, maxDecimals = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: maxDecimals }).format(value);
}

/** A fraction as a percentage, e.g. "5.2%" for 0.052. */
export function formatRate(rate: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(
    rate,
  );
}

/** A number as it is typed into a field: without separators of thousands, for those are easily mistyped. */
export function writeNumber(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 4, useGrouping: false }).format(
    value,
  );
}

/**
 * Reads a number as people of this language write it, with or without separators of thousands, and with k, m or b
 * behind it: "12,500" and "12.5k" in English, "12.500" in German.
 * @returns null when it is not such a number, or below zero.
 */
export function readNumber(text: string, language: string = locale()): number | null {
  const { digits, group, decimal } = signsOf(language);
  const plain = Array.from(text.normalize('NFKC'))
    .map((sign) => (digits.includes(sign) ? String(digits.indexOf(sign)) : sign))
    .join('')
    .replaceAll(/[\s\u061C\u200E\u200F'’]/g, '');
  const match = /^([\d.,٬٫]+)([kmb]?)%?$/i.exec(plain);
  const number = removeGroups(match?.[1] ?? '', group)?.replace(decimal, '.') ?? '';
  if (!/^\d*\.?\d+$/.test(number)) return null;
  return Number(number) * (TIMES[match?.[2]?.toLowerCase() ?? ''] ?? 1);
}

/** Takes separators of thousands away; null where they stand elsewhere: "1,5" is a mistake in English, not 15. */
function removeGroups(text: string, group: string): string | null {
  if (group.trim() === '' || !text.includes(group)) return text;
  const [head = '', ...tail] = text.split(group);
  const isGrouped =
    /^\d{1,3}$/.test(head) &&
    tail.every((part) => /^\d{2,3}(\D|$)/.test(part)) &&
    /^\d{3}(\D|$)/.test(tail.at(-1) ?? '');
  return isGrouped ? head + tail.join('') : null;
}

function signsOf(language: string): { digits: string[]; group: string; decimal: string } {
  const format = new Intl.NumberFormat(language, { useGrouping: true });
  const parts = format.formatToParts(12_345.6);
  const partOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    digits: Array.from({ length: 10 }, (_, digit) => format.format(digit)),
    group: partOf('group').replace(/[’']/, ''),
    decimal: partOf('decimal'),
  };
}
