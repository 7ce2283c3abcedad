import type { AuthorizedPost } from '../ads/port.ts';
import type { SparkCode } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { codeIdentity } from '../domain/spark-code.ts';
import type { CodeWork, SyncContext } from './context.ts';
import { livenessOf } from './liveness.ts';

/** Ad accounts hold 10,000 Spark posts at most (reference §4): 200 pages of 50. */
const MOST_PAGES = 200;

/**
 * The post that a code opens, as the ad account lists it: by the item id that TikTok gave for the code, else by the
 * code itself in the whole list. Null when it is not there.
 */
export async function findAppliedPost(
  { backend, limiter, signal }: SyncContext,
  { access, code }: CodeWork,
): Promise<AuthorizedPost | null> {
  const { advertiserId } = access;
  const { itemId } = code;
  if (itemId !== null && code.itemSource === 'tiktok') {
    return limiter.run(advertiserId, () => backend.readPost(access, itemId, signal));
  }
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { posts, hasMore } = await limiter.run(advertiserId, () =>
      backend.listPosts(access, page, signal),
    );
    const found = posts.find((post) => post.code !== null && isSameCode(post.code, code));
    if (found) return found;
    if (!hasMore) return null;
  }
  return null;
}

/**
 * Whether a code needs no sending: the account lists its post with this code, and the window is open. A row that does
 * not tell its code may be an older one that this code renews.
 */
export function isAlreadyThere(post: AuthorizedPost, code: SparkCode, now: EpochMs): boolean {
  return post.code !== null && isSameCode(post.code, code) && livenessOf(post, now) === 'live';
}

/** Whether a post in the list shows that the code, once sent, took effect. */
export function isProofOfApplying(
  post: AuthorizedPost,
  { line, code }: CodeWork,
  now: EpochMs,
): boolean {
  const isLive = livenessOf(post, now) === 'live';
  // TikTok took it: should the list go on showing an older code of the same post, it is applied all the same.
  if (line.answer === 'accepted') return isLive || isOpenedBy(post, code);
  if (line.answer === null) return isOpenedBy(post, code);
  // TikTok said no: only a window that is open says otherwise.
  return isLive && isOpenedBy(post, code);
}

/** By the row's code; a row that shows none was found by the item id that TikTok gave for this code. */
function isOpenedBy(post: AuthorizedPost, code: SparkCode): boolean {
  return post.code === null || isSameCode(post.code, code);
}

function isSameCode(listed: string, code: SparkCode): boolean {
  return codeIdentity(listed) === codeIdentity(code.value);
}
