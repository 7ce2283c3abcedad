import type { CompiledRules } from './page-rules.ts';
import type { Layout } from './selectors.ts';

/** An element that stands for a post, or could: feed slots are cards even while they are empty. */
export interface Card {
  element: Element;
  layout: Layout;
  /** Number of the rule that found it, in `rules.cards`; null for a card that was found without one. */
  rule: number | null;
}

/** Every card inside a node, in the order of the page. */
export function findCards(root: ParentNode, rules: CompiledRules): Card[] {
  return [...root.querySelectorAll(rules.any('cards'))].flatMap(
    (element) => toCard(element, rules) ?? [],
  );
}

/** The element as a card; null when it is none. */
export function toCard(element: Element, { rules, any }: CompiledRules): Card | null {
  const rule = rules.cards.findIndex(({ selector }) => element.matches(selector));
  const layout = rules.cards[rule]?.layout;
  // Names of two generations may stand on one post, one inside the other.
  const isBroad = layout === 'detail' || layout === 'mobile';
  const isInner = isBroad && element.parentElement?.closest(any('cards'));
  return layout && !isInner ? { element, layout, rule } : null;
}
