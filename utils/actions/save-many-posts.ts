import type { Post } from '../domain/post.ts';
import type { CodeDays, SparkRequest } from '../domain/request.ts';
import type { ActionContext } from './context.ts';
import { keepPost, SAVE_TABLES } from './save-post.ts';

/**
 * Saves several posts at once, all or none. A post named twice is saved once.
 * @returns the requests in the order of their posts, and the ids of those that were not in the list before
 */
export function saveManyPosts(
  context: ActionContext,
  posts: Post[],
  days: CodeDays,
): Promise<{ requests: SparkRequest[]; freshIds: string[] }> {
  const { db } = context;
  return db.transaction('rw', SAVE_TABLES, async () => {
    const requests = new Map<string, SparkRequest>();
    const freshIds: string[] = [];
    for (const post of posts) {
      const { request, isFresh } = await keepPost(context, post, days);
      requests.set(request.id, request);
      if (isFresh) freshIds.push(request.id);
    }
    return { requests: [...requests.values()], freshIds };
  });
}
