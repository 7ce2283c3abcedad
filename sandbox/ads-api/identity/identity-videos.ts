import { ApiProblem, RETURN_CODE } from '../return-codes.ts';
import { authInfo, itemType } from '../tt-video/post-row.ts';
import { carouselInfo, videoFacts, videoUrl } from '../tt-video/media.ts';
import { heldPosts } from '../tt-video/held-posts.ts';
import { isLinkedAccount } from './identity-types.ts';
import type { EndpointCall } from '../endpoint.ts';
import type { Identity } from './identities.ts';
import type { Post, SparkCode } from '../state.ts';

/** A post that an identity can advertise; `code` is null where the whole account is linked. */
export interface IdentityVideo {
  post: Post;
  code: SparkCode | null;
}

/**
 * The posts of an identity, newest first: of AUTH_CODE those that the ad account holds, of a linked account all that
 * are not deleted. Types that cannot make Spark Ads are 40002, accounts that do not give their posts 40001.
 */
export function videosOf(call: EndpointCall, identity: Identity): IdentityVideo[] {
  const { handle, identityType } = identity;
  if (identityType === 'AUTH_CODE') {
    return heldPosts(call, identity.advertiserId).filter(({ post }) => post.handle === handle);
  }
  if (!isLinkedAccount(identityType)) {
    throw new ApiProblem(RETURN_CODE.parameter, 'identity_type: Has no posts.');
  }
  if (!identity.canPullVideo) throw new ApiProblem(RETURN_CODE.noPermission);
  return [...call.state.posts.values()]
    .filter((post) => post.handle === handle && !post.status.endsWith('_DELETE'))
    .toSorted((a, b) => (BigInt(a.itemId) < BigInt(b.itemId) ? 1 : -1))
    .map((post) => ({ post, code: null }));
}

/** When a post was published, epoch seconds: TikTok's item ids begin with it. */
export const postedAtSeconds = (post: Post): number => Number(BigInt(post.itemId) >> 32n);

/** These endpoints write some statuses otherwise than `tt_video/*`. */
const STATUS_HERE: Readonly<Record<string, string>> = {
  HESITATE_RECOMMEND: 'ITEM_STATUS_HESITATE_RECOMMEND',
  ONLY_FRIEND_SEE: 'STATUS_ONLY_FRIEND_SEE',
  ONLY_AUTHOR_SEE: 'ITEM_STATUS_ONLY_AUTHOR_SEE',
};

/** A row as `identity/video/*` sends it: flat, and with `url` for the playable link. */
export function videoRow(
  { state, now }: EndpointCall,
  { post, code }: IdentityVideo,
): Record<string, unknown> {
  return {
    item_id: post.itemId,
    item_type: itemType(post),
    status: STATUS_HERE[post.status] ?? post.status,
    text: post.caption,
    auth_info: code && authInfo(state, code, { now, isBound: true }),
    anchor_list: null,
    video_info:
      post.kind === 'video'
        ? { ...videoFacts(post, now), url: videoUrl(post, 'preview', now) }
        : null,
    carousel_info: post.kind === 'photo' ? carouselInfo(post) : null,
  };
}
