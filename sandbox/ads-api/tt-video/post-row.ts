import { authCodeIdentityId } from '../identity/identities.ts';
import { carouselInfo, videoFacts, videoUrl } from './media.ts';
import { utcText } from '../text.ts';
import type { EmulatorState, Post, SparkCode } from '../state.ts';
import type { OpenedCode } from './judge-code.ts';

/** A row as `tt_video/info` and `tt_video/list` send it. The creator's handle is in none of its fields. */
export function postRow(
  state: EmulatorState,
  { code, post }: OpenedCode,
  { now, isBound }: { now: number; isBound: boolean },
): Record<string, unknown> {
  return {
    auth_info: authInfo(state, code, { now, isBound }),
    item_info: {
      item_id: post.itemId,
      item_type: itemType(post),
      status: post.status,
      text: post.caption,
      ...(state.knobs.rowsTellCode ? { auth_code: code.code } : {}),
      stitch_original_item_id: post.source?.kind === 'stitch' ? post.source.itemId : null,
      duet_original_item_id: post.source?.kind === 'duet' ? post.source.itemId : null,
      is_multi_duet_stitch: post.isMultiDuetStitch,
      mentioned_item_ids: post.mentionedItemIds,
      anchor_list: null,
      carousel_info: post.kind === 'photo' ? carouselInfo(post) : null,
    },
    user_info: {
      tiktok_name: post.nickname,
      identity_id: authCodeIdentityId(post.handle),
      identity_type: 'AUTH_CODE',
    },
    video_info:
      post.kind === 'video'
        ? { ...videoFacts(post, now), preview_url: videoUrl(post, 'preview', now) }
        : null,
  };
}

export const itemType = (post: Post): 'VIDEO' | 'CAROUSEL' =>
  post.kind === 'photo' ? 'CAROUSEL' : 'VIDEO';

/** The window of a code, and what the API says of it. */
export function authInfo(
  state: EmulatorState,
  code: SparkCode,
  { now, isBound }: { now: number; isBound: boolean },
): Record<string, string> {
  return {
    ad_auth_status: authStatus(state, code, { now, isBound }),
    auth_start_time: utcText(code.startsAt),
    auth_end_time: utcText(code.endsAt),
    invite_start_time: utcText(code.invitedAt),
  };
}

/** `AUTHORIZED` and `EXPIRED` are the known values; the enum is not published. */
function authStatus(
  { knobs }: EmulatorState,
  code: SparkCode,
  { now, isBound }: { now: number; isBound: boolean },
): string {
  if (code.adAuthStatus !== null) return code.adAuthStatus;
  if (code.deletedAt !== null) return knobs.revokedAuthStatus;
  if (now >= code.endsAt) return 'EXPIRED';
  return isBound ? 'AUTHORIZED' : knobs.unboundAuthStatus;
}
