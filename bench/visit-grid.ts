import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { buttonIds } from '../sandbox/browser/feed-buttons.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../sandbox/browser/wait-until.ts';
import { addUpWork, NO_WORK, type Work } from './main-thread.ts';
import { scrollThrough } from './scroll-through.ts';
import { gridUrl } from './stage.ts';
import { recordTrace } from './trace.ts';

/** What one visit to the grid cost. */
export interface Visit {
  loading: Work;
  scrolling: Work;
  /** `ScriptDuration` of the DevTools protocol while scrolling, ms. */
  scriptDurationMs: number;
}

/** How to visit the grid. */
export interface VisitOptions {
  cards: number;
  /** How many of them get a button on load. */
  buttons: number;
  isScrolled: boolean;
}

/** Until the page is calm: statuses are asked for and painted, pictures drawn. */
const CALM_MS = 700;

/** Opens the grid in a new tab, scrolls through it if wanted, and tells what that cost the page's main thread. */
export async function visitGrid(
  scout: ScoutBrowser,
  { cards, buttons, isScrolled }: VisitOptions,
): Promise<Visit> {
  const page = await scout.browser.newPage();
  try {
    const devtools = await page.createCDPSession();
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const url = gridUrl(cards);
    const loading = await recordTrace(page, async () => {
      await page.goto(url);
      const hasButtons = async () => (await buttonIds(page)).length === buttons;
      await waitUntil(`${buttons} of ${cards} cards have a button on load`, hasButtons);
      await sleep(CALM_MS);
    });
    const thread = loading.threadOf(url);
    const scriptBeforeMs = await scriptDuration(devtools);
    const scrolling = isScrolled
      ? await recordTrace(page, () => scrollThrough(page, devtools).then(() => sleep(CALM_MS)))
      : null;
    return {
      loading: addUpWork(loading.slices, thread),
      scrolling: scrolling ? addUpWork(scrolling.slices, thread) : NO_WORK,
      scriptDurationMs: (await scriptDuration(devtools)) - scriptBeforeMs,
    };
  } finally {
    await page.close();
  }
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
    await sleep(CALM_MS);
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

async function scriptDuration(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}
