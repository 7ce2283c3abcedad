import { parsePostUrl, type PostLink } from '../domain/post-url.ts';
import { readCardHint } from './card-words.ts';
import type { Card } from './find-cards.ts';
import type { PostCache } from './post-cache.ts';
import { FEED_FILLING, LIVE_LINK, PLAYER, PLAYER_ID, POST_LINK, TALK } from './selectors.ts';
import type { Place } from './surfaces.ts';

/** Which of the independent sources gave the id. */
export type IdFrom = 'link' | 'wrapper' | 'url' | 'cache';

/**
 * Why a card gets no button: `empty` is a slot without a post, `conflicting-ids` means that two sources disagree,
 * `not-a-post` is a live video, `no-id` means that no source knows.
 */
export type UnreadReason = 'empty' | 'conflicting-ids' | 'not-a-post' | 'no-id';

/** What a card is read against. */
export interface PageView {
  /** Only asked for by cards that do not name their post themselves, so that a grid never pays for it. */
  place(): Place;
  cache: PostCache;
}

/** Which post a card shows. */
export type Identity =
  | { ok: true; itemId: string; idFrom: IdFrom; link: PostLink | null }
  | { ok: false; reason: UnreadReason };

/**
 * Tells which post a card shows: by its link, else by its player, else by the page's address, else by what the
 * document said. Sources that disagree give no answer: no button is better than a wrong one.
 */
export function identifyCard(card: Card, view: PageView): Identity {
  const { links, players } = namedPosts(card);
  const ids = new Set(players);
  for (const { itemId } of links) ids.add(itemId);
  const addressed = card.layout === 'detail' ? view.place().addressed : null;
  if (addressed) ids.add(addressed.itemId);
  const [itemId] = ids;
  if (ids.size > 1) return { ok: false, reason: 'conflicting-ids' };
  if (itemId !== undefined) {
    const idFrom = links.length > 0 ? 'link' : players.length > 0 ? 'wrapper' : 'url';
    return { ok: true, itemId, idFrom, link: links[0] ?? (idFrom === 'url' ? addressed : null) };
  }
  return isEmpty(card) ? { ok: false, reason: 'empty' } : identifyByPage(card, view);
}

/** For cards that hold no id of their own. */
function identifyByPage(card: Card, view: PageView): Identity {
  if (card.element.querySelector(LIVE_LINK)) return { ok: false, reason: 'not-a-post' };
  const hint = card.layout === 'feed' ? readCardHint(card.element) : null;
  if (!hint) return { ok: false, reason: 'no-id' };
  const place = view.place();
  const { addressed } = place;
  const isAddressed =
    place.surface === 'single-post' &&
    place.isSettled &&
    addressed?.handle === hint.handle &&
    isOnlyFilledSlot(card.element);
  if (addressed && isAddressed)
    return { ok: true, itemId: addressed.itemId, idFrom: 'url', link: addressed };
  const match = view.cache.match(hint);
  return match
    ? { ok: true, itemId: match.itemId, idFrom: 'cache', link: null }
    : { ok: false, reason: 'no-id' };
}

function isEmpty({ element, layout }: Card): boolean {
  switch (layout) {
    case 'feed':
      return element.querySelector(FEED_FILLING) === null;
    case 'grid':
      return element.querySelector('a[href]') === null;
    case 'related':
      return element.querySelector(POST_LINK) === null;
    case 'detail':
      return false;
  }
}

/** The posts that the card's links and players name, found in one walk. */
function namedPosts({ element, layout }: Card): { links: PostLink[]; players: string[] } {
  const [links, players]: [PostLink[], string[]] = [[], []];
  for (const node of element.querySelectorAll(NAMING)) {
    const player = PLAYER_ID.exec(node.id)?.[1];
    const link = player ? null : parsePostUrl(node.getAttribute('href') ?? '');
    if (player) players.push(player);
    // Only cards of the feed hold the creator's words.
    else if (link && !(layout === 'feed' && node.closest(TALK))) links.push(link);
  }
  return { links, players };
}

const NAMING = `${POST_LINK}, ${PLAYER}`;

function isOnlyFilledSlot(card: Element): boolean {
  const slots = [...(card.parentElement?.children ?? [])];
  return slots.every((slot) => slot === card || slot.querySelector(FEED_FILLING) === null);
}
