import type { EpochMs } from '../domain/clock.ts';
import { isItemId, uploadTime, type Post, type PostKind, type PostStats } from '../domain/post.ts';
import { toHandle } from '../domain/post-url.ts';
import { readDetails } from './post-details.ts';
import { isRecord, mergeKnown, readCount, readText } from './read-values.ts';

/** What the page's own JSON tells of a post: decoration for a card, never a reason to believe in its id. */
export interface PostFacts extends Post {
  /** Id of the sound; null when unknown. */
  soundId: string | null;
}

/** What the page's own JSON tells of a creator. */
export interface CreatorFacts {
  handle: string;
  followers: number;
}

/** The longest caption seen has 1,500 characters (capture 2026-07); a hostile one may not fill the memory. */
const MAX_CAPTION = 4_000;
const MAX_NAME = 200;
const MAX_LANGUAGE = 20;
const FIRST_POST_MS = Date.UTC(2014, 0, 1);
const LAST_POST_MS = Date.UTC(2100, 0, 1);
const STAT_NAMES = ['plays', 'likes', 'comments', 'shares', 'saves'] as const;

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
    handle: toHandle(value['handle']),
    nickname: readText(value['nickname'], MAX_NAME),
    caption: readText(value['caption'], MAX_CAPTION),
    language: readText(value['language'], MAX_LANGUAGE),
    publishedAt: readTime(value['publishedAt']) ?? uploadTime(itemId),
    stats: isRecord(value['stats']) ? readStats(value['stats']) : {},
    details: isRecord(value['details']) ? readDetails(value['details']) : {},
    soundId: isItemId(value['soundId']) ? value['soundId'] : null,
  };
}

/** Checks what came from the page's world about a creator; null when it is not that. */
export function readCreatorFacts(value: unknown): CreatorFacts | null {
  const handle = isRecord(value) ? toHandle(value['handle']) : null;
  const followers = isRecord(value) ? readCount(value['followers']) : undefined;
  return handle === null || followers === undefined ? null : { handle, followers };
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
    stats: mergeKnown(older.stats, newer.stats),
    details: mergeKnown(older.details, newer.details),
    soundId: newer.soundId ?? older.soundId,
  };
}

/** A moment at which a post can have been uploaded; null for anything else. */
function readTime(value: unknown): EpochMs | null {
  const isTime = typeof value === 'number' && Number.isSafeInteger(value);
  return isTime && value > FIRST_POST_MS && value < LAST_POST_MS ? value : null;
}

/** Counts by name; what is missing or no count is left out. */
function readStats(from: Record<string, unknown>): PostStats {
  const stats: PostStats = {};
  for (const name of STAT_NAMES) {
    const count = readCount(from[name]);
    if (count !== undefined) stats[name] = count;
  }
  return stats;
}
