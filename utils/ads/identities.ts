import type { EpochMs } from '../domain/clock.ts';

/** What a post is made of, as TikTok asks for it. */
export type ItemType = 'VIDEO' | 'CAROUSEL';

/** Names an identity: what an ad account can advertise as. */
export interface IdentityRef {
  /** Digits, or a UUID for `BC_AUTH_TT`. */
  identityId: string;
  /**
   * As TikTok writes it; unknown values are kept. Spark Ads run as `AUTH_CODE` (came with a code), `TT_USER` or
   * `BC_AUTH_TT` (whole accounts); `CUSTOMIZED_USER` and `TTS_TT` have no posts (document 1738958351620097).
   */
  identityType: string;
  /** The Business Center of `BC_AUTH_TT`; null for the others. */
  businessCenterId: string | null;
}

/** An identity as `identity/get` and `identity/info` tell it; null where they do not. */
export interface Identity extends IdentityRef {
  displayName: string | null;
  /** Without `@`. */
  handle: string | null;
  /** As TikTok writes it, e.g. `AVAILABLE`; only told of `TT_USER` and `BC_AUTH_TT`. */
  availability: string | null;
  /** Whether existing posts can be used. */
  canUsePosts: boolean | null;
  /** A government or political account, which cannot be used for Spark Ads. */
  isPolitical: boolean | null;
}

/** A post of an identity, as `identity/video/get` and `identity/video/info` tell it. */
export interface IdentityPost {
  itemId: string;
  /** As TikTok writes it: `VIDEO`, `CAROUSEL`; unknown values are kept. */
  itemType: string | null;
  /** In the words of `tt_video/*`, e.g. `HESITATE_RECOMMEND`; unknown values are kept. */
  itemStatus: string | null;
  /** The post's text. */
  caption: string | null;
  /** `ad_auth_status` as TikTok writes it; null where the whole account is linked. */
  adAuthStatus: string | null;
  startsAt: EpochMs | null;
  endsAt: EpochMs | null;
}

/** Some posts of an identity. */
export interface IdentityPostsPage {
  posts: IdentityPost[];
  /** Where the next page starts; null after the last one. */
  nextCursor: string | null;
  /** False when rows were left out or could not be read. */
  isComplete: boolean;
}

/** Whether the song of a post is cleared for an ad. */
export interface MusicClearance {
  itemId: string;
  /**
   * As TikTok writes it; `WITHOUT_SONG_ID`, `AUTHORIZATION_MISSING` and `WITH_FULL_AUTHORIZATION` are known (document
   * 1740218495869954).
   */
  status: string;
  songs: {
    musicId: string | null;
    title: string | null;
    author: string | null;
    status: string | null;
  }[];
}
