import { seePosts } from '../../utils/actions/see-posts.ts';
import { readBadges } from '../../utils/store/badges.ts';
import type { Given, Group } from './wiring.ts';

/** What a page asks and tells of the posts on it. */
export function postHandlers({ context }: Given): Group<'badge' | 'post'> {
  return {
    'badge.read': (wanted) => readBadges(context.db, wanted, context.clock()),
    'post.seen': async ({ posts }) => {
      await seePosts(context, posts);
      return null;
    },
  };
}
