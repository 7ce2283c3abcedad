import type { Page } from 'puppeteer-core';
import { type Control, PANEL, press, readScreen, type Screen } from './screen.ts';

/** A button of ours on a post, as a person meets it. */
export interface FeedButton extends Control {
  itemId: string;
}

/** Name of the element that holds a button. */
export const BUTTON_HOST = 'spark-scout-button';
const hostOf = (itemId: string): string => `${BUTTON_HOST}[data-item-id="${itemId}"]`;

/** Ids of the posts that carry a button right now, in the order of the page. */
export function buttonIds(page: Page): Promise<string[]> {
  return page.$$eval(BUTTON_HOST, (hosts) =>
    hosts.flatMap((host) => (host instanceof HTMLElement ? (host.dataset['itemId'] ?? []) : [])),
  );
}

/** Every button on the page, with its accessible name. */
export async function readButtons(page: Page): Promise<FeedButton[]> {
  const buttons: FeedButton[] = [];
  for (const itemId of await buttonIds(page)) {
    const button = await readButton(page, itemId);
    if (button) buttons.push(button);
  }
  return buttons;
}

/** The button on one post; null while it has none. */
export async function readButton(page: Page, itemId: string): Promise<FeedButton | null> {
  const control = (await readScreen(page, hostOf(itemId)))?.controls[0];
  return control ? { itemId, ...control } : null;
}

/** A real click on the button of one post; the one of this shape where it has several, as under a player over a grid. */
export async function clickButton(page: Page, itemId: string, shape?: string): Promise<void> {
  const which = shape === undefined ? '' : `[data-shape="${shape}"]`;
  await press(page, /^/, hostOf(itemId) + which);
}

/** The open panel; null while none is open. */
export function readPanel(page: Page): Promise<Screen | null> {
  return readScreen(page, PANEL);
}

/** A real click on a control of the open panel. */
export async function clickInPanel(page: Page, name: string | RegExp): Promise<void> {
  await press(page, name, PANEL);
}
