const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** Abbreviates a count as the page shows it: 9871, 25.5K, 1.2M. */
export function formatCount(count: number): string {
  if (count < 10_000) return String(count);
  const [unit, letter] = count < 1_000_000 ? [1_000, 'K'] : [1_000_000, 'M'];
  return `${(Math.floor((count / unit) * 10) / 10).toString()}${letter}`;
}

/** How long ago, as cards show it: `3h ago`, `5d ago`, `11-12`, `2025-11-12`; both times in Unix seconds. */
export function formatAge(at: number, now: number): string {
  const age = now - at;
  if (age < HOUR_S) return `${Math.max(1, Math.floor(age / MINUTE_S))}m ago`;
  if (age < DAY_S) return `${Math.floor(age / HOUR_S)}h ago`;
  if (age < 7 * DAY_S) return `${Math.floor(age / DAY_S)}d ago`;
  const then = new Date(at * 1000);
  const day = `${then.getUTCMonth() + 1}-${then.getUTCDate()}`;
  return then.getUTCFullYear() === new Date(now * 1000).getUTCFullYear()
    ? day
    : `${then.getUTCFullYear()}-${day}`;
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
