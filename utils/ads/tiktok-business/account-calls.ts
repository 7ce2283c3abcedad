import type { AdsBackend } from '../port.ts';
import type { Call } from './call.ts';
import { errorOf } from './errors.ts';
import { accountsSchema, grantSchema, userSchema } from './schemas.ts';

/** Fields of `advertiser/info` that we read; without the list TikTok sends masked contact data too. */
const ACCOUNT_FIELDS = ['advertiser_id', 'name', 'status', 'currency', 'timezone'];

/** What is asked of TikTok about a token and its ad accounts. */
export function accountCalls(
  call: Call,
): Pick<AdsBackend, 'exchangeAuthCode' | 'readUser' | 'readAdAccounts'> {
  return {
    async exchangeAuthCode({ appId, secret, authCode }, signal) {
      const endpoint = '/oauth2/access_token/';
      const body = { app_id: appId, secret, auth_code: authCode };
      const request = { method: 'POST', endpoint, token: null, advertiserId: null, body } as const;
      return (await call(request, grantSchema, signal)).data;
    },
    async readUser(token, signal) {
      const request = {
        method: 'GET',
        endpoint: '/user/info/',
        token,
        advertiserId: null,
      } as const;
      return (await call(request, userSchema, signal)).data;
    },
    async readAdAccounts(token, advertiserIds, signal) {
      const endpoint = '/advertiser/info/';
      const query = { advertiser_ids: advertiserIds, fields: ACCOUNT_FIELDS };
      const [only = null, ...others] = advertiserIds;
      const advertiserId = others.length === 0 ? only : null;
      const request = { method: 'GET', endpoint, token, advertiserId, query } as const;
      const { list } = (await call(request, accountsSchema, signal)).data;
      const given = new Set(list.map((account) => account.advertiserId));
      if (advertiserIds.some((one) => !given.has(one)))
        throw errorOf('account-not-granted', { endpoint });
      return list;
    },
  };
}
