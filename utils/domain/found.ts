import type { AuthWindow, TikTokFact } from './authorization.ts';
import type { ErrorCode } from './scout-error.ts';
import type { TikTokWords } from './tiktok-words.ts';

/** A post that somebody authorised without us: it is in an ad account, and nobody has put it into the list. */
export interface FoundPost extends Pick<TikTokFact, 'displayName' | 'caption'>, TikTokWords {
  itemId: string;
  window: AuthWindow;
  /** Names of the ad accounts it is in. */
  accountLabels: string[];
}

/**
 * What can be done with many found posts in one go: all are added to the list or put aside; those that were added are
 * taken back, and those that were put aside are offered again.
 */
export type AllFoundKind = 'add' | 'put-aside' | 'take-back' | 'offer';

/** How far it has come. */
export interface AllFoundWork {
  kind: AllFoundKind;
  done: number;
  /** How many posts there were when it began. */
  total: number;
}

/** How it ended. */
export interface AllFoundEnd {
  kind: AllFoundKind;
  /** Names what was done, so that it can be taken back: requests when posts were added, else posts. */
  ids: string[];
  /** Why it did not come to the end, which leaves what was done by then; null when it did. */
  failed: ErrorCode | null;
}

/** The found posts that are read, and how many there are in all. */
export interface Found {
  count: number;
  posts: FoundPost[];
}
