import type { EpochMs } from './clock.ts';
import type { AdsErrorKind } from './refusal.ts';

/**
 * One call to the ads backend, for a person to look at or to send to TikTok's support. Holds neither token nor Spark
 * code: only the endpoint's path, never its query.
 */
export interface AdsCall {
  /** Given by the database; the order of the calls. */
  seq?: number;
  /** When it went out. */
  at: EpochMs;
  /** Null where no ad account is asked, as for a token. */
  advertiserId: string | null;
  /** The endpoint's path, e.g. `/tt_video/list/`. */
  endpoint: string;
  /** What went wrong; null when the call was answered. */
  problem: AdsErrorKind | null;
  /** Return code of the envelope; null when there was none. */
  returnCode: number | null;
  /** Null when nothing came back. */
  httpStatus: number | null;
  durationMs: number;
  /** TikTok's id of the answer; null when there was none. */
  requestId: string | null;
}

/** How many calls are kept. */
export const MOST_CALLS = 500;
