import { i18n } from '#i18n';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * The language dates and numbers are written in: the browser's own variant (en-GB) as long as it is the language of
 * our words, which fall back to English where there is no translation.
 */
export function locale(): string {
  const words = i18n.t('languageTag');
  return navigator.language.split('-')[0] === words ? navigator.language : words;
}

/** A day, e.g. "12 Dec", with the year only where it is not this one. */
export function formatDay(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** A day without its year, for places where there is room for a word only, e.g. "12 Dec". */
export function formatShortDay(at: number): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' }).format(at);
}

/** A moment in the person's own time zone, with the zone, e.g. "12 Dec 2026, 09:30 GMT+1". */
export function formatMoment(at: number): string {
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
}

/** The time of day, e.g. "14:32". */
export function formatTime(at: number): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** How long ago, in the largest unit that fits, e.g. "3 min ago"; "now" within the last minute. */
export function formatAgo(at: number, now: number): string {
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
  const passedMs = Math.max(0, now - at);
  if (passedMs < MINUTE_MS) return relative.format(0, 'second');
  if (passedMs < HOUR_MS) return relative.format(-Math.floor(passedMs / MINUTE_MS), 'minute');
  if (passedMs < DAY_MS) return relative.format(-Math.floor(passedMs / HOUR_MS), 'hour');
  return relative.format(-Math.floor(passedMs / DAY_MS), 'day');
}

/** How long until then, in the largest unit that fits, e.g. "in 3 min"; "now" once it has come. */
export function formatSoon(at: number, now: number): string {
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
  const leftMs = Math.max(0, at - now);
  // Pages look at the clock three times a minute.
  if (leftMs <= 40_000) return relative.format(Math.ceil(leftMs / 20_000) * 20, 'second');
  if (leftMs < HOUR_MS) return relative.format(Math.ceil(leftMs / MINUTE_MS), 'minute');
  if (leftMs < DAY_MS) return relative.format(Math.round(leftMs / HOUR_MS), 'hour');
  return relative.format(Math.round(leftMs / DAY_MS), 'day');
}

/** The time of day with its seconds, and the day where it is not today, e.g. "21 Nov, 14:32:07". */
export function formatClock(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale(), {
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(at);
}

/** A count as people read it at a glance, e.g. "1.2M". */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 }).format(
    count,
  );
}

/** Words in one line, e.g. "Ana, Ben and Chloé". */
export function formatList(words: string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words);
}

/** Words of which one is meant, in one line, e.g. "Ana, Ben or Chloé". */
export function formatEither(words: string[]): string {
  return new Intl.ListFormat(locale(), { type: 'disjunction' }).format(words);
}

/** What a language is called in the person's own, e.g. "Spanish" for `es`. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag) ?? tag;
}

/** Tells the browser what a page of ours is called, and in which language and direction it is written. */
export function introducePage(title: string): void {
  document.title = title;
  document.documentElement.lang = i18n.t('languageTag');
  document.documentElement.dir = i18n.t('languageDirection');
}
