import { deleteRequest, restoreRequest } from '../../utils/actions/delete-request.ts';
import { markAsked } from '../../utils/actions/mark-asked.ts';
import { markRequest } from '../../utils/actions/mark-request.ts';
import { saveManyPosts } from '../../utils/actions/save-many-posts.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { setAdEnd } from '../../utils/actions/set-ad-end.ts';
import { setDays } from '../../utils/actions/set-days.ts';
import { takeBackAsk } from '../../utils/actions/take-back-ask.ts';
import { undoSaves } from '../../utils/actions/undo-saves.ts';
import { undoStep } from '../../utils/actions/undo-step.ts';
import { settings } from '../../utils/settings/settings.ts';
import { isAwaited } from '../../utils/store/awaited-posts.ts';
import { badgesFor } from '../../utils/store/badges.ts';
import type { Given, Group } from './wiring.ts';

/** What people do with requests. */
export function requestHandlers({ context, announce, changed, queued }: Given): Group<'request'> {
  /** A code or an authorisation may have come before the post was saved: the sync brings them together. */
  const startIfWaited = async <T>(value: T, posts: { itemId: string }[]): Promise<T> => {
    const itemIds = posts.map(({ itemId }) => itemId);
    return (await isAwaited(context.db, itemIds)) ? queued(value) : value;
  };
  return {
    'request.save': async ({ post }) => {
      const { defaultDays } = await settings.getValue();
      return startIfWaited(await changed(await savePost(context, post, defaultDays)), [post]);
    },
    'request.saveMany': async ({ posts }) => {
      const { defaultDays, noticeDays } = await settings.getValue();
      const { requests, freshIds } = await saveManyPosts(context, posts, defaultDays);
      announce(requests.map(({ itemId }) => itemId));
      const badges = await badgesFor(context.db, requests, context.clock(), noticeDays);
      return startIfWaited({ badges, freshIds }, posts);
    },
    'request.undoSaves': async ({ requestIds }) => {
      const itemIds = await undoSaves(context, requestIds);
      announce(itemIds);
      return { undone: itemIds.length };
    },
    'request.markAsked': async ({ requestId, channel }) =>
      changed(await markAsked(context, requestId, channel)),
    'request.takeBackAsk': async ({ requestId }) => changed(await takeBackAsk(context, requestId)),
    'request.mark': async ({ requestId, event }) =>
      changed(await markRequest(context, requestId, event)),
    'request.undo': async ({ requestId }) => {
      const request = await undoStep(context, requestId);
      if (request) return queued(await changed(request));
      announce(null);
      return null;
    },
    'request.setDays': async ({ requestId, days }) =>
      changed(await setDays(context, requestId, days)),
    'request.setAdEnd': async ({ requestId, adEndsAt }) =>
      queued(await changed(await setAdEnd(context, requestId, adEndsAt))),
    'request.delete': async ({ requestId }) => {
      await deleteRequest(context, requestId);
      announce(null);
      return null;
    },
    'request.restore': async ({ requestId }) =>
      queued(await changed(await restoreRequest(context, requestId))),
  };
}
