import type { Source } from './authorization.ts';
import type { EpochMs } from './clock.ts';

/** What the rights ledger records. Past tense: it has happened. */
export type HistoryType =
  | 'saved'
  | 'asked'
  | 'ask-taken-back'
  | 'agreed'
  | 'declined'
  | 'unanswered'
  | 'withdrawn'
  | 'deleted'
  | 'restored'
  | 'undone'
  | 'days-changed'
  | 'code-received'
  | 'code-identified'
  | 'code-moved'
  | 'code-refused'
  | 'code-sent'
  | 'code-applied'
  | 'code-not-applied'
  | 'outcome-uncertain'
  | 'marked-applied'
  | 'window-confirmed'
  | 'window-contradicted'
  | 'window-extended'
  /** `{days}`: that many days are left; 0 at the end. */
  | 'window-ends-soon'
  /** `{endsAt, adEndsAt}`: the ad is to run longer than the window. */
  | 'window-ends-before-ad'
  /** `{itemStatus}`: the post was deleted, made private or taken down. */
  | 'post-gone'
  /** Found in an ad account, where somebody authorised it without us. */
  | 'found-elsewhere'
  | 'ad-end-changed'
  /** The credential was removed after TikTok had confirmed it. */
  | 'code-forgotten'
  /** A code was removed whose fate is not known: TikTok may have taken it. */
  | 'code-removed-uncertain'
  | 'lapsed'
  /** `{why: 'not-listed'}` where it left the ad account's list: by its creator or by somebody else. */
  | 'revoked';

/** One line of the append-only history: who did what, when. Never holds a code. */
export interface HistoryEvent {
  /** Given by the database. */
  seq?: number;
  requestId: string | null;
  itemId: string | null;
  type: HistoryType;
  at: EpochMs;
  by: Source;
  /** Small facts such as `{channel: 'dm'}` or `{reason: 'code-expired'}`; never free text from TikTok. */
  detail: Record<string, string | number | boolean | null>;
}
