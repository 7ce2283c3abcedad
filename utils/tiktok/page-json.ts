import { isItemId } from '../domain/post.ts';
import { readItemDetails } from './item-details.ts';
import { asRecord, isRecord, readCount } from './read-values.ts';

/** How far an answer is searched; each real one seen needs a tenth of it (captures 2022-11 to 2025-02). */
const MAX_DEPTH = 12;
const MAX_NODES = 50_000;
const MAX_FACTS = 300;

/** Captions are cut here already, so that a hostile one does not have to be carried. */
const MAX_CAPTION = 4_000;

/** What the page's JSON tells of a post or of a creator, in our words but unchecked; `learnFacts` checks it. */
export type RawFacts = Record<string, unknown>;

/**
 * Finds every post and every profile in any JSON of the page: objects with an item id, a caption, an author and counts,
 * or with a user and its followers, wherever they lie, so that no path of any endpoint is written down here. Live
 * videos and advertisements are left out, and so is everything about the person who watches.
 *
 * Yields once for each value it looked at, null where that is neither, so that whoever asks may pause in between.
 * @param isStory whether the posts are stories, which they do not say themselves.
 */
export function* walkJson(json: unknown, isStory?: true): Generator<RawFacts | null, void> {
  const queue: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  let found = 0;
  // The queue grows while it is walked: breadth first, so that what lies deep cannot keep posts from being found.
  for (const { value, depth } of queue) {
    if (found >= MAX_FACTS) return;
    if (typeof value !== 'object' || value === null) continue;
    const isItem = isRecord(value) && looksLikePost(value);
    const facts = isItem ? readPost(value, isStory) : isRecord(value) ? readProfile(value) : null;
    if (facts) found += 1;
    yield facts;
    if (isItem || depth >= MAX_DEPTH) continue;
    for (const inner of Object.values(value).slice(0, MAX_NODES - queue.length)) {
      queue.push({ value: inner, depth: depth + 1 });
    }
  }
}

function looksLikePost(item: Record<string, unknown>): boolean {
  return (
    isItemId(item['id']) &&
    typeof item['desc'] === 'string' &&
    'author' in item &&
    ('stats' in item || 'statsV2' in item)
  );
}

/**
 * Reads an `itemStruct` (fields as in captures 2022-11 to 2026-07). Null for a live video, and for an advertisement:
 * what its slot says is about the advertisement, not about a creator's post (`ad_info`, reported 2024-04).
 */
function readPost(item: Record<string, unknown>, isStory?: true): RawFacts | null {
  if ('liveRoomInfo' in item || isRecord(item['ad_info'])) return null;
  const author = isRecord(item['author']) ? item['author'] : { uniqueId: item['author'] };
  const language = item['textLanguage'];
  const caption = item['desc'];
  return {
    itemId: item['id'],
    kind: isRecord(item['imagePost']) ? 'photo' : 'video',
    handle: author['uniqueId'],
    nickname: author['nickname'],
    caption: typeof caption === 'string' && caption.slice(0, MAX_CAPTION),
    // `un` is TikTok's word for not knowing.
    language: language === 'un' ? null : language,
    publishedAt: (readCount(item['createTime']) ?? 0) * 1000,
    stats: { ...renameStats(item['stats']), ...renameStats(item['statsV2']) },
    details: { ...readItemDetails(item), isStory },
    soundId: asRecord(item['music'])['id'],
  };
}

/** Reads a `userInfo`, whose exact counts are in `statsV2` (captures 2025-03 to 2026-04). */
function readProfile({ user, stats, statsV2 }: Record<string, unknown>): RawFacts | null {
  const handle = asRecord(user)['uniqueId'];
  const followers = asRecord(statsV2)['followerCount'] ?? asRecord(stats)['followerCount'];
  return handle === undefined || followers === undefined ? null : { handle, followers };
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
