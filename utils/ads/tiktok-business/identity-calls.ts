import type { IdentityRef } from '../identities.ts';
import type { IdentityReads } from '../port.ts';
import type { ApiRequest, Call } from './call.ts';
import { identitiesSchema, identityInfoSchema } from './identity-schemas.ts';
import { nullIfNotThere, question } from './requests.ts';
import { areAllRead } from './values.ts';

/** The largest page of `identity/get`. */
const PAGE_SIZE = 100;

/** What is asked of TikTok about what an ad account can advertise as. */
export function identityCalls(call: Call): Pick<IdentityReads, 'listIdentities' | 'readIdentity'> {
  return {
    async listIdentities(access, { page, type, businessCenterId }, signal) {
      const query = {
        identity_type: type,
        identity_authorized_bc_id: businessCenterId,
        page,
        page_size: PAGE_SIZE,
      };
      const request = question(access, '/identity/get/', query);
      const { data, isPartial } = await call(request, identitiesSchema, signal);
      const { identity_list: list, page_info: info } = data;
      const mayGoOn = list.total >= PAGE_SIZE || page < (info.total_page ?? 0);
      return {
        identities: list.readable,
        hasMore: list.total > 0 && mayGoOn,
        isComplete: !isPartial && areAllRead(list),
      };
    },
    async readIdentity(access, ref, signal) {
      const request = question(access, '/identity/info/', naming(ref));
      const reply = await nullIfNotThere(call(request, identityInfoSchema, signal));
      return reply?.data.identity_info ?? null;
    },
  };
}

/** How a query names an identity. */
export function naming(ref: IdentityRef): NonNullable<ApiRequest['query']> {
  return {
    identity_id: ref.identityId,
    identity_type: ref.identityType,
    identity_authorized_bc_id: ref.businessCenterId ?? undefined,
  };
}
