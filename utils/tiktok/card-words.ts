import { parseHandle, toHandle } from '../domain/post-url.ts';
import type { Card } from './find-cards.ts';
import { isElement } from './is-element.ts';
import type { CompiledRules } from './page-rules.ts';
import type { CardHint } from './post-cache.ts';

/** A card with what the page wraps it in together with its words; the card itself where it is not wrapped. */
export function wrapperOf({ element, layout }: Card, { any }: CompiledRules): Element {
  const parent = layout === 'grid' || layout === 'feed' ? element.parentElement : null;
  return parent?.matches(any('tileWrapper')) ? parent : element;
}

/** The part of the page that speaks of a card's post: a tile's words stand under it, a single post's beside it. */
export function scopeOf(card: Card, rules: CompiledRules): Element {
  if (card.layout === 'grid') return wrapperOf(card, rules);
  const isBeside = card.layout === 'detail';
  return (isBeside && card.element.closest(rules.any('detailScope'))) || card.element;
}

/** The creator's handle, where the page shows it; null where it does not. */
export function readHandle(scope: Element, { rules }: CompiledRules): string | null {
  for (const selector of rules.authorLinks) {
    const handle = parseHandle(scope.querySelector(selector)?.getAttribute('href') ?? '');
    if (handle) return handle;
  }
  for (const selector of rules.authorNames) {
    const handle = toHandle(scope.querySelector(selector)?.textContent?.trim().replace(/^@/, ''));
    if (handle) return handle;
  }
  return null;
}

/** The caption as the page shows it; null where it does not. */
export function readCaption(scope: Element, { any }: CompiledRules): string | null {
  const words = scope.querySelector(any('talk'));
  if (!words) return null;
  const parts = [...words.childNodes].filter(
    (node) => !(isElement(node) && node.matches(any('notTheCaption'))),
  );
  return parts
    .map((node) => node.textContent ?? '')
    .join('')
    .trim();
}

/** What a feed card without an id shows of its post; null when that is too little, and for the feed of 2022. */
export function readCardHint(card: Element, rules: CompiledRules): CardHint | null {
  if (!card.matches(rules.any('newFeedCard'))) return null;
  const handle = readHandle(card, rules);
  const caption = readCaption(card, rules);
  const sound = card.querySelector(rules.any('soundLink'))?.getAttribute('href') ?? '';
  const soundId = /^(?:https:\/\/www\.tiktok\.com)?\/music\/[^/?]*?(\d{15,25})(?:\?|$)/.exec(
    sound,
  )?.[1];
  return handle !== null && caption !== null && soundId ? { handle, caption, soundId } : null;
}
