import type { AdsTrouble } from '../domain/ads-trouble.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { AdsErrorKind, RefusalReason } from '../domain/refusal.ts';

/** What is known of a failure besides its kind. Never TikTok's own text: it may echo a code. */
export interface AdsErrorFacts {
  /** The endpoint's path, e.g. `/tt_video/authorize/`. */
  endpoint: string;
  /** Return code of the envelope (HTTP is 200 for application errors); null when there was none. */
  returnCode?: number | null;
  httpStatus?: number | null;
  /** TikTok's id of this answer, for its support. */
  requestId?: string | null;
  /** What it was in detail, for words; missing where only the kind is known. */
  trouble?: AdsTrouble;
  /** Only with kind `refused`, and only for a Spark code. */
  reason?: RefusalReason;
  /** Only with kind `rate-limited`: which limit, as far as the return code tells. */
  limit?: 'app' | 'advertiser';
  /** Only with kind `rate-limited`, when our own count held the call back: it may go out from then on. */
  retryAt?: EpochMs;
}

/** Any failure of the ads backend. `kind` alone decides what is done next. */
export class AdsError extends Error {
  override readonly name = 'AdsError';
  readonly kind: AdsErrorKind;
  readonly facts: AdsErrorFacts;

  constructor(kind: AdsErrorKind, facts: AdsErrorFacts) {
    super(`${kind} at ${facts.endpoint} (return code ${facts.returnCode ?? 'none'})`);
    this.kind = kind;
    this.facts = facts;
  }

  /** What it says of an ad account that cannot work because of it. */
  get problem(): { kind: AdsErrorKind; trouble?: AdsTrouble } {
    const { trouble } = this.facts;
    return { kind: this.kind, ...(trouble && { trouble }) };
  }
}
