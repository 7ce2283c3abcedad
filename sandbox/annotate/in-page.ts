/*
 * What the annotator runs inside a page: the extension's own reader, and a walk along the cards. Bundled into one
 * script by annotator.ts.
 */
import { type Card, findCards } from '../../utils/tiktok/find-cards.ts';
import { findSpot } from '../../utils/tiktok/find-spot.ts';
import { compileRules } from '../../utils/tiktok/page-rules.ts';
import { createPostCache } from '../../utils/tiktok/post-cache.ts';
import { learnDocument } from '../../utils/tiktok/read-hydration.ts';
import { readPage } from '../../utils/tiktok/read-page.ts';
import { examinePage } from './examine-page.ts';

const HOST = 'spark-scout-button[data-item-id]';
/** A card gets this long to show its button once it is in view, in animation frames. */
const FRAMES_PER_CARD = 30;

const rules = compileRules();

/** What the project's reader finds on the page as it stands, and which rules found it. */
export function read() {
  const cache = createPostCache();
  learnDocument(document, location.href, cache);
  return {
    ...readPage(document, location.href, cache, rules),
    examination: examinePage(document, location.href, cache, rules),
  };
}

/** How many cards hold a post by now. */
export function countFilled(): number {
  return readPage(document, location.href).cards;
}

/** Brings every filled card into view, one after the other. @returns how many got a button from the extension. */
export async function countAnnotated(): Promise<number> {
  let annotated = 0;
  for (const card of findCards(document, rules)) {
    if (card.element.childElementCount === 0) continue;
    card.element.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (await getsButton(card)) annotated += 1;
  }
  return annotated;
}

/** Brings the first card back into view. */
export function showFirst(): void {
  findCards(document, rules)[0]?.element.scrollIntoView({ block: 'center', behavior: 'instant' });
}

async function getsButton(card: Card): Promise<boolean> {
  for (let frame = 0; frame < FRAMES_PER_CARD; frame += 1) {
    if (findSpot(card, rules).parent.querySelector(`:scope > ${HOST}`)) return true;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return false;
}
