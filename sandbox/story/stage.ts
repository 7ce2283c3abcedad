import type { Page } from 'puppeteer-core';
import { buttonIds, readButton } from '../browser/feed-buttons.ts';
import type { ScoutBrowser } from '../browser/scout-browser.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { Sandbox } from '../start-sandbox.ts';

/** The length that is asked for, and that the creator's code then has. */
export const STORY_DAYS = 60;

/** Where a story plays: the feed and the popup (in a tab), and the post that it is about. */
export interface Stage {
  feed: Page;
  popup: Page;
  itemId: string;
  /** The Spark code that the creator of the post would send. */
  code: string;
}

/** One step of a story. */
export interface Step {
  /** Short name, for its picture. */
  id: string;
  /** What happens, as a sentence. */
  name: string;
  play(stage: Stage): Promise<void>;
  /** Which page a picture is taken of afterwards. */
  picture: 'feed' | 'popup';
}

/** Opens both pages; the story is about the first post of the feed, whose code is a good one. */
export async function setStage(scout: ScoutBrowser, sandbox: Sandbox): Promise<Stage> {
  const first = sandbox.codes[0];
  if (!first) throw new Error('The sandbox has no posts.');
  const { code, itemId } = first;
  sandbox.adsApi.world.seedCode({ code, itemId, endsInMs: STORY_DAYS * DAY_MS });
  const popup = await scout.openExtensionPage('/popup.html');
  const feed = await scout.openSite('https://www.tiktok.com/foryou');
  return { feed, popup, itemId, code };
}

/** Waits until the button of the story's post is called so. */
export async function waitForButton(stage: Stage, name: string | RegExp): Promise<void> {
  await waitUntil(`the button of the post is called ${String(name)}`, async () => {
    const shown = (await readButton(stage.feed, stage.itemId))?.name ?? '';
    return typeof name === 'string' ? shown === name : name.test(shown);
  });
}

/** Waits until posts of the feed carry buttons. @returns their ids. */
export function waitForButtons(feed: Page): Promise<string[]> {
  return waitUntil('posts of the feed carry buttons', async () => {
    const ids = await buttonIds(feed);
    return ids.length > 0 && ids;
  });
}
