import { ANY_CARD, CARDS, type Layout } from './selectors.ts';

/** An element that stands for a post, or could: feed slots are cards even while they are empty. */
export interface Card {
  element: Element;
  layout: Layout;
}

/** Every card inside a node, in the order of the page. */
export function findCards(root: ParentNode): Card[] {
  return [...root.querySelectorAll(ANY_CARD)].flatMap((element) => toCard(element) ?? []);
}

/** The element as a card; null when it is none. */
export function toCard(element: Element): Card | null {
  const kind = CARDS.find(({ selector }) => element.matches(selector));
  return kind ? { element, layout: kind.layout } : null;
}
