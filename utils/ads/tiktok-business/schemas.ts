import * as v from 'valibot';
import { type EpochMs, parseUtc } from '../../domain/clock.ts';
import { isItemId } from '../../domain/post.ts';
import type { AdAccountInfo, AuthorizedPost, GrantedAccess } from '../port.ts';

/**
 * What v1.3 answers, as far as we read it. Unknown fields pass, unknown values of an enum are kept, ids have to be
 * strings: as numbers they would have lost digits already.
 */

/** An id as TikTok writes it: digits in a string. */
const id = v.pipe(v.string(), v.regex(/^\d{5,25}$/));
const text = v.pipe(
  v.nullish(v.string(), null),
  v.transform((given) => given || null),
);

/** `YYYY-MM-DD HH:MM:SS` in UTC, or nothing. */
const time = v.pipe(
  text,
  v.check((given) => given === null || parseUtc(given) !== null),
  v.transform((given): EpochMs | null => parseUtc(given)),
);

const authorizedPost = v.looseObject({
  auth_info: v.looseObject({
    ad_auth_status: v.string(),
    auth_start_time: time,
    auth_end_time: time,
  }),
  item_info: v.looseObject({
    item_id: v.custom<string>(isItemId),
    item_type: text,
    status: text,
    auth_code: text,
  }),
  user_info: v.nullish(v.looseObject({ tiktok_name: text })),
});

/** `GET /tt_video/info/` (document 1738376324021250). */
export const postSchema = v.pipe(authorizedPost, v.transform(toPost));

/** `GET /tt_video/list/` (document 1738376465972226). */
export const listSchema = v.looseObject({
  list: v.pipe(
    v.array(v.unknown()),
    // A row that cannot be read must not hide the others.
    v.transform((rows) => rows.flatMap((row) => readRow(row))),
  ),
  page_info: v.nullish(v.looseObject({ total_page: v.nullish(v.number()) })),
});

/** `GET /advertiser/info/`. */
export const accountsSchema = v.looseObject({
  list: v.array(
    v.pipe(
      v.looseObject({
        advertiser_id: id,
        name: v.string(),
        status: v.string(),
        currency: text,
        timezone: text,
      }),
      v.transform(({ advertiser_id, name, status, currency, timezone }): AdAccountInfo => ({
        advertiserId: advertiser_id,
        name,
        status,
        currency,
        timezone,
      })),
    ),
  ),
});

/** `POST /oauth2/access_token/`. */
export const grantSchema = v.pipe(
  v.looseObject({
    access_token: v.pipe(v.string(), v.minLength(1)),
    advertiser_ids: v.array(id),
    scope: v.nullish(v.array(v.number()), null),
  }),
  v.transform(({ access_token, advertiser_ids, scope }): GrantedAccess => ({
    token: access_token,
    advertiserIds: advertiser_ids,
    scopes: scope,
  })),
);

function readRow(row: unknown): AuthorizedPost[] {
  const post = v.safeParse(postSchema, row);
  return post.success ? [post.output] : [];
}

function toPost(row: v.InferOutput<typeof authorizedPost>): AuthorizedPost {
  const { auth_info: auth, item_info: item } = row;
  return {
    itemId: item.item_id,
    itemType: item.item_type === 'VIDEO' || item.item_type === 'CAROUSEL' ? item.item_type : null,
    itemStatus: item.status,
    code: item.auth_code,
    adAuthStatus: auth.ad_auth_status,
    startsAt: auth.auth_start_time,
    endsAt: auth.auth_end_time,
    displayName: row.user_info?.tiktok_name ?? null,
  };
}
