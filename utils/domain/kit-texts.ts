import { KIT_ALPHABETS } from './kit-texts-other.ts';
import { KIT_LATIN } from './kit-texts-latin.ts';

/** The messages of one language, a line an entry; `{handle}`, `{url}`, `{days}`, `{brand}`, `{scout}` are filled in. */
export interface KitText {
  brandBlank: string;
  scoutBlank: string;
  ask: readonly string[];
  steps: readonly string[];
}

/**
 * The messages in every language we write. The in-app path and what the creator confirms follow the help pages
 * collected in the API reference, section 9 (2026-11-22).
 */
export const KIT_TEXTS = { ...KIT_LATIN, ...KIT_ALPHABETS };
