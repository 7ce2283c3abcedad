import * as v from 'valibot';
import { SECOND_MS } from '../../domain/clock.ts';
import { AdsError } from '../ads-error.ts';
import type { AdsBackend } from '../port.ts';
import { type ApiRequest, callApi, type CallOptions } from './call.ts';
import { accountsSchema, grantSchema, listSchema, postSchema } from './schemas.ts';

/** TikTok API for Business, version 1.3, production. */
const PRODUCTION = 'https://business-api.tiktok.com/open_api/v1.3';
/** Slow answers of 65 s were planned for, and the official client waits 60 s; beyond this nothing is coming. */
const DEADLINE_MS = 90 * SECOND_MS;
/** The largest page that `tt_video/list` gives. */
const PAGE_SIZE = 50;
/** Fields of `advertiser/info` that we read; without the list TikTok sends masked contact data too. */
const ACCOUNT_FIELDS = ['advertiser_id', 'name', 'status', 'currency', 'timezone'];

/** The ads backend over TikTok API for Business v1.3. `baseUrl` and `deadlineMs` are for tests and the sandbox. */
export function createTikTokBusiness(options: {
  fetch: typeof fetch;
  baseUrl?: string;
  deadlineMs?: number;
}): AdsBackend {
  const reach: CallOptions = { baseUrl: PRODUCTION, deadlineMs: DEADLINE_MS, ...options };
  const call = <T>(
    request: ApiRequest,
    schema: v.GenericSchema<unknown, T>,
    signal: AbortSignal,
  ): Promise<T> => callApi(reach, request, schema, signal);
  return { ...accountCalls(call), ...postCalls(call) };
}

type Call = <T>(
  request: ApiRequest,
  schema: v.GenericSchema<unknown, T>,
  signal: AbortSignal,
) => Promise<T>;

function accountCalls(call: Call): Pick<AdsBackend, 'exchangeAuthCode' | 'readAdAccounts'> {
  return {
    exchangeAuthCode: ({ appId, secret, authCode }, signal) =>
      call(
        {
          method: 'POST',
          endpoint: '/oauth2/access_token/',
          token: null,
          body: { app_id: appId, secret, auth_code: authCode },
        },
        grantSchema,
        signal,
      ),
    async readAdAccounts(token, advertiserIds, signal) {
      const endpoint = '/advertiser/info/';
      const query = { advertiser_ids: advertiserIds, fields: ACCOUNT_FIELDS };
      const { list } = await call(
        { method: 'GET', endpoint, token, query },
        accountsSchema,
        signal,
      );
      const given = new Set(list.map(({ advertiserId }) => advertiserId));
      if (advertiserIds.some((id) => !given.has(id))) throw new AdsError('forbidden', { endpoint });
      return list;
    },
  };
}

function postCalls(
  call: Call,
): Pick<AdsBackend, 'previewCode' | 'applyCode' | 'readPost' | 'listPosts'> {
  const list: `/${string}/` = '/tt_video/list/';
  return {
    previewCode: ({ token, advertiserId }, code, signal) =>
      call(
        {
          method: 'GET',
          endpoint: '/tt_video/info/',
          token,
          query: { advertiser_id: advertiserId, auth_code: code },
        },
        postSchema,
        signal,
      ),
    async applyCode({ token, advertiserId }, { value, originalPostCode }, signal) {
      const body = {
        advertiser_id: advertiserId,
        auth_code: value,
        ...(originalPostCode === undefined ? {} : { original_post_auth_code: originalPostCode }),
      };
      await call(
        { method: 'POST', endpoint: '/tt_video/authorize/', token, body },
        v.unknown(),
        signal,
      );
    },
    async readPost({ token, advertiserId }, itemId, signal) {
      // A keyword of 19 digits finds exactly that post; anything else that comes along is not ours.
      const query = { advertiser_id: advertiserId, keyword: itemId, page: 1, page_size: PAGE_SIZE };
      const rows = await call({ method: 'GET', endpoint: list, token, query }, listSchema, signal);
      return rows.list.find((post) => post.itemId === itemId) ?? null;
    },
    async listPosts({ token, advertiserId }, page, signal) {
      const query = { advertiser_id: advertiserId, page, page_size: PAGE_SIZE };
      const rows = await call({ method: 'GET', endpoint: list, token, query }, listSchema, signal);
      // `page_info` is known to be all zeros at times (reference §1.4): a full page may have a next one.
      const hasMore = rows.list.length === PAGE_SIZE || page < (rows.page_info?.total_page ?? 0);
      return { posts: rows.list, hasMore };
    },
  };
}
