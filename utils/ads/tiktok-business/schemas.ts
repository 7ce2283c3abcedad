import * as v from 'valibot';
import { isItemId } from '../../domain/post.ts';
import type { AdAccountInfo, AuthorizedPost, GrantedAccess, TokenUser } from '../port.ts';
import { flag, id, idOrNull, itemStatus, pageInfo, rowsOf, seconds, text, time } from './values.ts';

/** What v1.3 answers, as far as we read it. Unknown fields pass, unknown values of an enum are kept. */

const authorizedPost = v.object({
  auth_info: v.object({
    ad_auth_status: v.string(),
    auth_start_time: time,
    auth_end_time: time,
  }),
  item_info: v.object({
    item_id: v.custom<string>(isItemId),
    item_type: text,
    status: itemStatus,
    auth_code: text,
    text,
    duet_original_item_id: idOrNull,
    stitch_original_item_id: idOrNull,
    mentioned_item_ids: v.fallback(v.array(idOrNull), []),
    is_multi_duet_stitch: flag,
  }),
  user_info: v.fallback(v.object({ tiktok_name: text }), { tiktok_name: null }),
});

/** `GET /tt_video/info/` (document 1738376324021250). */
export const postSchema = v.pipe(authorizedPost, v.transform(toPost));

/** `GET /tt_video/list/` (document 1738376465972226). */
export const listSchema = v.object({ list: rowsOf(postSchema), page_info: pageInfo });

/** `GET /advertiser/info/`. */
export const accountsSchema = v.object({
  list: v.array(
    v.pipe(
      v.object({
        advertiser_id: id,
        name: v.string(),
        status: v.string(),
        currency: text,
        timezone: text,
      }),
      v.transform(({ advertiser_id: advertiserId, ...rest }): AdAccountInfo => ({
        advertiserId,
        ...rest,
      })),
    ),
  ),
});

/** `GET /user/info/`. */
export const userSchema = v.pipe(
  v.object({ display_name: text, email: text, core_user_id: idOrNull, create_time: seconds }),
  v.transform((user): TokenUser => ({
    displayName: user.display_name,
    email: user.email,
    userId: user.core_user_id,
    createdAt: user.create_time,
  })),
);

/** `POST /oauth2/access_token/`. */
export const grantSchema = v.pipe(
  v.object({
    access_token: v.pipe(v.string(), v.minLength(1)),
    advertiser_ids: v.array(id),
    scope: v.fallback(v.nullable(v.array(v.pipe(v.number(), v.safeInteger()))), null),
  }),
  v.transform(({ access_token, advertiser_ids, scope }): GrantedAccess => ({
    token: access_token,
    advertiserIds: advertiser_ids,
    scopes: scope,
  })),
);

function toPost(row: v.InferOutput<typeof authorizedPost>): AuthorizedPost {
  const { auth_info: auth, item_info: item } = row;
  return {
    itemId: item.item_id,
    itemType: item.item_type,
    itemStatus: item.status,
    code: item.auth_code,
    adAuthStatus: auth.ad_auth_status,
    startsAt: auth.auth_start_time,
    endsAt: auth.auth_end_time,
    displayName: row.user_info.tiktok_name,
    caption: item.text,
    sourceItemId:
      item.duet_original_item_id ??
      item.stitch_original_item_id ??
      item.mentioned_item_ids.find((mentioned) => mentioned !== null) ??
      null,
    isMultiRemix: item.is_multi_duet_stitch,
  };
}
