import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { refusal } from '../refusals.ts';
import type { EmulatorState, Post, SparkCode } from '../state.ts';
import type { Knobs } from '../knobs.ts';
import type { Refusal } from '../refusals.ts';

/** A code and the post that it opens. */
export interface OpenedCode {
  code: SparkCode;
  post: Post;
}

/** Finds a code as it was sent; with the lenient knobs also in the spellings they forgive. Null when there is none. */
export function findCode(state: EmulatorState, sent: string): OpenedCode | null {
  const { lenientPlus, lenientHash } = state.knobs;
  const withPlus = lenientPlus ? sent.replaceAll(/%2b/gi, '+') : sent;
  const spelled = lenientHash && !withPlus.startsWith('#') ? `#${withPlus}` : withPlus;
  const code = state.codes.get(spelled);
  const post = code && state.posts.get(code.itemId);
  return code && post ? { code, post } : null;
}

/** The code that was sent, or the error of an incorrect one. A pending processing error (-500) is thrown and used up. */
export function openCode(state: EmulatorState, sent: string): OpenedCode {
  const opened = findCode(state, sent);
  if (!opened) throw refusal(state.knobs, 'code-incorrect', sent);
  if (opened.code.processingErrors > 0) {
    state.codes.set(opened.code.code, {
      ...opened.code,
      processingErrors: opened.code.processingErrors - 1,
    });
    throw new ApiProblem(RETURN_CODE.internal);
  }
  return opened;
}

/** Throws when the creator, the clock or the post stands against the code. */
export function assertUsable(state: EmulatorState, { code, post }: OpenedCode, now: number): void {
  const reason = whyNot(state.knobs, code, post, now);
  if (reason) throw refusal(state.knobs, reason, code.code);
}

function whyNot(knobs: Knobs, code: SparkCode, post: Post, now: number): Refusal | null {
  if (code.deletedAt !== null) return 'code-deleted';
  if (now >= code.endsAt) return 'code-expired';
  if (post.status === 'USER_DELETE') return 'post-deleted';
  if (post.status === 'AUDIT_DELETE' || post.status === 'ONLY_USER_PASS') return 'post-unavailable';
  if (post.isStory) return 'story';
  if (post.kind === 'photo' && post.source?.kind === 'duet') return 'carousel-duet';
  if (post.mentionedItemIds.length > 1) return 'several-mentions';
  if (post.isMultiDuetStitch) return 'duet-of-duet';
  const isForgiven = knobs.privatePosts === 'made-public' && isPrivate(post);
  return post.status === 'HESITATE_RECOMMEND' || isForgiven ? null : 'post-status';
}

/** Whether only the author or the author's friends see the post. */
export function isPrivate(post: Post): boolean {
  return post.status === 'ONLY_AUTHOR_SEE' || post.status === 'ONLY_FRIEND_SEE';
}

/** The post whose owner must agree too: the source of a duet or stitch, or the one post mentioned. */
export function sourceItemId(post: Post): string | null {
  return post.source?.itemId ?? post.mentionedItemIds[0] ?? null;
}
