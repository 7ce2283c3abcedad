import type { KitLanguage } from './kit-language.ts';
import { KIT_TEXTS } from './kit-texts.ts';
import type { CodeDays } from './request.ts';

/** The two messages of one request. Two, because code steps in a cold first message read as a scam. */
export interface MessageKit {
  language: KitLanguage;
  /** "May we?" */
  ask: string;
  /** After the yes: the exact steps in the app, and what the creator confirms. */
  steps: string;
}

/** What the messages speak of. */
export interface KitFacts {
  /** Without `@`; null where unknown. */
  handle: string | null;
  postUrl: string;
  days: CodeDays;
  /** May be empty: then a blank to fill in stands there. */
  brand: string;
  scout: string;
}

/** Writes both messages in one language. */
export function writeKit(facts: KitFacts, language: KitLanguage): MessageKit {
  const texts = KIT_TEXTS[language];
  const values: Record<string, string> = {
    handle: facts.handle === null ? '' : ` @${facts.handle}`,
    url: facts.postUrl,
    days: String(facts.days),
    brand: facts.brand.trim() || texts.brandBlank,
    scout: facts.scout.trim() || texts.scoutBlank,
  };
  return { language, ask: fill(texts.ask, values), steps: fill(texts.steps, values) };
}

function fill(lines: readonly string[], values: Record<string, string>): string {
  return lines.join('\n').replaceAll(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank);
}
