import { RENEWALS_LATIN } from './kit-renewals-latin.ts';
import { RENEWALS_MORE } from './kit-renewals-more.ts';
import { RENEWALS_ALPHABETS } from './kit-renewals-other.ts';
import { KIT_ALPHABETS } from './kit-texts-other.ts';
import { KIT_LATIN } from './kit-texts-latin.ts';

/** The messages of one language, a line an entry; `{handle}`, `{url}`, `{days}`, `{brand}`, `{scout}` are filled in. */
export interface KitText {
  brandBlank: string;
  scoutBlank: string;
  ask: readonly string[];
  steps: readonly string[];
}

/** The messages about a post that ran already. Besides the above, `{ending}` is filled in with `ends` or `ended`. */
export interface KitRenewal {
  /** Beside "ends soon", with a space before it where the language has one; `{date}` is filled in. */
  ends: string;
  ended: string;
  /** Before the end: the same code is extended. */
  extend: Pick<KitText, 'ask' | 'steps'>;
  /** After it: the same code is extended, or a new one made. */
  after: Pick<KitText, 'ask' | 'steps'>;
  /** "May we?" after the creator took it back; the steps are those of the first time, for a new code. */
  again: readonly string[];
}

/**
 * The messages in every language we write. The in-app path and what the creator confirms follow the help pages
 * collected in the API reference, section 9 (2026-11-22).
 */
export const KIT_TEXTS = { ...KIT_LATIN, ...KIT_ALPHABETS };
export const KIT_RENEWALS = { ...RENEWALS_LATIN, ...RENEWALS_MORE, ...RENEWALS_ALPHABETS };
