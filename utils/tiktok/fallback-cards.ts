import type { Card } from './find-cards.ts';
import { findFallbackCards } from './find-fallback-cards.ts';
import type { CompiledRules } from './page-rules.ts';
import { readPlace } from './surfaces.ts';

/** Looks in vain after which a page is taken for one without posts. */
const MAX_MISSES = 30;

/** Cards that no rule finds, while they are looked for. */
export class FallbackCards {
  #cards: Map<Element, Card> | null = null;
  #misses = 0;

  start(): void {
    this.#cards ??= new Map();
    this.#misses = 0;
  }

  end(): void {
    this.#cards = null;
  }

  /** The element as a card; null when it is none, or they are not looked for. */
  get(element: Element): Card | null {
    return this.#cards?.get(element) ?? null;
  }

  /** Looks at the page anew and has the cards watched. */
  look(
    page: Document,
    rules: CompiledRules,
    sight: Pick<IntersectionObserver, 'observe' | 'unobserve'>,
  ): void {
    const known = this.#cards;
    if (!known) return;
    const { surface } = readPlace(page, page.location.href, rules);
    const cards = findFallbackCards(page, surface, rules);
    this.#cards = new Map(cards.map((card) => [card.element, card]));
    // What held one post may hold several by now.
    for (const element of known.keys()) if (!this.#cards.has(element)) sight.unobserve(element);
    for (const element of this.#cards.keys()) if (!known.has(element)) sight.observe(element);
    this.#misses = cards.length === 0 ? this.#misses + 1 : 0;
    // The page was only slow, or holds no posts: to look at all of it again and again would be felt.
    const isVain = this.#misses > MAX_MISSES || page.querySelector(rules.any('cards'));
    if (cards.length === 0 && isVain) this.end();
  }
}
