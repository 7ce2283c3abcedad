import type { Post, RemixSource } from './post.ts';

/** What there is to say about duets and stitches on a post. */
export type RemixNote =
  | { kind: 'none' }
  /** Made from the post of somebody else: two owners must agree. */
  | { kind: 'of-someone-else'; how: RemixSource['how']; handle: string }
  /** Made from another post of its own creator: one owner, two codes. */
  | { kind: 'of-same-creator'; how: RemixSource['how'] }
  /** Made from a post of ours: our code for the source is still needed. */
  | { kind: 'of-ours'; how: RemixSource['how'] }
  /** Made from a post that the page does not name. */
  | { kind: 'source-unknown'; how: RemixSource['how'] }
  /** Ours, and others made posts from it. */
  | { kind: 'ours-remixed'; count: number };

/** Whether a post is by one of our own accounts. A post whose creator is unknown is not taken for ours. */
export function ownership(post: Post, ownHandles: readonly string[]): 'ours' | 'theirs' {
  return isHandleIn(post.handle, ownHandles) ? 'ours' : 'theirs';
}

/**
 * What is to say of duets and stitches.
 * @param madeFromCount How many posts that we know of were made from this one.
 */
export function remixNote(
  post: Post,
  ownHandles: readonly string[],
  madeFromCount: number,
): RemixNote {
  const { madeFrom } = post.details;
  if (!madeFrom) {
    const isRemixed = madeFromCount > 0 && ownership(post, ownHandles) === 'ours';
    return isRemixed ? { kind: 'ours-remixed', count: madeFromCount } : { kind: 'none' };
  }
  const { how, handle } = madeFrom;
  if (handle === null) return { kind: 'source-unknown', how };
  if (isHandleIn(handle, ownHandles)) return { kind: 'of-ours', how };
  if (post.handle !== null && isHandleIn(handle, [post.handle]))
    return { kind: 'of-same-creator', how };
  return { kind: 'of-someone-else', how, handle };
}

/** Whether a handle is among others; TikTok does not tell upper from lower case. */
export function isHandleIn(handle: string | null, handles: readonly string[]): boolean {
  if (handle === null || handles.length === 0) return false;
  const plain = handle.toLowerCase();
  return handles.some((other) => other.toLowerCase() === plain);
}
