import { learnFacts } from './learn-facts.ts';
import type { PostCache } from './post-cache.ts';
import { parseJson } from './read-hydration.ts';

const MAX_LENGTH = 500_000;
const MAX_FACTS = 100;

/**
 * Puts what the probe says into the cache: what is too large, is no list or tells nothing is dropped without a word.
 * @returns the posts it told of.
 */
export function hearProbe(text: unknown, cache: PostCache): Set<string> {
  const itemIds = new Set<string>();
  const list = typeof text === 'string' && text.length <= MAX_LENGTH ? parseJson(text) : null;
  if (!Array.isArray(list)) return itemIds;
  for (const record of list.slice(0, MAX_FACTS)) {
    const itemId = learnFacts(record, 'answer', cache);
    if (itemId !== null) itemIds.add(itemId);
  }
  return itemIds;
}
