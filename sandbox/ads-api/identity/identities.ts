import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { assertGranted } from '../endpoint.ts';
import { assertTypeComplete, IDENTITY_TYPES } from './identity-types.ts';
import { heldPosts } from '../tt-video/held-posts.ts';
import { inventedId } from '../text.ts';
import type { EndpointCall, TokenCall } from '../endpoint.ts';
import type { IdentityType } from './identity-types.ts';
import type { LinkedIdentity, Post } from '../state.ts';

/** What an ad account can advertise as. */
export interface Identity extends Omit<LinkedIdentity, 'identityType'> {
  identityType: IdentityType;
}

/** The identity that a creator's codes lead to: a number, the same for every ad account. */
export const authCodeIdentityId = (handle: string): string => inventedId(`identity ${handle}`);

/** All identities of an ad account: the linked ones, then one for each creator of whom it holds a post. */
export function identitiesOf(call: EndpointCall, advertiserId: string): Identity[] {
  const linked = [...call.state.identities.values()].filter(
    (identity) => identity.advertiserId === advertiserId,
  );
  const creators = new Map<string, Identity>();
  for (const { post } of heldPosts(call, advertiserId)) {
    if (!creators.has(post.handle)) creators.set(post.handle, authCodeIdentity(advertiserId, post));
  }
  return [...linked, ...creators.values()];
}

function authCodeIdentity(advertiserId: string, post: Post): Identity {
  return {
    advertiserId,
    identityId: authCodeIdentityId(post.handle),
    identityType: 'AUTH_CODE',
    businessCenterId: null,
    handle: post.handle,
    displayName: post.nickname,
    availableStatus: 'AVAILABLE',
    canPullVideo: true,
    isGovernment: false,
  };
}

/** The identity that a call names by advertiser, id and type; 40007 when the ad account has no such identity. */
export function readIdentity(call: TokenCall): Identity {
  const { params } = call;
  const advertiserId = params.text('advertiser_id');
  assertGranted(call, advertiserId);
  const identityType = params.choice('identity_type', IDENTITY_TYPES);
  const businessCenterId = assertTypeComplete(params, identityType);
  const identityId = params.text('identity_id');
  const found = identitiesOf(call, advertiserId).find(
    (identity) =>
      identity.identityId === identityId &&
      identity.identityType === identityType &&
      (businessCenterId === null || identity.businessCenterId === businessCenterId),
  );
  if (!found) throw new ApiProblem(RETURN_CODE.notFound);
  return found;
}
