import { scopeOf } from './card-words.ts';
import type { Card } from './find-cards.ts';
import { ACTION_BAR, AVATAR, LIKE_ICON, RELATED_COVER, SOUND_LINK } from './selectors.ts';

/** `column` is a round button among the page's own, `corner` lies over a tile, `small` over a little picture. */
export type Shape = 'column' | 'corner' | 'small';

/** Where the button of a card goes. Never inside a link: a click there is the page's. */
export interface Spot {
  parent: Element;
  shape: Shape;
  put(button: Element): void;
}

/** Finds the place for a card's button. Other extensions put nodes of their own everywhere, so no position is counted. */
export function findSpot(card: Card): Spot {
  const { element, layout } = card;
  switch (layout) {
    case 'feed':
      return inActionBar(element) ?? endOf(element, 'corner');
    case 'detail':
      return besideLike(scopeOf(card)) ?? endOf(element.parentElement ?? element, 'corner');
    case 'grid':
      return endOf(scopeOf(card), 'corner');
    case 'related':
      return endOf(element.querySelector(RELATED_COVER) ?? element, 'small');
  }
}

function endOf(parent: Element, shape: Shape): Spot {
  return { parent, shape, put: (button) => parent.append(button) };
}

function inActionBar(card: Element): Spot | null {
  const parent = card.querySelector(ACTION_BAR);
  if (!parent) return null;
  const sound = childHolding(parent, SOUND_LINK);
  if (sound) return { parent, shape: 'column', put: (button) => sound.before(button) };
  const avatar = childHolding(parent, AVATAR);
  if (avatar) return { parent, shape: 'column', put: (button) => avatar.after(button) };
  return endOf(parent, 'column');
}

function besideLike(scope: Element): Spot | null {
  const parent = scope.querySelector(LIKE_ICON)?.closest('button')?.parentElement;
  return parent ? endOf(parent, 'column') : null;
}

/** The child of `bar` that is or holds what the selector finds. */
function childHolding(bar: Element, selector: string): Element | null {
  let node = bar.querySelector(selector);
  while (node && node.parentElement !== bar) node = node.parentElement;
  return node;
}
