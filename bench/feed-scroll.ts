import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { buttonIds } from '../sandbox/browser/feed-buttons.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../sandbox/browser/wait-until.ts';
import { type LongTasks, reportLongTasks } from './long-tasks.ts';
import {
  readStability,
  reportStability,
  type Stability,
  type StabilityReport,
} from './stability.ts';
import { FEED_URL, type Stage } from './stage.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { differences, mapPair, playInTurns, type Side } from './turns.ts';
import { calmDown, measurePhases, type Phase, visit } from './visit.ts';

/** What we cost in the For You feed of the sandbox, whose own script fills and reuses its slots. */
export interface FeedScrollReport {
  /** Posts that were scrolled past, of our rounds and the empty ones; each ten a second. */
  posts: { ours: Spread; empty: Spread };
  /** Above the empty extension, for a post that was scrolled past. */
  perPost: { scriptDurationMs: Spread; taskMs: Spread };
  /** Our own script for such a post, by the trace, with the style and layout that it forced. */
  extensionPerPostMs: Spread;
  scrolling: LongTasks;
  stability: StabilityReport;
}

export interface FeedScrollOptions {
  rounds: number;
  /** How many posts to scroll past. */
  posts: number;
  tell: (progress: string) => void;
}

interface Scrolled {
  posts: number;
  scrolling: Phase;
  stability: Stability;
}

const POST_MS = 100;

/** Scrolls For You in turns with and without us. */
export async function measureFeedScroll(
  stage: Stage,
  { rounds, posts, tell }: FeedScrollOptions,
): Promise<FeedScrollReport> {
  const pair = await playInTurns(rounds, (side) => {
    tell(`For You, ${side}`);
    return scrollFeed(stage[side], side, posts);
  });
  const passed = mapPair(pair, (one) => one.posts);
  const perPost = (field: 'scriptDurationMs' | 'taskMs'): Spread =>
    spreadOf(differences(pair, (one) => one.scrolling[field] / one.posts));
  return {
    posts: { ours: spreadOf(passed.ours), empty: spreadOf(passed.empty) },
    perPost: { scriptDurationMs: perPost('scriptDurationMs'), taskMs: perPost('taskMs') },
    extensionPerPostMs: spreadOf(pair.ours.map((one) => one.scrolling.extensionMs / one.posts)),
    scrolling: reportLongTasks(mapPair(pair, ({ scrolling }) => scrolling)),
    stability: reportStability(mapPair(pair, ({ stability }) => stability)),
  };
}

function scrollFeed(scout: ScoutBrowser, side: Side, posts: number): Promise<Scrolled> {
  return visit(scout, async (open) => {
    const { page } = open;
    // Without it the arrow key scrolls smoothly, for longer than a tenth of a second.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const load = async (): Promise<void> => {
      await waitUntil('the feed is filled', async () => (await page.$(ACTIVE)) !== null);
      await calmDown();
    };
    const act = async (): Promise<void> => {
      for (let post = 0; post < posts; post += 1) {
        const paced = sleep(POST_MS);
        await page.keyboard.press('ArrowDown');
        await paced;
      }
      await calmDown();
    };
    const { acting } = await measurePhases(open, { url: FEED_URL, load, act });
    if (side === 'ours' && (await buttonIds(page)).length === 0)
      throw new Error('No post of the feed has a button.');
    return {
      posts: await countPosts(page),
      scrolling: acting,
      stability: await readStability(page),
    };
  });
}

const ACTIVE = '#column-list-container [data-e2e="recommend-list-item-container"] > *';

const log = v.array(v.looseObject({ type: v.string() }));

/** Different posts that the page itself says were active. */
async function countPosts(page: Page): Promise<number> {
  const entries = v.parse(log, await page.evaluate('window.__siteLog'));
  const active = entries.filter(({ type }) => type === 'feed').map(({ itemId }) => itemId);
  return new Set(active).size;
}
