import type { EpochMs } from '../../utils/domain/clock.ts';

/** A day as a date field writes it names its last second, in the person's own time zone; null when it is none. */
export function endOfDay(day: string): EpochMs | null {
  const at = Date.parse(`${day}T23:59:59`);
  return Number.isNaN(at) ? null : at;
}

/** The day of a moment as a date field writes it, in the person's own time zone; empty for none. */
export function dayOf(at: EpochMs | null): string {
  if (at === null) return '';
  const moment = new Date(at);
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
