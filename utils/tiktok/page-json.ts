import { isItemId } from '../domain/post.ts';
import { isRecord, readCount, readFacts, type PostFacts } from './post-facts.ts';

/** How far an answer is searched; each real one seen needs a tenth of it (captures 2022-11 to 2025-02). */
const MAX_DEPTH = 12;
const MAX_NODES = 50_000;
const MAX_POSTS = 300;

/**
 * Finds every post in any JSON of the page: objects with an item id, a caption, an author and counts, wherever they
 * lie, so that no path of any endpoint is written down here. Live videos are left out, and so is everything about the
 * person who watches.
 */
export function findPosts(json: unknown): PostFacts[] {
  const found: PostFacts[] = [];
  const queue: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  // The queue grows while it is walked: breadth first, so that what lies deep cannot keep posts from being found.
  for (const { value, depth } of queue) {
    if (found.length >= MAX_POSTS) break;
    if (typeof value !== 'object' || value === null) continue;
    const post = isRecord(value) ? readPost(value) : null;
    if (post) found.push(post);
    else if (depth < MAX_DEPTH) {
      for (const inner of Object.values(value).slice(0, MAX_NODES - queue.length)) {
        queue.push({ value: inner, depth: depth + 1 });
      }
    }
  }
  return found;
}

/** Reads an `itemStruct` (fields as in captures 2022-11 to 2026-07); null when the object is not one. */
function readPost(item: Record<string, unknown>): PostFacts | null {
  const isPost = isItemId(item['id']) && typeof item['desc'] === 'string' && 'author' in item;
  if (!isPost || !('stats' in item || 'statsV2' in item) || 'liveRoomInfo' in item) return null;
  const author = isRecord(item['author']) ? item['author'] : { uniqueId: item['author'] };
  return readFacts({
    itemId: item['id'],
    kind: isRecord(item['imagePost']) ? 'photo' : 'video',
    handle: author['uniqueId'],
    nickname: author['nickname'],
    caption: item['desc'],
    language: item['textLanguage'],
    publishedAt: (readCount(item['createTime']) ?? 0) * 1000,
    stats: { ...renameStats(item['stats']), ...renameStats(item['statsV2']) },
    soundId: isRecord(item['music']) ? item['music']['id'] : null,
  });
}

/** TikTok's names of the counts in ours; only those that are counts. */
function renameStats(stats: unknown): Record<string, number> {
  if (!isRecord(stats)) return {};
  const renamed: Record<string, number> = {};
  for (const [theirs, ours] of STAT_NAMES) {
    const count = readCount(stats[theirs]);
    if (count !== undefined) renamed[ours] = count;
  }
  return renamed;
}

const STAT_NAMES = [
  ['playCount', 'plays'],
  ['diggCount', 'likes'],
  ['commentCount', 'comments'],
  ['shareCount', 'shares'],
  ['collectCount', 'saves'],
] as const;
