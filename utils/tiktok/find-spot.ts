import { scopeOf } from './card-words.ts';
import type { Card } from './find-cards.ts';
import type { CompiledRules } from './page-rules.ts';

/** `column` is a round button among the page's own, `corner` lies over a tile, `small` over a little picture. */
export type Shape = 'column' | 'corner' | 'small';

/** Where the button of a card goes. Never inside a link: a click there is the page's. */
export interface Spot {
  parent: Element;
  shape: Shape;
  put(button: Element): void;
}

/** Finds the place for a card's button. Other extensions put nodes of their own everywhere, so no position is counted. */
export function findSpot(card: Card, rules: CompiledRules): Spot {
  const { element, layout } = card;
  switch (layout) {
    case 'feed':
      return inActionBar(element, rules) ?? endOf(element, 'corner');
    case 'detail':
      return (
        besideLike(scopeOf(card, rules), rules) ?? endOf(element.parentElement ?? element, 'corner')
      );
    case 'grid':
      return endOf(scopeOf(card, rules), 'corner');
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
  return { parent, shape, put: (button) => parent.append(button) };
}

function inActionBar(card: Element, { any }: CompiledRules): Spot | null {
  const parent = card.querySelector(any('actionBar'));
  if (!parent || parent.closest('a')) return null;
  const sound = childHolding(parent, any('soundLink'));
  if (sound) return { parent, shape: 'column', put: (button) => sound.before(button) };
  const avatar = childHolding(parent, any('avatar'));
  if (avatar) return { parent, shape: 'column', put: (button) => avatar.after(button) };
  return endOf(parent, 'column');
}

function besideLike(scope: Element, { any }: CompiledRules): Spot | null {
  const parent = scope.querySelector(any('likeIcon'))?.closest('button')?.parentElement;
  return parent ? endOf(parent, 'column') : null;
}

/** The child of `bar` that is or holds what the selector finds. */
function childHolding(bar: Element, selector: string): Element | null {
  let node = bar.querySelector(selector);
  while (node && node.parentElement !== bar) node = node.parentElement;
  return node;
}
