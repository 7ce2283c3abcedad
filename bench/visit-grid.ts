import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { buttonIds } from '../sandbox/browser/feed-buttons.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../sandbox/browser/wait-until.ts';
import { scrollThrough } from './scroll-through.ts';
import { readStability, type Stability } from './stability.ts';
import { gridUrl } from './stage.ts';
import { CALM_MS, calmDown, measurePhases, type Phase, visit } from './visit.ts';

/** What one visit to the grid cost. */
export interface GridVisit {
  loading: Phase;
  scrolling: Phase;
  stability: Stability;
}

/** How to visit the grid. */
export interface VisitOptions {
  cards: number;
  /** How many of them get a button on load. */
  buttons: number;
  isScrolled: boolean;
}

/** Opens the grid in a new tab, scrolls through it if wanted, and tells what that cost the page's main thread. */
export function visitGrid(
  scout: ScoutBrowser,
  { cards, buttons, isScrolled }: VisitOptions,
): Promise<GridVisit> {
  return visit(scout, async (open) => {
    const { page, devtools } = open;
    const load = async (): Promise<void> => {
      await waitForButtons(page, buttons);
      await calmDown();
    };
    const scroll = async (): Promise<void> => {
      await scrollThrough(page, devtools);
      await calmDown();
    };
    const act = isScrolled ? scroll : null;
    const { loading, acting } = await measurePhases(open, { url: gridUrl(cards), load, act });
    return { loading, scrolling: acting, stability: await readStability(page) };
  });
}

/** Waits until so many cards have a button. */
export async function waitForButtons(page: Page, buttons: number): Promise<void> {
  const hasButtons = async (): Promise<boolean> => (await buttonIds(page)).length === buttons;
  await waitUntil(`${buttons} cards have a button`, hasButtons);
}

/** Which posts had a button. */
export interface ButtonCount {
  /** Cards that the page has. */
  cards: number;
  /** Before scrolling. */
  nearIds: string[];
  /** At any time. */
  mountedIds: ReadonlySet<string>;
}

/** Scrolls through the grid and looks after every turn of the wheel. Nothing is measured: looking costs time. */
export async function countButtons(scout: ScoutBrowser, cards: number): Promise<ButtonCount> {
  const page = await scout.openSite(gridUrl(cards));
  try {
    const nearIds = await settledButtons(page);
    const mountedIds = new Set(nearIds);
    const look = async (): Promise<void> => {
      for (const id of await buttonIds(page)) mountedIds.add(id);
    };
    await scrollThrough(page, await page.createCDPSession(), look);
    await calmDown();
    await look();
    return { cards: (await page.$$('[data-e2e="user-post-item"]')).length, nearIds, mountedIds };
  } finally {
    await page.close();
  }
}

/** The buttons of a page once no more are added. */
async function settledButtons(page: Page): Promise<string[]> {
  for (let before = -1; ;) {
    await sleep(CALM_MS);
    const ids = await buttonIds(page);
    if (ids.length === before) return ids;
    before = ids.length;
  }
}
