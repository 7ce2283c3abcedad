import { DEFAULT_KNOBS } from './knobs.ts';
import type { Knobs } from './knobs.ts';
import type { RateState } from './rate-windows.ts';

/** A developer app. */
export interface App {
  appId: string;
  secret: string;
}

/** The `auth_code` of the consent page's redirect: one hour, one use. Not a Spark code. */
export interface OAuthCode {
  authCode: string;
  appId: string;
  advertiserIds: string[];
  scopes: number[];
  issuedAt: number;
  isUsed: boolean;
}

/** A Marketing API token. It has no timed expiry; `expired` only serves to send 40102. */
export interface Token {
  token: string;
  appId: string;
  advertiserIds: string[];
  scopes: number[];
  state: 'good' | 'revoked' | 'expired';
}

/** An ad account. */
export interface Advertiser {
  advertiserId: string;
  name: string;
  /** E.g. `STATUS_ENABLE`. */
  status: string;
  currency: string;
  timezone: string;
  country: string;
  company: string;
  createdAt: number;
}

/** A creator's post. */
export interface Post {
  itemId: string;
  handle: string;
  nickname: string;
  caption: string;
  kind: 'video' | 'photo';
  /** `item_info.status`; `HESITATE_RECOMMEND` is a public post. */
  status: string;
  isStory: boolean;
  /** A duet of a duet or a stitch of a stitch. */
  isMultiDuetStitch: boolean;
  source: { kind: 'duet' | 'stitch'; itemId: string } | null;
  mentionedItemIds: string[];
  /** The song in it; null for a post without one. */
  music: Music | null;
}

/** A song and where ads may use it. */
export interface Music {
  title: string;
  author: string;
  /** Location ids. */
  clearedIn: 'everywhere' | string[];
}

/** What an ad account can advertise as. AUTH_CODE is not among them: it follows from the posts that are held. */
export interface LinkedIdentity {
  advertiserId: string;
  /** A UUID for BC_AUTH_TT on real accounts. */
  identityId: string;
  identityType: 'CUSTOMIZED_USER' | 'TT_USER' | 'BC_AUTH_TT' | 'TTS_TT';
  /** The Business Center, of BC_AUTH_TT only. */
  businessCenterId: string | null;
  /** Whose posts are its posts. */
  handle: string;
  displayName: string;
  /** E.g. `AVAILABLE`; told of TT_USER and BC_AUTH_TT. */
  availableStatus: string;
  /** Whether it gives the account's existing posts. */
  canPullVideo: boolean;
  /** A government or political account, which cannot be used for Spark Ads. */
  isGovernment: boolean;
}

/** A Spark code that a creator made. Times are epoch ms. */
export interface SparkCode {
  code: string;
  itemId: string;
  invitedAt: number;
  startsAt: number;
  endsAt: number;
  /** When the creator took it back; null while it lives. */
  deletedAt: number | null;
  /** Sent as `ad_auth_status` instead of what would be true; null for the truth. */
  adAuthStatus: string | null;
  /** How many more times applying or previewing it ends in a processing error (Ads Manager's -500). */
  processingErrors: number;
}

/** A post held by an advertiser. */
export interface Binding {
  advertiserId: string;
  itemId: string;
  code: string;
  boundAt: number;
  /** From when on `tt_video/list` shows it. */
  visibleAt: number;
}

/** Everything the emulated TikTok knows, in plain records. */
export interface EmulatorState {
  clockOffsetMs: number;
  knobs: Knobs;
  apps: Map<string, App>;
  oauthCodes: Map<string, OAuthCode>;
  tokens: Map<string, Token>;
  advertisers: Map<string, Advertiser>;
  posts: Map<string, Post>;
  codes: Map<string, SparkCode>;
  /** Key: see `bindingKey`; oldest first. */
  bindings: Map<string, Binding>;
  /** Key: `identityKey`. */
  identities: Map<string, LinkedIdentity>;
  /** Key: what is counted, e.g. an app id. */
  rates: Map<string, RateState>;
  tokensMinted: number;
}

export function emptyState(): EmulatorState {
  return {
    clockOffsetMs: 0,
    knobs: { ...DEFAULT_KNOBS },
    apps: new Map(),
    oauthCodes: new Map(),
    tokens: new Map(),
    advertisers: new Map(),
    posts: new Map(),
    codes: new Map(),
    bindings: new Map(),
    identities: new Map(),
    rates: new Map(),
    tokensMinted: 0,
  };
}

/** One post can be held once by each advertiser. */
export const bindingKey = (advertiserId: string, itemId: string): string =>
  `${advertiserId} ${itemId}`;

/** One identity can be there for several advertisers. */
export const identityKey = (advertiserId: string, identityId: string): string =>
  `${advertiserId} ${identityId}`;
