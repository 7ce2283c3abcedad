import type { EpochMs } from '../domain/clock.ts';
import type {
  Identity,
  IdentityPost,
  IdentityPostsPage,
  IdentityRef,
  ItemType,
  MusicClearance,
} from './identities.ts';

/** A token and the ad account it is used for. */
export interface Access {
  token: string;
  /** String of 19 digits. */
  advertiserId: string;
}

/** What exchanging the redirect's `auth_code` gives. */
export interface GrantedAccess {
  token: string;
  advertiserIds: string[];
  /** Numeric scope ids; null when TikTok did not say. */
  scopes: number[] | null;
}

/** Who granted a token, as `user/info` tells; null where it does not. */
export interface TokenUser {
  displayName: string | null;
  /** Masked by TikTok, e.g. `a***a@example.com`. */
  email: string | null;
  userId: string | null;
  createdAt: EpochMs | null;
}

/** An ad account as `advertiser/info` tells it. */
export interface AdAccountInfo {
  advertiserId: string;
  name: string;
  /** As TikTok writes it, e.g. `STATUS_ENABLE`. */
  status: string;
  currency: string | null;
  timezone: string | null;
}

/** A post and its authorisation, as `tt_video/info` and `tt_video/list` tell it. */
export interface AuthorizedPost {
  itemId: string;
  /** As TikTok writes it: `VIDEO`, `CAROUSEL`; unknown values are kept. */
  itemType: string | null;
  /** As TikTok writes it; unknown values are kept. */
  itemStatus: string | null;
  /** The Spark code that opened it; null when the account does not tell. A credential. */
  code: string | null;
  /** `ad_auth_status` as TikTok writes it; `AUTHORIZED` and `EXPIRED` are known. */
  adAuthStatus: string;
  startsAt: EpochMs | null;
  endsAt: EpochMs | null;
  displayName: string | null;
  /** The post's text; null when not given. */
  caption: string | null;
  /** Of which post it is a duet or stitch, or which it mentions: that post's code is needed too. Null for none. */
  sourceItemId: string | null;
  /** Duet of a duet or stitch of a stitch; null when not given. */
  isMultiRemix: boolean | null;
}

/** A page of what is authorised in an ad account. */
export interface PostsPage {
  posts: AuthorizedPost[];
  hasMore: boolean;
  /** What TikTok says of the whole list; null when it does not. */
  total: number | null;
  /** False when rows were left out or could not be read: what is not here may be there all the same. */
  isComplete: boolean;
}

/**
 * The ads backend in our words. Every method takes a signal and rejects with `AdsError`; nothing else is thrown, the
 * signal's own abort included (kind `network`). Each is one call.
 *
 * To come, each as methods of its own beside these: asking a creator through TikTok One (reference §6), ad groups and
 * paused ads (§5.1, §5.2), reports (§5.3).
 */
export interface AdsBackend {
  /** Trades the `auth_code` of the redirect for a token. The secret is used once and forgotten. */
  exchangeAuthCode(
    exchange: { appId: string; secret: string; authCode: string },
    signal: AbortSignal,
  ): Promise<GrantedAccess>;
  /** Whose token it is. Any token that TikTok takes can ask. */
  readUser(token: string, signal: AbortSignal): Promise<TokenUser>;
  /** Names, state, currency and time zone of up to 100 ad accounts. Accounts not granted reject as `forbidden`. */
  readAdAccounts(
    token: string,
    advertiserIds: string[],
    signal: AbortSignal,
  ): Promise<AdAccountInfo[]>;
  /** Which post a code opens, without binding it. Rejects with `refused` when the code is not good. */
  previewCode(access: Access, code: string, signal: AbortSignal): Promise<AuthorizedPost>;
  /**
   * Binds a code to the ad account. Has no idempotency key: send once, then read. `originalPostCode` is the source
   * post's code for a duet or stitch.
   */
  applyCode(
    access: Access,
    code: { value: string; originalPostCode?: string },
    signal: AbortSignal,
  ): Promise<void>;
  /**
   * One post of the ad account by its item id; null when it is not there. Rejects with `unexpected-reply` when the
   * answer holds rows that cannot be read: then nobody knows.
   */
  readPost(access: Access, itemId: string, signal: AbortSignal): Promise<AuthorizedPost | null>;
  /** A page of everything authorised in the ad account, 50 posts at most, first page 1, newest first. */
  listPosts(access: Access, page: number, signal: AbortSignal): Promise<PostsPage>;
  /** The same of the posts whose text holds a keyword of up to 500 characters. */
  searchPosts(
    access: Access,
    search: { keyword: string; page: number },
    signal: AbortSignal,
  ): Promise<PostsPage>;
  /**
   * Takes a post out of the ad account's list; made for posts whose window is over. That it is not there is as good.
   * Rejects with `refused` when TikTok keeps it, as it may while the window is open.
   */
  releasePost(access: Access, itemId: string, signal: AbortSignal): Promise<void>;
}

/** What an ad account can advertise as, and the posts of that: calls like those of `AdsBackend`, which no page asks for yet. */
export interface IdentityReads {
  /**
   * A page of what the ad account can advertise as, 100 at most, first page 1; of one type if asked. `BC_AUTH_TT` has
   * to name its Business Center.
   */
  listIdentities(
    access: Access,
    asked: { page: number; type?: string; businessCenterId?: string },
    signal: AbortSignal,
  ): Promise<{ identities: Identity[]; hasMore: boolean; isComplete: boolean }>;
  /** One identity; null when the ad account has no such. */
  readIdentity(access: Access, ref: IdentityRef, signal: AbortSignal): Promise<Identity | null>;
  /** The posts of an identity, 20 at most, newest first, from a cursor on. A keyword only helps with `AUTH_CODE`. */
  listIdentityPosts(
    access: Access,
    ref: IdentityRef,
    asked: { itemType: ItemType; cursor: string | null; keyword?: string },
    signal: AbortSignal,
  ): Promise<IdentityPostsPage>;
  /**
   * Up to 20 posts of an identity by their item ids. `missing` are those that it does not have; an account that
   * refuses the whole question for one of several rejects as trouble `not-there`.
   */
  readIdentityPosts(
    access: Access,
    ref: IdentityRef,
    itemIds: string[],
    signal: AbortSignal,
  ): Promise<{ posts: IdentityPost[]; missing: string[] }>;
  /** Whether the song of a post may be used in an ad, in all these locations and over this time; null when not told. */
  readMusicClearance(
    access: Access,
    ref: IdentityRef,
    use: { itemId: string; locationIds: string[]; startsAt: EpochMs; endsAt: EpochMs },
    signal: AbortSignal,
  ): Promise<MusicClearance | null>;
}
