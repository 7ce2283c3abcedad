import type { EpochMs } from '../domain/clock.ts';

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
  itemType: 'VIDEO' | 'CAROUSEL' | null;
  /** As TikTok writes it; unknown values are kept. */
  itemStatus: string | null;
  /** The Spark code that opened it; null when the account does not tell. A credential. */
  code: string | null;
  /** `ad_auth_status` as TikTok writes it; `AUTHORIZED` and `EXPIRED` are known. */
  adAuthStatus: string;
  startsAt: EpochMs | null;
  endsAt: EpochMs | null;
  displayName: string | null;
}

/**
 * The ads backend in our words. Every method takes a signal and rejects with `AdsError`; nothing else is thrown, the
 * signal's own abort included (kind `network`).
 */
export interface AdsBackend {
  /** Trades the `auth_code` of the redirect for a token. The secret is used once and forgotten. */
  exchangeAuthCode(
    exchange: { appId: string; secret: string; authCode: string },
    signal: AbortSignal,
  ): Promise<GrantedAccess>;
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
  /** One post of the ad account by its item id; null when it is not there. */
  readPost(access: Access, itemId: string, signal: AbortSignal): Promise<AuthorizedPost | null>;
  /** A page of everything authorised in the ad account, 50 posts at most, first page 1. */
  listPosts(
    access: Access,
    page: number,
    signal: AbortSignal,
  ): Promise<{ posts: AuthorizedPost[]; hasMore: boolean }>;
}
