import { formatUtc } from '../../domain/clock.ts';
import type { IdentityReads } from '../port.ts';
import type { Call } from './call.ts';
import { errorOf } from './errors.ts';
import { naming } from './identity-calls.ts';
import { identityPostDetailsSchema, identityPostsSchema, musicSchema } from './identity-schemas.ts';
import { nullIfNotThere, question } from './requests.ts';
import { areAllRead, NO_ROWS } from './values.ts';

/** The largest page of `identity/video/get`. */
const PAGE_SIZE = 20;
const SOME = '/identity/video/info/';
const MUSIC = '/identity/music/authorization/';

/** What is asked of TikTok about the posts of an identity. */
export function identityPostCalls(
  call: Call,
): Pick<IdentityReads, 'listIdentityPosts' | 'readIdentityPosts' | 'readMusicClearance'> {
  return {
    async listIdentityPosts(access, ref, { itemType, cursor, keyword }, signal) {
      const from = cursor ?? undefined;
      const query = {
        ...naming(ref),
        item_type: itemType,
        keyword,
        cursor: from,
        count: PAGE_SIZE,
      };
      const request = question(access, '/identity/video/get/', query);
      const { data, isPartial } = await call(request, identityPostsSchema, signal);
      // A cursor that stands still would have us read the same page for ever.
      const goesOn = data.has_more && data.cursor !== '' && data.cursor !== cursor;
      return {
        posts: data.video_list.readable,
        nextCursor: goesOn ? data.cursor : null,
        isComplete: !isPartial && areAllRead(data.video_list),
      };
    },
    async readIdentityPosts(access, ref, itemIds, signal) {
      const request = question(access, SOME, { ...naming(ref), item_ids: itemIds });
      const asking = call(request, identityPostDetailsSchema, signal);
      // Asked for several, TikTok does not say which of them is not there.
      const reply = await (itemIds.length === 1 ? nullIfNotThere(asking) : asking);
      const rows = reply?.data ?? NO_ROWS;
      const posts = rows.readable.filter(({ itemId }) => itemIds.includes(itemId));
      const missing = itemIds.filter((itemId) => !posts.some((post) => post.itemId === itemId));
      if (missing.length > 0 && !areAllRead(rows))
        throw errorOf('not-understood', { endpoint: SOME });
      return { posts, missing };
    },
    async readMusicClearance(access, ref, { itemId, locationIds, startsAt, endsAt }, signal) {
      const query = {
        ...naming(ref),
        video_id: itemId,
        locations: locationIds,
        start_time: formatUtc(startsAt),
        end_time: formatUtc(endsAt),
      };
      const reply = await nullIfNotThere(call(question(access, MUSIC, query), musicSchema, signal));
      const rows = reply?.data.music_authorization ?? NO_ROWS;
      const found = rows.readable.find((row) => row.itemId === itemId);
      if (!found && !areAllRead(rows)) throw errorOf('not-understood', { endpoint: MUSIC });
      return found ?? null;
    },
  };
}
