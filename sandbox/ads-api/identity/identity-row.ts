import { isLinkedAccount } from './identity-types.ts';
import { signedUrl } from '../tt-video/media.ts';
import type { Identity } from './identities.ts';
import type { Knobs } from '../knobs.ts';

const PROFILE_IMAGE_LIFE_MS = 48 * 3_600_000;

/** An identity as `identity/get` and `identity/info` send it; the picture's link is good for 48 hours. */
export function identityRow(
  knobs: Knobs,
  identity: Identity,
  now: number,
): Record<string, unknown> {
  const { identityId, identityType, businessCenterId, canPullVideo } = identity;
  return {
    identity_id: identityId,
    identity_type: identityType,
    ...(businessCenterId === null ? {} : { identity_authorized_bc_id: businessCenterId }),
    display_name: identity.displayName,
    ...(knobs.identityHandle === 'absent' || identityType === 'CUSTOMIZED_USER'
      ? {}
      : { [knobs.identityHandle]: identity.handle }),
    profile_image: signedUrl(`profile/${identityId}`, now + PROFILE_IMAGE_LIFE_MS),
    ...(isLinkedAccount(identityType)
      ? {
          available_status: identity.availableStatus,
          can_push_video: true,
          can_pull_video: canPullVideo,
          can_use_live_ads: false,
          can_manage_message: false,
        }
      : {}),
    ads_only_mode: false,
    is_gpppa: identity.isGovernment,
  };
}
