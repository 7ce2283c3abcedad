import { parsePostUrl, type PostLink } from '../domain/post-url.ts';
import { readCardHint, readHandle, scopeOf, wrapperOf } from './card-words.ts';
import type { Card } from './find-cards.ts';
import type { CompiledRules } from './page-rules.ts';
import { type CardHint, isAlike, type PostCache } from './post-cache.ts';
import { PLAYER_ID } from './selectors.ts';
import type { Place } from './surfaces.ts';

/** Which of the independent sources gave the id. */
export type IdFrom = 'link' | 'wrapper' | 'url' | 'cache';

/**
 * Why a card gets no button: `empty` is a slot without a post, `conflicting-ids` means that two sources disagree,
 * `not-a-post` is a live video, `ad` an advertisement, `photo` pictures that the page never names, `no-id` means that
 * no source knows.
 */
export type UnreadReason = 'empty' | 'conflicting-ids' | 'not-a-post' | 'ad' | 'photo' | 'no-id';

/** What a card is read against. */
export interface PageView {
  /** Only asked for by cards that do not name their post themselves, so that a grid never pays for it. */
  place(): Place;
  cache: PostCache;
  rules: CompiledRules;
}

/** Which post a card shows. */
export type Identity =
  | { ok: true; itemId: string; idFrom: IdFrom; link: PostLink | null }
  | { ok: false; reason: UnreadReason };

/**
 * Tells which post a card shows: by its link, else by its player, else by the page's address, else by what the
 * document said. Sources that disagree give no answer: no button is better than a wrong one.
 * @param around the card with its words (`wrapperOf`), where that is known already
 */
export function identifyCard(
  card: Card,
  view: PageView,
  around = wrapperOf(card, view.rules),
): Identity {
  const { links, players, isAd } = namedPosts(card, around, view.rules);
  if (isAd) return unread('ad');
  const ids = new Set(players);
  for (const { itemId } of links) ids.add(itemId);
  const isAddressed = card.layout === 'detail' || card.layout === 'mobile';
  const addressed = isAddressed ? view.place().addressed : null;
  if (addressed) ids.add(addressed.itemId);
  const [itemId] = ids;
  if (ids.size > 1) return unread('conflicting-ids');
  if (itemId === undefined) return isEmpty(card, view.rules) ? unread('empty') : byPage(card, view);
  const idFrom = links.length > 0 ? 'link' : players.length > 0 ? 'wrapper' : 'url';
  if (idFrom === 'url' && !fitsAddress(card, view)) return unread('conflicting-ids');
  return { ok: true, itemId, idFrom, link: links[0] ?? (idFrom === 'url' ? addressed : null) };
}

const unread = (reason: UnreadReason): Identity => ({ ok: false, reason });

/** Whether what is written on a card that only the address names does not speak against it. */
function fitsAddress(card: Card, view: PageView): boolean {
  const { rules } = view;
  const { addressed } = view.place();
  const shown = readHandle(scopeOf(card, rules), rules);
  const isSame = !shown || !addressed?.handle || addressed.handle === shown;
  return isSame && (card.layout !== 'mobile' || isOnlyOne(card, rules));
}

/** Further cards of the mobile page lead into the app and name no post; only the desktop's pages name their surface. */
function isOnlyOne({ element, rule }: Card, { rules, any }: CompiledRules): boolean {
  const page = element.ownerDocument;
  const selector = rules.cards[rule ?? -1]?.selector;
  if (selector === undefined || page.querySelector(any('main'))) return false;
  return [...page.querySelectorAll(selector)].every((other) => element.contains(other));
}

/** For cards that hold no id of their own. */
function byPage(card: Card, view: PageView): Identity {
  const { element, layout } = card;
  if (element.querySelector(view.rules.any('live'))) return unread('not-a-post');
  const hint = layout === 'feed' ? readCardHint(element, view.rules) : null;
  const { surface, isSettled, addressed } = view.place();
  const link = surface === 'single-post' && isSettled ? addressed : null;
  if (hint && link && isAddressed(element, hint, link, view))
    return { ok: true, itemId: link.itemId, idFrom: 'url', link };
  const match = hint && view.cache.match(hint);
  if (match) return { ok: true, itemId: match.itemId, idFrom: 'cache', link: null };
  return unread(element.querySelector(view.rules.any('photoPlayer')) ? 'photo' : 'no-id');
}

/** The address keeps naming the first post of a column while a person scrolls on, so it takes words to tell which. */
function isAddressed(card: Element, hint: CardHint, link: PostLink, view: PageView): boolean {
  if (link.handle !== hint.handle) return false;
  if (hint.caption !== '' && view.cache.match(hint, link.itemId)?.itemId === link.itemId)
    return true;
  const known = view.cache.get(link.itemId);
  return (!known || isAlike(known, hint)) && isOnlyFilledSlot(card, view.rules);
}

function isEmpty({ element, layout }: Card, { any }: CompiledRules): boolean {
  switch (layout) {
    case 'feed':
      return element.querySelector(any('feedFilling')) === null;
    case 'grid':
      return element.querySelector('a[href]') === null;
    case 'related':
      return element.querySelector(any('postLink')) === null;
    case 'detail':
    case 'mobile':
      return false;
  }
}

/** The posts that the card's links and players name, and what marks it as an advertisement, found in one walk. */
function namedPosts(
  { element, layout }: Card,
  around: Element,
  rules: CompiledRules,
): { links: PostLink[]; players: string[]; isAd: boolean } {
  const [links, players]: [PostLink[], string[]] = [[], []];
  let isAd = false;
  for (const node of around.querySelectorAll(rules.naming)) {
    const href = node.getAttribute('href');
    const player = href === null ? PLAYER_ID.exec(node.id)?.[1] : undefined;
    const link = href === null ? null : parsePostUrl(href);
    isAd ||= node.matches(rules.any('ad'));
    if (around !== element && !element.contains(node)) continue;
    if (player) players.push(player);
    // Only cards of the feed hold the creator's words.
    else if (link && !(layout === 'feed' && node.closest(rules.any('talk')))) links.push(link);
  }
  return { links, players, isAd };
}

function isOnlyFilledSlot(card: Element, { any }: CompiledRules): boolean {
  const slots = [...(card.parentElement?.children ?? [])];
  return slots.every((slot) => slot === card || slot.querySelector(any('feedFilling')) === null);
}
