import { ARABIC } from './ar.ts';
import { SPANISH, type Word } from './es.ts';
import { FRENCH } from './fr.ts';
import { JAPANESE } from './ja.ts';

/** The languages of the page. English is the one that the templates are written in. */
export const LANGUAGES = ['en', 'es', 'fr', 'ar', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

const WORDS: Record<Exclude<Language, 'en'>, Record<Word, string>> = {
  es: SPANISH,
  fr: FRENCH,
  ar: ARABIC,
  ja: JAPANESE,
};

// A page has one language from its first byte to its last, so views need not hand it to each other.
let current: Language = 'en';
let countsLike: Language = 'en';

/** The language of a name such as `es`; English for all that the page does not speak. */
export function toLanguage(name: string | null): Language {
  return LANGUAGES.find((language) => language === name) ?? 'en';
}

/** What views are drawn in from now on (in the page's own script); `counts`: whose way of shortening numbers. */
export function speak(language: Language, counts: Language = language): void {
  current = language;
  countsLike = counts;
}

/** What views are drawn in. */
export function spoken(): Language {
  return current;
}

/** Whose way of shortening numbers views use. */
export function countLanguage(): Language {
  return countsLike;
}

/** Draws in a language and goes back to the one before (on the server, which serves all of them). */
export function drawIn<T>(language: Language, draw: () => T, counts: Language = language): T {
  const before = [current, countsLike] as const;
  speak(language, counts);
  try {
    return draw();
  } finally {
    speak(...before);
  }
}

/** A word of the page in the page's language; `{name}` and the like are filled in. */
export function say(word: Word, values: Record<string, string> = {}): string {
  const text = current === 'en' ? word : WORDS[current][word];
  return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}

/** Which way the page's language runs. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
