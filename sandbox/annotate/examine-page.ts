import { type Card, findCards } from '../../utils/tiktok/find-cards.ts';
import { findFallbackCards } from '../../utils/tiktok/find-fallback-cards.ts';
import { findSpot } from '../../utils/tiktok/find-spot.ts';
import { scopeOf } from '../../utils/tiktok/card-words.ts';
import { identifyCard } from '../../utils/tiktok/identify-card.ts';
import type { CompiledRules } from '../../utils/tiktok/page-rules.ts';
import type { PostCache } from '../../utils/tiktok/post-cache.ts';
import { readPlace } from '../../utils/tiktok/surfaces.ts';

/** How often each name was counted. */
export type Tally = Record<string, number>;

/** Which rules read a page, and what could become a rule where none did. */
export interface Examination {
  /** By source of the id. */
  idFrom: Tally;
  /** Cards without an id, by reason; empty slots too. */
  unread: Tally;
  /** By the selector that found the card. */
  cardRules: Tally;
  /** By the selector that gave the creator of a readable card; `link` where the post's own link did. */
  authorRules: Tally;
  /** By the selector that gave the caption of a readable card. */
  captionRules: Tally;
  /** By shape of the button, of readable cards. */
  spots: Tally;
  /** What the fallback finds where no card rule does. */
  fallbackCards: number;
  /** `data-e2e` values and component names around posts that no card rule finds. */
  candidates: Tally;
}

/** Reads every card of a page once more and writes down what won. */
export function examinePage(
  page: Document,
  url: string,
  cache: PostCache,
  rules: CompiledRules,
): Examination {
  const place = readPlace(page, url, rules);
  const view = { place: () => place, cache, rules };
  const cards = findCards(page, rules);
  const read = cards.map((card) => ({ card, identity: identifyCard(card, view) }));
  const readable = read.flatMap(({ card, identity }) => (identity.ok ? { card, identity } : []));
  const fallback = findFallbackCards(page, place.surface, rules);
  return {
    idFrom: tally(readable.map(({ identity }) => identity.idFrom)),
    unread: tally(read.flatMap(({ identity }) => (identity.ok ? [] : identity.reason))),
    cardRules: tally(
      cards.map(({ rule }) => rules.rules.cards[rule ?? -1]?.selector ?? 'fallback'),
    ),
    authorRules: tally(
      readable.map(({ card, identity }) => (identity.link ? 'link' : authorRule(card, rules))),
    ),
    captionRules: tally(readable.map(({ card }) => firstMatch(card, rules.rules.talk, rules))),
    spots: tally(readable.map(({ card }) => findSpot(card, rules).shape)),
    fallbackCards: fallback.length,
    candidates: tally(fallback.flatMap(({ element }) => namesAround(element))),
  };
}

function authorRule(card: Card, rules: CompiledRules): string {
  return firstMatch(card, [...rules.rules.authorLinks, ...rules.rules.authorNames], rules);
}

function firstMatch(card: Card, selectors: readonly string[], rules: CompiledRules): string {
  const scope = scopeOf(card, rules);
  return selectors.find((selector) => scope.querySelector(selector)) ?? 'none';
}

/** Names that a new rule could use, from the card inwards to its links and outwards to its list. */
function namesAround(card: Element): string[] {
  const inside = [...card.querySelectorAll('[data-e2e], [class]')];
  const around = [card.parentElement, card, ...inside].filter((element) => element !== null);
  return [...new Set(around.flatMap(namesOf))];
}

function namesOf(element: Element): string[] {
  const e2e = element.getAttribute('data-e2e');
  const components = [...element.classList].flatMap((name) => /-([A-Z]\w+)$/.exec(name)?.[1] ?? []);
  return [
    ...(e2e ? [`[data-e2e="${e2e}"]`] : []),
    ...components.map((name) => `[class*="${name}"]`),
  ];
}

function tally(names: readonly string[]): Tally {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([, one], [, other]) => other - one));
}
