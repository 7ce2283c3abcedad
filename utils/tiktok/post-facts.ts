import type { EpochMs } from '../domain/clock.ts';
import { isItemId, uploadTime, type Post, type PostKind, type PostStats } from '../domain/post.ts';
import { isHandle } from '../domain/post-url.ts';

/** What the page's own JSON tells of a post: decoration for a card, never a reason to believe in its id. */
export interface PostFacts extends Post {
  /** Id of the sound; null when unknown. */
  soundId: string | null;
}

const MAX_CAPTION = 5_000;
const MAX_NAME = 200;
const MAX_LANGUAGE = 20;
const FIRST_POST_MS = Date.UTC(2014, 0, 1);
const LAST_POST_MS = Date.UTC(2100, 0, 1);
const STAT_NAMES = ['plays', 'likes', 'comments', 'shares', 'saves'] as const;

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text cut to a length; null for anything that is not a text, and for an empty one. */
export function readText(value: unknown, maxLength: number): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, maxLength) : null;
}

/** A count, given as a number or as digits; undefined when it is neither or too large to be exact. */
export function readCount(value: unknown): number | undefined {
  const isDigits = typeof value === 'string' && /^\d{1,15}$/.test(value);
  const count = isDigits ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A moment at which a post can have been uploaded; null for anything else. */
export function readTime(value: unknown): EpochMs | null {
  const isTime = typeof value === 'number' && Number.isSafeInteger(value);
  return isTime && value > FIRST_POST_MS && value < LAST_POST_MS ? value : null;
}

/** Counts by name; what is missing or no count is left out. */
export function readStats(from: Record<string, unknown>): PostStats {
  const stats: PostStats = {};
  for (const name of STAT_NAMES) {
    const count = readCount(from[name]);
    if (count !== undefined) stats[name] = count;
  }
  return stats;
}

/**
 * Checks a record that came from the page's world and keeps only what is well formed.
 * @returns null when it has no item id.
 */
export function readFacts(value: unknown): PostFacts | null {
  if (!isRecord(value) || !isItemId(value['itemId'])) return null;
  const itemId = value['itemId'];
  const kind: PostKind = value['kind'] === 'photo' ? 'photo' : 'video';
  return {
    itemId,
    kind,
    handle: isHandle(value['handle']) ? value['handle'] : null,
    nickname: readText(value['nickname'], MAX_NAME),
    caption: readText(value['caption'], MAX_CAPTION),
    language: readText(value['language'], MAX_LANGUAGE),
    publishedAt: readTime(value['publishedAt']) ?? uploadTime(itemId),
    stats: isRecord(value['stats']) ? readStats(value['stats']) : {},
    soundId: isItemId(value['soundId']) ? value['soundId'] : null,
  };
}

/** Joins two records of one post: what the newer one knows counts, the rest is kept. */
export function mergeFacts(older: PostFacts, newer: PostFacts): PostFacts {
  return {
    itemId: older.itemId,
    kind: older.kind === 'photo' || newer.kind === 'photo' ? 'photo' : 'video',
    handle: newer.handle ?? older.handle,
    nickname: newer.nickname ?? older.nickname,
    caption: newer.caption ?? older.caption,
    language: newer.language ?? older.language,
    publishedAt: newer.publishedAt ?? older.publishedAt,
    stats: { ...older.stats, ...newer.stats },
    soundId: newer.soundId ?? older.soundId,
  };
}
