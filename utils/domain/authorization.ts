import type { AdsTrouble } from './ads-trouble.ts';
import type { EpochMs } from './clock.ts';
import type { AdsErrorKind, RefusalReason } from './refusal.ts';

/** Who says so: a person, or TikTok's API. Shown beside every fact. */
export type Source = 'hand' | 'tiktok';

/** A Spark code: a credential. Never logged, never in a message to a page of tiktok.com. */
export interface SparkCode {
  /** UUIDv7. */
  id: string;
  /** SHA-256 of the cleaned code, hex; finds a code that is pasted twice. */
  fingerprint: string;
  value: string;
  requestId: string | null;
  /** The post that the code opens; null until somebody says. */
  itemId: string | null;
  itemSource: Source | null;
  receivedAt: EpochMs;
  /**
   * Whether TikTok showed the post before the code was applied: `withheld` means that this account cannot preview, so
   * a person confirms before an unknown post is bound. Null while nobody asked.
   */
  preview: 'shown' | 'withheld' | null;
  /** Of which post its post is a duet or stitch, or which it mentions; null for none, absent while TikTok did not say. */
  sourceItemId?: string | null;
  /** Why TikTok would not take it; null while nothing speaks against it. */
  refusal: { reason: RefusalReason; at: EpochMs } | null;
  /**
   * Whether it was sent and nobody knows yet if it took effect, where no authorization can tell so: its post runs on
   * another code, or is not known. Absent while it was never sent so.
   */
  isOpen?: boolean;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  deletedAt: EpochMs | null;
}

/** What keeps an ad account from working until a person has put it right. */
export interface AccountProblem {
  kind: AdsErrorKind;
  /** What it was in detail, for words; missing where only the kind is known. */
  trouble?: AdsTrouble;
  at: EpochMs;
}

/** An ad account; before anything is connected it is only a label. */
export interface AdAccount {
  /** UUIDv7. */
  id: string;
  label: string;
  /** TikTok's advertiser id, a string of 19 digits; null while the account is only a label. */
  advertiserId: string | null;
  currency: string | null;
  timezone: string | null;
  /** TikTok's own word for the state of the account, e.g. `STATUS_ENABLE`. */
  advertiserStatus: string | null;
  /** Numeric scope ids the token was granted; null when TikTok did not say (a pasted token). */
  scopes: number[] | null;
  connectedAt: EpochMs | null;
  /** Whether codes are applied to this ad account; a person chooses it in options. */
  appliesCodes: boolean;
  /** Since when a person has it paused: it is asked nothing; null while it is not. */
  pausedAt: EpochMs | null;
  /** When TikTok last answered for this account; null when it never did. */
  lastAnswerAt: EpochMs | null;
  /**
   * The last time its list was gone through; null when it never was. Not `isWhole` where rows could not be read: what
   * was not seen may be there all the same.
   */
  sweep: { startedAt?: EpochMs; endedAt: EpochMs; posts: number; isWhole: boolean } | null;
  /** What keeps this account from working, e.g. a revoked token; null while it works. */
  problem: AccountProblem | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  deletedAt: EpochMs | null;
}

/** A window of authorisation, as far as it is known. */
export interface AuthWindow {
  startsAt: EpochMs | null;
  endsAt: EpochMs | null;
}

/** What a person noted: applied in Ads Manager by hand. */
export interface HandFact extends AuthWindow {
  /** True when the end is only received + days: the window can end earlier, not later. */
  endIsLatestPossible: boolean;
  at: EpochMs;
}

/** What TikTok's API said, when. */
export interface TikTokFact extends AuthWindow {
  /** `ad_auth_status` as TikTok wrote it; `AUTHORIZED` and `EXPIRED` are known, others are kept as they are. */
  adAuthStatus: string;
  /** `item_info.status` as TikTok wrote it, e.g. `HESITATE_RECOMMEND`; null when not given. */
  itemStatus: string | null;
  /** The nickname shown on the ad; null when not given. */
  displayName: string | null;
  /** `VIDEO` or `CAROUSEL`; other words of TikTok's are kept as they are. Null when not given. */
  itemType: string | null;
  /** The post's text; null when not given. */
  caption: string | null;
  at: EpochMs;
}

/** Whether a code took effect in an ad account; `uncertain` is decided by reading, never by sending again. */
export type ApplyOutcome = 'applied' | 'not-applied' | 'uncertain';

/** One post in one ad account. Key: `[adAccountId+itemId]`. */
export interface Authorization {
  adAccountId: string;
  itemId: string;
  requestId: string | null;
  codeId: string | null;
  outcome: ApplyOutcome;
  /** When the code was sent to TikTok; written before sending. Null when it never was by us. */
  sentAt: EpochMs | null;
  byHand: HandFact | null;
  byTikTok: TikTokFact | null;
  /**
   * When TikTok last answered whether the post is in a connected ad account; null when it never did. A sweep that finds
   * nothing new writes no row: the account's `sweep.endedAt` counts as well.
   */
  readAt: EpochMs | null;
  /** Which notices before an end were told already, so that each is told once; null when none was. */
  told: { endsAt: EpochMs; days: number[] } | null;
  /** Since when a person does not want to see this post, which was authorised elsewhere; null while it is offered. */
  putAsideAt: EpochMs | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
}

/** Whether a code went out to an ad account since it was last pasted: nobody can have wished for it to go there again. */
export function wasSentSincePasted(
  { codeId, sentAt }: Authorization,
  { id, receivedAt }: SparkCode,
): boolean {
  return codeId === id && sentAt !== null && sentAt >= receivedAt;
}

/** The window to show and who says so: TikTok's word where it spoke, else the person's. */
export function knownWindow(
  authorization: Authorization,
): (AuthWindow & { source: Source; endIsLatestPossible: boolean }) | null {
  const { byTikTok, byHand } = authorization;
  if (byTikTok) return { ...pickWindow(byTikTok), source: 'tiktok', endIsLatestPossible: false };
  if (byHand)
    return {
      ...pickWindow(byHand),
      source: 'hand',
      endIsLatestPossible: byHand.endIsLatestPossible,
    };
  return null;
}

const pickWindow = ({ startsAt, endsAt }: AuthWindow): AuthWindow => ({ startsAt, endsAt });
