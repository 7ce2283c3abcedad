import { AdsError } from '../ads/ads-error.ts';
import type { AuthorizedPost } from '../ads/port.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { AdsErrorKind, RefusalReason } from '../domain/refusal.ts';
import type { CodeWork, SyncContext } from './context.ts';
import { refusalByFacts } from './liveness.ts';

/** `item_info.status` of posts that are not public (reference §3.2). */
const HIDDEN_POSTS: ReadonlySet<string> = new Set([
  'ONLY_AUTHOR_SEE',
  'ONLY_FRIEND_SEE',
  'REVIEW_PENDING',
]);
/** Failures that pass; whatever else keeps TikTok from showing the post, it will not tell more later. */
const PASSING: ReadonlySet<AdsErrorKind> = new Set<AdsErrorKind>([
  'network',
  'rate-limited',
  'server',
  'unauthorised',
]);

/**
 * Why TikTok refused a code without a mark that we know, by what it shows of the post (`tt_video/info`).
 * @param sentSourceCode whether the code of the source post went along
 * @returns null when that does not tell either
 */
export async function explainRefusal(
  { backend, limiter, clock, signal }: SyncContext,
  { access, code }: CodeWork,
  sentSourceCode: boolean,
): Promise<RefusalReason | null> {
  try {
    const post = await limiter.run(access.advertiserId, () =>
      backend.previewCode(access, code.value, signal),
    );
    return reasonByFacts(post, sentSourceCode, clock());
  } catch (error) {
    if (!(error instanceof AdsError) || PASSING.has(error.kind)) throw error;
    const { reason = 'unknown' } = error.facts;
    return reason === 'unknown' ? null : reason;
  }
}

/** What in the facts of a post can be why its code was refused; null when nothing can. */
export function reasonByFacts(
  post: AuthorizedPost,
  sentSourceCode: boolean,
  now: EpochMs,
): RefusalReason | null {
  const reason = refusalByFacts(post, now);
  if (reason) return reason;
  if (post.isMultiRemix) return 'duet-of-duet';
  if (post.sourceItemId !== null && !sentSourceCode) return 'source-code-missing';
  return HIDDEN_POSTS.has(post.itemStatus ?? '') ? 'post-unavailable' : null;
}
