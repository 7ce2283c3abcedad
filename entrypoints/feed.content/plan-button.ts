import { readHandle, scopeOf, wrapperOf } from '../../utils/tiktok/card-words.ts';
import type { Card } from '../../utils/tiktok/find-cards.ts';
import { findSpot, type Spot } from '../../utils/tiktok/find-spot.ts';
import { identifyCard, type Identity, type PageView } from '../../utils/tiktok/identify-card.ts';

/** What a card gets. */
export interface ButtonPlan {
  card: Card;
  /** Null when it cannot be told, and so gets no button. */
  itemId: string | null;
  /** The creator's handle; null where the page does not tell. */
  handle: string | null;
  identity: Identity;
  /** Null when there is nothing to place. */
  spot: Spot | null;
  /** Whether the button needs its parent to be positioned first. */
  mustAnchor: boolean;
}

/** Reads a card and decides; changes nothing. */
export function planButton(card: Card, view: PageView): ButtonPlan {
  const around = wrapperOf(card, view.rules);
  const identity = identifyCard(card, view, around);
  if (!identity.ok)
    return { card, itemId: null, handle: null, identity, spot: null, mustAnchor: false };
  const spot = findSpot(card, view.rules, card.layout === 'grid' ? around : undefined);
  const mustAnchor = isStatic(spot.parent);
  const handle = handleOf(card, identity, view);
  return { card, itemId: identity.itemId, handle, identity, spot, mustAnchor };
}

/** From the link for nothing; cards without one are few, and pay for a look at their words. */
function handleOf(
  card: Card,
  { itemId, link }: Extract<Identity, { ok: true }>,
  { cache, rules }: PageView,
): string | null {
  return link?.handle ?? cache.get(itemId)?.handle ?? readHandle(scopeOf(card, rules), rules);
}

/** Whether elements of a class are positioned: looked up once a class, for it may make the browser style the page. */
const known = new Map<string, boolean>();

/** What is positioned by us now. */
const anchored = new WeakSet<Element>();

/** A button needs a positioned parent; the page's tiles nearly always are. */
function isStatic(parent: Element): boolean {
  // Positioned by us, for a button that the page has thrown out meanwhile: its next one needs it anew.
  if (anchored.has(parent)) return true;
  const hasStyle = parent instanceof HTMLElement && parent.hasAttribute('style');
  const inline = hasStyle ? parent.style.position : '';
  if (inline !== '') return inline === 'static';
  const { className } = parent;
  const before = className === '' ? undefined : known.get(className);
  if (before !== undefined) return before;
  const { position } = getComputedStyle(parent);
  // Not in the page by now: it has no style at all, and says nothing of others of its class.
  if (position === '') return false;
  const isNow = position === 'static';
  // Until the page is loaded its styles may still be on their way.
  if (document.readyState === 'complete') known.set(className, isNow);
  return isNow;
}

/** Positions a parent of ours-to-be, which moves nothing, and gives back what undoes it. */
export function anchor(parent: Element): (() => void) | null {
  if (!(parent instanceof HTMLElement)) return null;
  if (anchored.has(parent) && parent.style.position === 'relative') return null;
  const before = parent.style.position;
  parent.style.position = 'relative';
  anchored.add(parent);
  return () => {
    parent.style.position = before;
    anchored.delete(parent);
  };
}
