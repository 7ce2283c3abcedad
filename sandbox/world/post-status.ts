import type { WorldPost } from './posts.ts';
import { findPost, type World } from './world.ts';

/** What a single post's address answers: the post, or TikTok's number and words for why not. */
export type PostStatus =
  | { statusCode: 0; post: WorldPost }
  | { statusCode: 10204 | 10216 | 10222; statusMsg: string };

/** Whether somebody who is not logged in can see a post (numbers: 10204 captured 2025-07, the others reported 2026-08). */
export function postStatus(world: World, id: string): PostStatus {
  const post = findPost(world, id);
  if (!post || post.special?.isDeleted)
    return { statusCode: 10204, statusMsg: "item doesn't exist" };
  if (post.special?.audience === 'private')
    return { statusCode: 10216, statusMsg: 'author secret' };
  if (post.author.isPrivate) return { statusCode: 10222, statusMsg: 'author privacy' };
  return { statusCode: 0, post };
}
