import { scopeOf } from './card-words.ts';
import type { Card } from './find-cards.ts';
import type { CompiledRules } from './page-rules.ts';

/**
 * `column` is a round button above the page's own, `corner` lies over a tile, `small` over a little picture, `player`
 * over a large one, below the page's own buttons in its corner.
 */
export type Shape = 'column' | 'corner' | 'small' | 'player';

/**
 * Where the button of a card goes: at the end of `parent`, over the page and never in its flow, so that nothing moves.
 * Never inside a link: a click there is the page's.
 */
export interface Spot {
  parent: Element;
  shape: Shape;
}

/** Finds the place for a card's button. Other extensions put nodes of their own everywhere, so no position is counted. */
export function findSpot(card: Card, rules: CompiledRules, scope = scopeOf(card, rules)): Spot {
  const { element, layout } = card;
  switch (layout) {
    case 'feed':
      return inActionBar(element, rules) ?? endOf(element, 'corner');
    case 'detail':
      return endOf(element, 'player');
    case 'grid':
      return endOf(scope, 'corner');
    case 'mobile':
      return endOf(element, 'corner');
    case 'related':
      return endOf(element.querySelector(rules.any('relatedCover')) ?? element, 'small');
  }
}

/** At the end of an element, or of what lies around its link: rules that somebody mended may point into one. */
function endOf(element: Element, shape: Shape): Spot {
  let parent = element;
  for (let link = parent.closest('a'); link?.parentElement; link = parent.closest('a'))
    parent = link.parentElement;
  return { parent, shape };
}

function inActionBar(card: Element, { any }: CompiledRules): Spot | null {
  const parent = card.querySelector(any('actionBar'));
  return parent ? endOf(parent, 'column') : null;
}
