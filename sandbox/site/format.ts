import { countLanguage, spoken } from './words/say.ts';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** Locales whose numbers differ from the language's usual ones: Egypt writes Arabic digits. */
const NUMBER_LOCALES: Record<string, string> = { ar: 'ar-EG' };

/** Abbreviates a count as the page shows it: 9871, 25.5K, 1.2M; `25,5 mil`, `2.6万` or `٢٥٫٥ ألف` in other languages. */
export function formatCount(count: number): string {
  const language = countLanguage();
  if (language !== 'en') {
    const shortened = { notation: 'compact', maximumFractionDigits: 1 } as const;
    const style = count < 10_000 ? { useGrouping: false } : shortened;
    return new Intl.NumberFormat(NUMBER_LOCALES[language] ?? language, style).format(count);
  }
  if (count < 10_000) return String(count);
  const [unit, letter] = count < 1_000_000 ? [1_000, 'K'] : [1_000_000, 'M'];
  return `${(Math.floor((count / unit) * 10) / 10).toString()}${letter}`;
}

/** How long ago, as cards show it: `3h ago`, `hace 5 d`, `11-12`, `2025-11-12`; both times in Unix seconds. */
export function formatAge(at: number, now: number): string {
  const age = now - at;
  if (age < HOUR_S) return formatAgo(Math.max(1, Math.floor(age / MINUTE_S)), 'minute');
  if (age < DAY_S) return formatAgo(Math.floor(age / HOUR_S), 'hour');
  if (age < 7 * DAY_S) return formatAgo(Math.floor(age / DAY_S), 'day');
  const then = new Date(at * 1000);
  const day = `${then.getUTCMonth() + 1}-${then.getUTCDate()}`;
  return then.getUTCFullYear() === new Date(now * 1000).getUTCFullYear()
    ? day
    : `${then.getUTCFullYear()}-${day}`;
}

function formatAgo(count: number, unit: 'minute' | 'hour' | 'day'): string {
  const language = spoken();
  if (language === 'en') return `${count}${unit.charAt(0)} ago`;
  const locale = NUMBER_LOCALES[language] ?? language;
  return new Intl.RelativeTimeFormat(locale, { style: 'short' }).format(-count, unit);
}

/** Seconds as the player shows them: `01:04`. */
export function formatTime(seconds: number): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${pad(Math.floor(seconds / 60))}:${pad(Math.floor(seconds % 60))}`;
}

/** The end of a link to a sound: words and id. */
export function musicSlug(music: {
  title: string;
  authorName: string;
  original: boolean;
  id: string;
}): string {
  const words = music.original ? `${music.title} ${music.authorName}` : music.title;
  return `${words.trim().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${music.id}`;
}
