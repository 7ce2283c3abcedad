import type { PostCache } from './post-cache.ts';
import { readFacts } from './post-facts.ts';
import { parseJson } from './read-hydration.ts';

const MAX_LENGTH = 500_000;
const MAX_POSTS = 100;

/** Puts what the probe says into the cache: what is too large, is no list or holds no post is dropped without a word. */
export function hearProbe(text: unknown, cache: PostCache): void {
  const list = typeof text === 'string' && text.length <= MAX_LENGTH ? parseJson(text) : null;
  if (!Array.isArray(list)) return;
  for (const record of list.slice(0, MAX_POSTS)) {
    const facts = readFacts(record);
    if (facts) cache.add(facts, 'answer');
  }
}
