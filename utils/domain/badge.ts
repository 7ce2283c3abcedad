import type { Source } from './authorization.ts';
import type { EpochMs } from './clock.ts';
import type { Baseline } from './growth.ts';
import type { RefusalReason } from './refusal.ts';
import type { CodeDays } from './request.ts';
import type { Status } from './status.ts';

/**
 * How far an end has come that is near enough to be told of: `early`, the first of several notices was reached; `due`,
 * it is time to ask for more; `asked`, the creator was, since the last notice.
 */
export type EndStage = 'early' | 'due' | 'asked';

/** Something a person should look at. Derived when asked for, never stored. */
export type Attention =
  | { kind: 'code-refused'; reason: RefusalReason }
  /** TikTok would not show the code's post first, or a try is known not to have taken effect: a person decides. */
  | { kind: 'confirm-apply'; why: 'post-unknown' | 'not-applied' }
  | { kind: 'outcome-uncertain' }
  /** The post runs, but its code did not get into these ad accounts, by their names. Not for a page of tiktok.com. */
  | { kind: 'not-applied-in'; accounts: string[] }
  | { kind: 'expires-soon'; endsAt: EpochMs; stage: EndStage }
  /** The window ends before the ad is to end. */
  | { kind: 'ends-before-ad'; endsAt: EpochMs; adEndsAt: EpochMs }
  /**
   * Nobody has asked for another window yet, since then. `not-listed`: the post left the ad account, and nobody knows who
   * took it out. `adEndsAt` is null unless the ad was to go on.
   */
  | {
      kind: 'window-over';
      how: 'expired' | 'revoked' | 'not-listed';
      since: EpochMs;
      endsAt: EpochMs | null;
      adEndsAt: EpochMs | null;
    }
  /** TikTok says that the post can run no more. */
  | { kind: 'post-gone'; why: 'deleted' | 'private' | 'unavailable' }
  | { kind: 'window-contradicted'; byHand: EpochMs | null; byTikTok: EpochMs | null }
  /** Noted as applied by hand, but TikTok does not list the post in that ad account. */
  | { kind: 'not-listed' }
  | { kind: 'account-problem' };

/** What a page of tiktok.com may know of a request: enough to draw its button and panel, never a code or a token. */
export interface PostBadge {
  itemId: string;
  requestId: string;
  status: Status;
  days: CodeDays;
  /** End of the window while authorised or expired; null when unknown. */
  endsAt: EpochMs | null;
  endIsLatestPossible: boolean;
  source: Source;
  lastAskedAt: EpochMs | null;
  canUndo: boolean;
  attention: Attention[];
  /** The counts that its growth is told from; null when nobody has seen them yet. */
  baseline: Baseline | null;
}
