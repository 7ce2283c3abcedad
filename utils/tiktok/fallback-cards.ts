import type { Card } from './find-cards.ts';
import { findFallbackCards } from './find-fallback-cards.ts';
import type { CompiledRules } from './page-rules.ts';
import { readPlace } from './surfaces.ts';

/** Cards that no rule finds, while they are looked for. */
export class FallbackCards {
  #cards: Map<Element, Card> | null = null;

  start(): void {
    this.#cards ??= new Map();
  }

  end(): void {
    this.#cards = null;
  }

  /** The element as a card; null when it is none, or they are not looked for. */
  get(element: Element): Card | null {
    return this.#cards?.get(element) ?? null;
  }

  /** Looks at the page anew and has the cards watched. */
  look(page: Document, rules: CompiledRules, sight: IntersectionObserver): void {
    const known = this.#cards;
    if (!known) return;
    const { surface } = readPlace(page, page.location.href, rules);
    const cards = findFallbackCards(page, surface, rules);
    this.#cards = new Map(cards.map((card) => [card.element, card]));
    // What held one post may hold several by now.
    for (const element of known.keys()) if (!this.#cards.has(element)) sight.unobserve(element);
    for (const element of this.#cards.keys()) if (!known.has(element)) sight.observe(element);
    // The page was only slow: to look at all of it again and again would be felt.
    if (cards.length === 0 && page.querySelector(rules.any('cards'))) this.end();
  }
}
