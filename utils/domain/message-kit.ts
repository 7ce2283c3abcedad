import type { EpochMs } from './clock.ts';
import type { KitLanguage } from './kit-language.ts';
import { KIT_RENEWALS, KIT_TEXTS, type KitText } from './kit-texts.ts';
import type { CodeDays } from './request.ts';
import type { Situation } from './situation.ts';

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
  /** `first` unless told otherwise. */
  situation?: Situation;
  /** When the window ends or ended; null or left out where that is not known for certain. */
  endsAt?: EpochMs | null;
}

/** Writes both messages in one language. */
export function writeKit(facts: KitFacts, language: KitLanguage): MessageKit {
  const { brandBlank, scoutBlank } = KIT_TEXTS[language];
  const { ask, steps } = textsFor(facts.situation ?? 'first', language);
  const values: Record<string, string> = {
    handle: facts.handle === null ? '' : ` @${facts.handle}`,
    url: facts.postUrl,
    days: String(facts.days),
    brand: facts.brand.trim() || brandBlank,
    scout: facts.scout.trim() || scoutBlank,
    ending: endingWords(facts, language),
  };
  return { language, ask: fill(ask, values), steps: fill(steps, values) };
}

function textsFor(situation: Situation, language: KitLanguage): Pick<KitText, 'ask' | 'steps'> {
  const first = KIT_TEXTS[language];
  const { extend, after, again } = KIT_RENEWALS[language];
  switch (situation) {
    case 'first':
      return first;
    case 'extend':
      return extend;
    case 'after':
      return after;
    case 'again':
      return { ask: again, steps: first.steps };
  }
}

function endingWords({ situation, endsAt = null }: KitFacts, language: KitLanguage): string {
  if (endsAt === null) return '';
  const { ends, ended } = KIT_RENEWALS[language];
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(endsAt);
  return fill([situation === 'extend' ? ends : ended], { date });
}

function fill(lines: readonly string[], values: Record<string, string>): string {
  return lines.join('\n').replaceAll(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank);
}
