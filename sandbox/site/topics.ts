import type { WorldPost } from '../world/posts.ts';
import { readTextExtra } from '../world/text-extra.ts';
import type { World } from '../world/world.ts';

/** A hashtag that several posts carry: what Discover is made of. */
export interface Topic {
  /** Without `#`. */
  name: string;
  posts: WorldPost[];
}

/** A block of Discover shows this many posts, and only topics with as many get one. */
export const POSTS_IN_BLOCK = 3;

/** The topics of a world, the most used first. */
export function topicsOf(world: World): Topic[] {
  const byName = new Map<string, WorldPost[]>();
  for (const post of world.posts) {
    const names = readTextExtra(post.caption).map(({ hashtagName }) => hashtagName.toLowerCase());
    for (const name of new Set(names.filter(Boolean)))
      byName.set(name, [...(byName.get(name) ?? []), post]);
  }
  return [...byName]
    .map(([name, posts]) => ({ name, posts }))
    .filter(({ posts }) => posts.length >= POSTS_IN_BLOCK)
    .toSorted((left, right) => right.posts.length - left.posts.length);
}

/** The posts with a hashtag, newest first; upper and lower case are the same. */
export function postsWithTag(world: World, name: string): WorldPost[] {
  const wanted = name.toLowerCase();
  return world.posts.filter(({ caption }) =>
    readTextExtra(caption).some(({ hashtagName }) => hashtagName.toLowerCase() === wanted),
  );
}
