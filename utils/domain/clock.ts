/** A moment in epoch milliseconds, UTC. Every time inside Spark Scout is one of these. */
export type EpochMs = number;

/** Tells the time; passed in so that tests and the sandbox can move it. */
export type Clock = () => EpochMs;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const UTC_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/**
 * Reads `YYYY-MM-DD HH:MM:SS`, which TikTok API for Business v1.3 means as UTC although no zone is written.
 * @returns null when the text is not such a time.
 */
export function parseUtc(text: string | null | undefined): EpochMs | null {
  const match = UTC_TIME.exec(text ?? '');
  if (!match) return null;
  const at = Date.parse(`${match[1]}T${match[2]}Z`);
  return Number.isNaN(at) ? null : at;
}

/** Writes a moment as `YYYY-MM-DD HH:MM:SS` in UTC, the form that `parseUtc` reads. */
export function formatUtc(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** Whole days left until `end`, rounded up; 0 once it has passed. */
export function daysUntil(end: EpochMs, now: EpochMs): number {
  return Math.max(0, Math.ceil((end - now) / DAY_MS));
}
