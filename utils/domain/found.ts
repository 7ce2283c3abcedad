import type { AuthWindow, TikTokFact } from './authorization.ts';

/** A post that somebody authorised without us: it is in an ad account, and nobody has put it into the list. */
export interface FoundPost extends Pick<
  TikTokFact,
  'displayName' | 'caption' | 'itemType' | 'adAuthStatus'
> {
  itemId: string;
  window: AuthWindow;
  /** Names of the ad accounts it is in. */
  accountLabels: string[];
}

/** How far something with all found posts has come. */
export interface AllFoundWork {
  kind: 'add' | 'put-aside';
  done: number;
  /** How many posts there were when it began. */
  total: number;
}

/** The found posts that are read, and how many there are in all. */
export interface Found {
  count: number;
  posts: FoundPost[];
}
