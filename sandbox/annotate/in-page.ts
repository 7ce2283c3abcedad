/*
 * What the annotator runs inside a page: the extension's own reader, and a walk along the cards. Bundled into one
 * script by annotator.ts.
 */
import { type Card, findCards } from '../../utils/tiktok/find-cards.ts';
import { findSpot } from '../../utils/tiktok/find-spot.ts';
import { readPage } from '../../utils/tiktok/read-page.ts';

const HOST = 'spark-scout-button[data-item-id]';
/** A card gets this long to show its button once it is in view, in animation frames. */
const FRAMES_PER_CARD = 30;

/** What the project's reader finds on the page as it stands. */
export function read() {
  return readPage(document, location.href);
}

/** Brings every filled card into view, one after the other. @returns how many got a button from the extension. */
export async function countAnnotated(): Promise<number> {
  let annotated = 0;
  for (const card of findCards(document)) {
    if (card.element.childElementCount === 0) continue;
    card.element.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (await getsButton(card)) annotated += 1;
  }
  return annotated;
}

/** Brings the first card back into view. */
export function showFirst(): void {
  findCards(document)[0]?.element.scrollIntoView({ block: 'center', behavior: 'instant' });
}

async function getsButton(card: Card): Promise<boolean> {
  for (let frame = 0; frame < FRAMES_PER_CARD; frame += 1) {
    if (findSpot(card).parent.querySelector(`:scope > ${HOST}`)) return true;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return false;
}
