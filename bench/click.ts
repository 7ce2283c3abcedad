import type { CDPSession, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { callInClosedRoot } from '../sandbox/browser/closed-root.ts';
import { buttonIds, clickButton, readButton, readPanel } from '../sandbox/browser/feed-buttons.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { PANEL } from '../sandbox/browser/screen.ts';
import { waitUntil } from '../sandbox/browser/wait-until.ts';
import { isWorkerAlive } from '../sandbox/browser/worker.ts';
import { gridUrl } from './stage.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** How long a scout waits after a click on a post's button, in milliseconds of the wall clock, until it is painted. */
export interface ClickReport {
  /** Until the panel is there. */
  toPanelMs: Spread;
  /** Until the button says that the post is saved: the background has written it. */
  toSavedMs: Spread;
  /** The same when the background was asleep. */
  toSavedFromSleepMs: Spread;
}

interface Clicked {
  panelMs: number;
  savedMs: number;
}

const CARDS = 60;

/** Clicks as a person does, on one post after another. */
export async function measureClicks(
  scout: ScoutBrowser,
  { clicks, sleeps }: { clicks: number; sleeps: number },
): Promise<ClickReport> {
  // It stays open behind the grid: changing tabs would make the grid ask, and that wakes the background.
  const behind = await scout.openExtensionPage('/manifest.json');
  const worker = await behind.createCDPSession();
  await worker.send('ServiceWorker.enable');
  const page = await scout.openSite(gridUrl(CARDS));
  const itemIds = await waitUntil('cards have buttons', async () => {
    const ids = await buttonIds(page);
    return ids.length >= clicks + sleeps && ids;
  });
  const awake: Clicked[] = [];
  for (const itemId of itemIds.slice(0, clicks)) awake.push(await clickOne(page, itemId));
  const asleep: Clicked[] = [];
  for (const itemId of itemIds.slice(clicks, clicks + sleeps)) {
    await putToSleep(scout, worker);
    asleep.push(await clickOne(page, itemId));
  }
  await page.close();
  await behind.close();
  return {
    toPanelMs: spreadOf(
      awake.map(({ panelMs }) => panelMs),
      1,
    ),
    toSavedMs: spreadOf(
      awake.map(({ savedMs }) => savedMs),
      1,
    ),
    toSavedFromSleepMs: spreadOf(
      asleep.map(({ savedMs }) => savedMs),
      1,
    ),
  };
}

async function putToSleep(scout: ScoutBrowser, worker: CDPSession): Promise<void> {
  await worker.send('ServiceWorker.stopAllWorkers');
  await waitUntil('the background sleeps', async () => !isWorkerAlive(scout));
}

/**
 * Runs in the page, on the button's closed root: notes when it was clicked, and when a frame with the panel and one
 * with another name of the button were painted.
 */
const WATCH = `(root, panel) => {
  const button = root.querySelector('button');
  const times = (window.benchTimes = { clicked: null, panel: null, saved: null });
  const note = (name) => requestAnimationFrame(() => setTimeout(() => (times[name] ??= performance.now())));
  addEventListener('click', (event) => (times.clicked = event.timeStamp), { capture: true, once: true });
  new MutationObserver((_, observer) => {
    observer.disconnect();
    note('saved');
  }).observe(button, { attributeFilter: ['aria-label'] });
  new MutationObserver((_, observer) => {
    if (!document.querySelector(panel)) return;
    observer.disconnect();
    note('panel');
  }).observe(document, { childList: true, subtree: true });
  return '';
}`;

const timesSchema = v.object({ clicked: v.number(), panel: v.number(), saved: v.number() });

async function clickOne(page: Page, itemId: string): Promise<Clicked> {
  await callInClosedRoot(page, `spark-scout-button[data-item-id="${itemId}"]`, WATCH, PANEL);
  await clickButton(page, itemId);
  const times = await waitUntil('the click shows', async () => {
    const noted: unknown = await page.evaluate('window.benchTimes');
    return v.is(timesSchema, noted) && noted;
  });
  const name = (await readButton(page, itemId))?.name ?? '';
  if (!/saved/i.test(name)) throw new Error(`The button of a saved post says: ${name}`);
  await clickButton(page, itemId);
  await waitUntil('the panel closes', async () => (await readPanel(page)) === null);
  return { panelMs: times.panel - times.clicked, savedMs: times.saved - times.clicked };
}
