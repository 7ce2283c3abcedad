import { barePost, type Post } from '../domain/post.ts';
import type { CodeDays, SparkRequest } from '../domain/request.ts';
import type { ActionContext } from './context.ts';
import { keepPost, SAVE_TABLES } from './save-post.ts';
import { type FoundAuthorization, foundOf } from './settle-found.ts';

/**
 * Makes requests of posts that were found authorised in an ad account, with what TikTok tells of them; a request that
 * was put away comes back. Posts that are in the list already, or that no ad account has, are left alone.
 * @returns the requests that came into the list
 */
export function adoptFound(
  context: ActionContext,
  itemIds: string[],
  days: CodeDays,
): Promise<SparkRequest[]> {
  const { db } = context;
  return db.transaction('rw', SAVE_TABLES, async () => {
    // Side by side: a browser takes many times as long for one after the other.
    const adopted = await Promise.all(
      [...new Set(itemIds)].map(async (itemId) => {
        const found = await foundOf(db, itemId);
        if (found.length === 0) return [];
        const { request, isFresh } = await keepPost(context, postOf(itemId, found), days);
        return isFresh ? [request] : [];
      }),
    );
    return adopted.flat();
  });
}

/** The newest word counts; TikTok's API tells no handle, so that the page has to. */
function postOf(itemId: string, found: FoundAuthorization[]): Post {
  const facts = found.map(({ byTikTok }) => byTikTok).sort((a, b) => b.at - a.at);
  const isPhoto = facts.some(({ itemType }) => itemType === 'CAROUSEL');
  return {
    ...barePost(itemId, isPhoto ? 'photo' : 'video', null),
    nickname: facts.find(({ displayName }) => displayName !== null)?.displayName ?? null,
    caption: facts.find(({ caption }) => caption !== null)?.caption ?? null,
  };
}
