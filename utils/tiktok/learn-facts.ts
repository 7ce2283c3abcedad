import type { FactSource, PostCache } from './post-cache.ts';
import { readCreatorFacts, readFacts } from './post-facts.ts';

/**
 * Checks what the page's JSON told of a post or of a creator, and puts what is well formed into the cache.
 * @returns the post's id; null for a creator, and for what is neither.
 */
export function learnFacts(value: unknown, source: FactSource, cache: PostCache): string | null {
  const post = readFacts(value);
  if (post) cache.add(post, source);
  const creator = post ? null : readCreatorFacts(value);
  if (creator) cache.addCreator(creator);
  return post?.itemId ?? null;
}
