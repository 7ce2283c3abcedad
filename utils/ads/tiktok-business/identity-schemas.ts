import * as v from 'valibot';
import { isItemId } from '../../domain/post.ts';
import type { Identity, IdentityPost, MusicClearance } from '../identities.ts';
import { flag, idOrNull, itemStatus, pageInfo, rowsOf, text, time } from './values.ts';

/** Answers of the `identity/*` family, as far as we read them. Unknown fields pass, unknown values of an enum are kept. */

const identity = v.object({
  /** Digits, or a UUID (reference §1.2). */
  identity_id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  identity_type: v.pipe(v.string(), v.minLength(1)),
  identity_authorized_bc_id: idOrNull,
  display_name: text,
  // The documents and the Go client disagree on the name of this field.
  username: text,
  user_name: text,
  available_status: text,
  can_pull_video: flag,
  is_gpppa: flag,
});

const identitySchema = v.pipe(
  identity,
  v.transform((row): Identity => ({
    identityId: row.identity_id,
    identityType: row.identity_type,
    businessCenterId: row.identity_authorized_bc_id,
    displayName: row.display_name,
    handle: (row.username ?? row.user_name)?.replace(/^@/, '') ?? null,
    availability: row.available_status,
    canUsePosts: row.can_pull_video,
    isPolitical: row.is_gpppa,
  })),
);

/** `GET /identity/get/` (document 1740218420781057). */
export const identitiesSchema = v.object({
  identity_list: rowsOf(identitySchema),
  page_info: pageInfo,
});

/** `GET /identity/info/` (document 1740218453385217). */
export const identityInfoSchema = v.object({ identity_info: identitySchema });

const NO_WINDOW = { ad_auth_status: null, auth_start_time: null, auth_end_time: null };

const identityPostSchema = v.pipe(
  v.object({
    item_id: v.custom<string>(isItemId),
    item_type: text,
    status: itemStatus,
    text,
    // Null where the whole account is linked.
    auth_info: v.nullish(
      v.object({ ad_auth_status: text, auth_start_time: time, auth_end_time: time }),
      NO_WINDOW,
    ),
  }),
  v.transform(({ auth_info: auth, ...item }): IdentityPost => ({
    itemId: item.item_id,
    itemType: item.item_type,
    itemStatus: item.status,
    caption: item.text,
    adAuthStatus: auth.ad_auth_status,
    startsAt: auth.auth_start_time,
    endsAt: auth.auth_end_time,
  })),
);

/** `GET /identity/video/get/` (document 1740218475032577). */
export const identityPostsSchema = v.object({
  video_list: rowsOf(identityPostSchema),
  // A text; for linked accounts it holds epoch seconds, which may as well come as a number.
  cursor: v.pipe(
    v.nullish(v.union([v.string(), v.pipe(v.number(), v.safeInteger())]), ''),
    v.transform(String),
  ),
  has_more: v.fallback(v.boolean(), false),
});

/** `GET /identity/video/info/` (document 1740218522178562): several posts, or the one that was asked for. */
export const identityPostDetailsSchema = v.pipe(
  v.union([
    v.object({ video_details: rowsOf(identityPostSchema) }),
    v.object({ video_detail: identityPostSchema }),
  ]),
  v.transform((data) =>
    'video_details' in data ? data.video_details : { readable: [data.video_detail], total: 1 },
  ),
);

/** `GET /identity/music/authorization/` (document 1740218495869954). */
export const musicSchema = v.object({
  music_authorization: rowsOf(
    v.pipe(
      v.object({
        video_id: v.custom<string>(isItemId),
        music_status: v.string(),
        authorization_infos: v.fallback(
          v.array(
            v.object({ music_id: idOrNull, title: text, author: text, authorization_type: text }),
          ),
          [],
        ),
      }),
      v.transform((row): MusicClearance => ({
        itemId: row.video_id,
        status: row.music_status,
        songs: row.authorization_infos.map((song) => ({
          musicId: song.music_id,
          title: song.title,
          author: song.author,
          status: song.authorization_type,
        })),
      })),
    ),
  ),
});
