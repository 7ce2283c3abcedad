import { seePosts } from '../../utils/actions/see-posts.ts';
import { settings } from '../../utils/settings/settings.ts';
import { readBadges } from '../../utils/store/badges.ts';
import type { Given, Group } from './wiring.ts';

/** What a page asks and tells of the posts on it. */
export function postHandlers({ context }: Given): Group<'badge' | 'post'> {
  return {
    'badge.read': async (wanted) =>
      readBadges(context.db, wanted, context.clock(), (await settings.getValue()).noticeDays),
    'post.seen': async ({ posts }) => {
      await seePosts(context, posts);
      return null;
    },
  };
}
