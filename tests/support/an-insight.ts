import { type InsightSources, insightOf, type PostInsight } from '../../utils/domain/insight.ts';
import type { Post } from '../../utils/domain/post.ts';
import { aPost, NOON } from './build.ts';

/** What can be said of a post, with nothing known but itself unless told. */
export function anInsight({
  post = aPost(),
  ...sources
}: Partial<InsightSources> & { post?: Post } = {}): PostInsight {
  return insightOf(post, {
    lookout: { ownHandles: [], campaigns: [] },
    memory: null,
    badge: null,
    madeFromCount: 0,
    now: NOON,
    ...sources,
  });
}
