import type { Post } from '../domain/post.ts';
import { rememberPost } from '../store/posts.ts';
import { keepSighting } from '../store/snapshots.ts';
import type { ActionContext } from './context.ts';

/** Posts as a page shows them now: those in the list are brought up to date, all others are dropped unread. */
export function seePosts({ db, clock }: ActionContext, posts: Post[]): Promise<void> {
  const now = clock();
  return db.transaction('rw', [db.posts, db.requests, db.snapshots], async () => {
    const requests = await db.requests
      .where('itemId')
      .anyOf(posts.map(({ itemId }) => itemId))
      .toArray();
    const listed = new Set(
      requests.flatMap(({ itemId, deletedAt }) => (deletedAt === null ? [itemId] : [])),
    );
    for (const post of posts) {
      if (!listed.has(post.itemId)) continue;
      await rememberPost(db, post, now);
      await keepSighting(db, post, now);
    }
  });
}
