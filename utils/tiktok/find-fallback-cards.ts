import { parsePostUrl } from '../domain/post-url.ts';
import type { Card } from './find-cards.ts';
import type { CompiledRules } from './page-rules.ts';
import { PLAYER_ID } from './selectors.ts';
import type { Surface } from './surfaces.ts';

/** As deep as players lie in their slots, with some to spare (captures 2025-12). */
const MAX_LEVELS = 16;

/** Parts of a page that link to posts without showing them as cards. */
const ASIDE = 'nav,header,footer,[role="dialog"]';

/** Surfaces that show posts one by one, with a player each. */
const FEEDS: readonly Surface[] = ['for-you', 'following', 'single-post'];

/**
 * Finds cards without any card rule, for the day that TikTok renames them: around each link to a post or player in the
 * main part, the largest element that holds nothing of another post. Never a link itself, nor what a rule finds.
 */
export function findFallbackCards(
  root: ParentNode,
  surface: Surface,
  { any }: CompiledRules,
): Card[] {
  if (surface === 'other' || surface === 'search-users') return [];
  const main = root.querySelector(any('main')) ?? root;
  const aside = `${any('talk')},${ASIDE}`;
  const namers = [...main.querySelectorAll(`${any('postLink')},${any('player')}`)].flatMap(
    (node) => {
      const player = PLAYER_ID.exec(node.id)?.[1];
      const itemId = player ?? parsePostUrl(node.getAttribute('href') ?? '')?.itemId;
      const inside = (node.closest('a') ?? node).parentElement;
      if (!itemId || !inside || inside.closest(aside)) return [];
      return [{ itemId, inside, isPlayer: player !== undefined }];
    },
  );
  const holders = findHolders(namers, main);
  const cards = new Map<Element, Card>();
  for (const { itemId, inside, isPlayer } of namers) {
    const element = largestOf(inside, (holder) => holders.get(holder) === itemId);
    if (!element || inside.closest(any('cards'))) continue;
    const layout = isPlayer && FEEDS.includes(surface) ? 'feed' : 'grid';
    cards.set(element, { element, layout, rule: null });
  }
  return [...cards.values()];
}

/** Elements around what names posts, with the post they hold; null for several posts. */
function findHolders(
  namers: readonly { itemId: string; inside: Element }[],
  main: ParentNode,
): Map<Element, string | null> {
  const holders = new Map<Element, string | null>();
  for (const { itemId, inside } of namers) {
    let at: Element | null = inside;
    for (let level = 0; at && at !== main && level < MAX_LEVELS; level += 1) {
      const held = holders.get(at);
      holders.set(at, held === undefined || held === itemId ? itemId : null);
      at = at.parentElement;
    }
  }
  return holders;
}

function largestOf(inside: Element, isOne: (element: Element) => boolean): Element | null {
  let largest: Element | null = null;
  for (let at: Element | null = inside; at && isOne(at); at = at.parentElement) largest = at;
  return largest;
}
