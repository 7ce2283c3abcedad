import type { PostStats } from '../domain/post.ts';
import type { CompiledRules } from './page-rules.ts';
import { parseCount } from './parse-count.ts';

const COUNTS = [
  ['plays', 'playCount'],
  ['likes', 'likeCount'],
  ['comments', 'commentCount'],
  ['shares', 'shareCount'],
  ['saves', 'saveCount'],
] as const;

/** The counts as a card shows them: rounded, so they are only for posts of which nothing better is known. */
export function readCounts(scope: Element, rules: CompiledRules): PostStats {
  const stats: PostStats = {};
  const language = scope.ownerDocument.documentElement.lang;
  for (const [name, rule] of COUNTS) {
    const shown = scope.querySelector(rules.any(rule))?.textContent ?? '';
    const count = parseCount(shown.trim(), language || 'en');
    if (count !== undefined) stats[name] = count;
  }
  return stats;
}
