import type { AdsTrouble } from './ads-trouble.ts';
import type { AdsErrorKind } from './refusal.ts';

/** What a token can do in an ad account; `unknown` where only a write would tell. */
export type Ability = 'yes' | 'no' | 'unknown';

/** One ad account as the connection test found it. */
export interface TestedAccount {
  advertiserId: string;
  label: string;
  /** As TikTok writes it, e.g. `STATUS_ENABLE`; null when it could not be read. */
  status: string | null;
  currency: string | null;
  timezone: string | null;
  can: {
    readAccount: Ability;
    /** Scope 690: see which post a code opens. */
    previewCodes: Ability;
    /** Scope 691: list authorised posts, and apply codes. Listing is tried; applying never is. */
    listPosts: Ability;
    applyCodes: Ability;
  };
  /** Why this account cannot be used; null when it can. */
  problem: { kind: AdsErrorKind; trouble?: AdsTrouble } | null;
}

/** The answer of connecting and of testing. */
export interface ConnectionReport {
  accounts: TestedAccount[];
}
