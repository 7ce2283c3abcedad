import { isHandle, parseHandle } from '../domain/post-url.ts';
import type { Card } from './find-cards.ts';
import type { CardHint } from './post-cache.ts';
import {
  AUTHOR_LINKS,
  AUTHOR_NAMES,
  DETAIL_SCOPE,
  NEW_FEED_CARD,
  NOT_THE_CAPTION,
  SOUND_LINK,
  TALK,
  TILE_WRAPPER,
} from './selectors.ts';

/** The part of the page that speaks of a card's post: a tile's words stand under it, a single post's beside it. */
export function scopeOf({ element, layout }: Card): Element {
  switch (layout) {
    case 'grid':
      return element.parentElement?.matches(TILE_WRAPPER) ? element.parentElement : element;
    case 'detail':
      return element.closest(DETAIL_SCOPE) ?? element;
    case 'feed':
    case 'related':
      return element;
  }
}

/** The creator's handle as the page shows it; null where it does not. */
export function readHandle(scope: Element): string | null {
  for (const selector of AUTHOR_LINKS) {
    const handle = parseHandle(scope.querySelector(selector)?.getAttribute('href') ?? '');
    if (handle) return handle;
  }
  for (const selector of AUTHOR_NAMES) {
    const name = scope.querySelector(selector)?.textContent?.trim().replace(/^@/, '');
    if (isHandle(name)) return name;
  }
  return null;
}

/** The caption as the page shows it; null where it does not. */
export function readCaption(scope: Element): string | null {
  const words = scope.querySelector(TALK);
  if (!words) return null;
  const parts = [...words.childNodes].filter(
    (node) => !(isElement(node) && node.matches(NOT_THE_CAPTION)),
  );
  return parts
    .map((node) => node.textContent ?? '')
    .join('')
    .trim();
}

/** What a feed card without an id shows of its post; null when that is too little, and for the feed of 2022. */
export function readCardHint(card: Element): CardHint | null {
  if (!card.matches(NEW_FEED_CARD)) return null;
  const handle = readHandle(card);
  const caption = readCaption(card);
  const sound = card.querySelector(SOUND_LINK)?.getAttribute('href') ?? '';
  const soundId = /^(?:https:\/\/www\.tiktok\.com)?\/music\/[^/?]*?(\d{15,25})(?:\?|$)/.exec(
    sound,
  )?.[1];
  return handle !== null && caption !== null && soundId ? { handle, caption, soundId } : null;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
