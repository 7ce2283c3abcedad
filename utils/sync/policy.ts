/** What a person chose of how the sync goes about its work. */
export interface SyncPolicy {
  /** How many days before the end of a window it is told of; its end is told of always. */
  noticeDays: readonly number[];
  /** Whether a Spark code is removed once TikTok has confirmed it. */
  forgetsConfirmedCodes: boolean;
}
