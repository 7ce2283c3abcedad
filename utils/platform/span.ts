import { locale } from './i18n.ts';

const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

/** A length of time in the largest whole unit that fits, e.g. "2 days"; at least a minute. */
export function formatSpan(spanMs: number): string {
  const { unit, ms } = UNITS.find((one) => spanMs >= one.ms) ?? UNITS[2];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(1, Math.floor(spanMs / ms)),
  );
}

/** How long something took, e.g. "320 ms" or "1.2 s". */
export function formatDuration(durationMs: number): string {
  const isShort = durationMs < 1_000;
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: isShort ? 'millisecond' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: isShort || durationMs >= 10_000 ? 0 : 1,
  }).format(isShort ? durationMs : durationMs / 1_000);
}

/** The length of a video, e.g. "0:34" or "12:05". */
export function formatLength(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
