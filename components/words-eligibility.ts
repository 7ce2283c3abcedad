import { i18n } from '#i18n';
import type { Eligibility, Reason, Unchecked } from '../utils/domain/eligibility.ts';
import type { Named } from '../utils/domain/named-terms.ts';
import type { RemixSource } from '../utils/domain/post.ts';
import { formatList } from '../utils/platform/i18n.ts';

/** A fact as a sentence, and what to do about it as another. */
export interface Advice {
  why: string;
  next: string;
}

/** What is shown of a verdict: that nothing speaks against a post is no good news while nobody knows who can see it. */
export type ShownVerdict = Eligibility['verdict'] | 'unchecked';

/** The verdict as people see it. */
export function shownVerdict({ verdict, unknown }: Eligibility): ShownVerdict {
  return verdict === 'fine' && unknown.includes('audience') ? 'unchecked' : verdict;
}

/** The verdict in a few words: keys for `i18n.t`. */
export const VERDICT_WORDS = {
  fine: 'eligibility.verdict.fine',
  care: 'eligibility.verdict.care',
  cannot: 'eligibility.verdict.cannot',
  unchecked: 'eligibility.verdict.unchecked',
} as const satisfies Record<ShownVerdict, string>;

/** Reasons whose sentences hold no names. */
const REASON_WORDS = {
  gone: { why: 'eligibility.gone.why', next: 'eligibility.gone.next' },
  private: { why: 'eligibility.private.why', next: 'eligibility.private.next' },
  'friends-only': { why: 'eligibility.friendsOnly.why', next: 'eligibility.friendsOnly.next' },
  story: { why: 'eligibility.story.why', next: 'eligibility.story.next' },
  'carousel-duet': { why: 'eligibility.carouselDuet.why', next: 'eligibility.carouselDuet.next' },
  'duet-of-duet': { why: 'eligibility.duetOfDuet.why', next: 'eligibility.duetOfDuet.next' },
  'several-mentions': {
    why: 'eligibility.severalMentions.why',
    next: 'eligibility.severalMentions.next',
  },
  'sound-not-cleared': {
    why: 'eligibility.soundNotCleared.why',
    next: 'eligibility.soundNotCleared.next',
  },
  'mentions-post': { why: 'eligibility.mentionsPost.why', next: 'eligibility.mentionsPost.next' },
  'too-long': { why: 'eligibility.tooLong.why', next: 'eligibility.tooLong.next' },
  'topview-length': {
    why: 'eligibility.topviewLength.why',
    next: 'eligibility.topviewLength.next',
  },
  'topview-photo': { why: 'eligibility.topviewPhoto.why', next: 'eligibility.topviewPhoto.next' },
} as const satisfies Record<Exclude<Reason['kind'], 'two-owners' | 'undisclosed'>, Advice>;

const UNCHECKED_WORDS = {
  audience: 'eligibility.fact.audience',
  sound: 'eligibility.fact.sound',
  length: 'eligibility.fact.length',
  remix: 'eligibility.fact.remix',
  disclosure: 'eligibility.fact.disclosure',
} as const satisfies Record<Unchecked, string>;

const HOW_WORDS = {
  duet: 'remix.how.duet',
  stitch: 'remix.how.stitch',
  remix: 'remix.how.remix',
} as const satisfies Record<RemixSource['how'], string>;

/** What speaks against asking for a post, and what to do. */
export function reasonWords(reason: Reason): Advice {
  if (reason.kind === 'two-owners') return twoOwnersWords(reason.how, reason.handle);
  if (reason.kind === 'undisclosed') {
    return {
      why: i18n.t('eligibility.undisclosed.why', { name: nameWords(reason.named) }),
      next: i18n.t('eligibility.undisclosed.next'),
    };
  }
  const { why, next } = REASON_WORDS[reason.kind];
  return { why: i18n.t(why), next: i18n.t(next) };
}

/** That somebody else owns what a post was made from; null as handle where the page does not name them. */
export function twoOwnersWords(how: RemixSource['how'], handle: string | null): Advice {
  if (handle === null) {
    return {
      why: i18n.t('eligibility.twoOwnersUnknown.why', { how: howWords(how) }),
      next: i18n.t('eligibility.twoOwnersUnknown.next'),
    };
  }
  return {
    why: i18n.t('eligibility.twoOwners.why', { how: howWords(how), handle }),
    next: i18n.t('eligibility.twoOwners.next', { handle }),
  };
}

/** "Not checked: length and disclosure label"; null when everything was. */
export function uncheckedWords(unknown: Unchecked[]): string | null {
  if (unknown.length === 0) return null;
  const facts = formatList(unknown.map((fact) => i18n.t(UNCHECKED_WORDS[fact])));
  return i18n.t('eligibility.unchecked', { facts });
}

/** "a duet". */
export function howWords(how: RemixSource['how']): string {
  return i18n.t(HOW_WORDS[how]);
}

/** Something of ours as it stands in a post: `@handle`, `#hashtag`, or a word in quotes. */
export function nameWords({ what, name }: Named): string {
  switch (what) {
    case 'handle':
      return `@${name}`;
    case 'hashtag':
      return `#${name}`;
    case 'word':
      return i18n.t('look.word', { word: name });
  }
}
