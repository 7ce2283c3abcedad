import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countReads, readsSoFar, watchReads } from '../../bench/count-reads.ts';
import { countElements } from '../../bench/heap-snapshot.ts';
import { watchObservers } from '../../bench/heap.ts';
import { type BenchReport, runBench } from '../../bench/run-bench.ts';
import { readStability } from '../../bench/stability.ts';
import { gridUrl, openStage, type Stage } from '../../bench/stage.ts';
import { visit } from '../../bench/visit.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';

const CARDS = 160;
const POSTS = 15;
const TIMEOUT_MS = 300_000;

/** Times are not judged here, for other programs take part in them: `npm run bench` does that. */
describe('the bench', () => {
  let report: BenchReport;
  beforeAll(async () => {
    report = await runBench({
      buildDir: await ensureBuilt('chromium'),
      comfort: {
        rounds: 1,
        memoryRounds: 1,
        cards: CARDS,
        fewCards: CARDS,
        manyCards: 2 * CARDS,
        posts: POSTS,
        answers: 2,
      },
      waits: { clicks: 2, sleeps: 1, requests: 2, writes: 2 },
      tell: () => {},
    });
  }, TIMEOUT_MS);

  it('scrolls the grid until every card had its button, the far ones not before', () => {
    expect(report.grid).toMatchObject({ cards: CARDS, mounted: CARDS });
    expect(report.grid.nearOnLoad).toBeGreaterThan(0);
    expect(report.grid.nearOnLoad).toBeLessThan(CARDS);
  });

  it('finds that our script costs something where it acts', () => {
    const { grid, feedScroll } = report;
    expect(grid.perMountedCard.scriptDurationMs.median).toBeGreaterThan(0);
    expect(grid.perMountedCard.scriptMs.median).toBeGreaterThan(0);
    expect(grid.scrolling.worstOfOursMs).toBeGreaterThan(0);
    expect(feedScroll.extensionPerPostMs.median).toBeGreaterThan(0);
    expect(feedScroll.scrolling.worstOfOursMs).toBeGreaterThan(0);
  });

  it('scrolls the feed past one post after another, with us and without', () => {
    const { ours, empty } = report.feedScroll.posts;
    expect([ours.median, empty.median]).toEqual([POSTS, POSTS]);
  });

  it('sees what we keep in memory on grids of two sizes, and whether it grows', () => {
    const { listeners, observers, left } = report.memory;
    expect(listeners.onLoad.few.median).toBeGreaterThan(0);
    expect(observers.few.median).toBeGreaterThan(0);
    expect(left.pageElements.n).toBe(1);
  });

  it('has pages ask for large answers, with posts and without', () => {
    const { posts, comments } = report.probe;
    expect(posts.pageMs.median).toBeGreaterThan(0);
    expect(comments.pageMs.median).toBeGreaterThan(0);
  });

  it('sees the largest paint of every page', () => {
    const { grid, feedScroll, postPage } = report;
    for (const { lcpMs } of [grid.stability, feedScroll.stability, postPage]) {
      expect(lcpMs.ours.median).toBeGreaterThan(0);
      expect(lcpMs.empty.median).toBeGreaterThan(0);
    }
  });

  it('sees clicks that save, awake and from sleep, and a popup that redraws', () => {
    const { click, popup } = report.waits as NonNullable<BenchReport['waits']>;
    expect([click.toPanelMs.n, click.toSavedMs.n, click.toSavedFromSleepMs.n]).toEqual([2, 2, 1]);
    expect(click.toSavedMs.q1).toBeGreaterThan(0);
    expect([popup.requests, popup.fromSendMs.n]).toEqual([2, 2]);
    expect(popup.fromSendMs.q1).toBeGreaterThan(0);
  });

  it('says of every promise whether it was kept', () => {
    expect(report.budget.length).toBeGreaterThan(20);
    for (const { limit, measured, held } of report.budget) expect(held).toBe(measured <= limit);
  });
});

describe('what the bench looks with', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(await ensureBuilt('chromium'));
  }, TIMEOUT_MS);
  afterAll(() => stage.close());

  it('finds elements that a script keeps though no page shows them', async () => {
    const counted = await visit(stage.empty, async ({ page, devtools }) => {
      await page.goto(gridUrl(1));
      const before = await countElements(devtools);
      await page.evaluate(() => {
        const kept = document.createElement('section');
        kept.innerHTML = '<spark-scout-button></spark-scout-button><a><img></a>';
        Object.assign(window, { kept });
      });
      return { before, after: await countElements(devtools) };
    });
    const { before, after } = counted;
    expect(after.buttons - before.buttons).toBe(1);
    expect(after.pageElements - before.pageElements).toBe(3);
  });

  it('sees a shift, what moved, and a button of ours among it', async () => {
    const { shifts } = await visit(stage.empty, async ({ page }) => {
      await page.goto(gridUrl(8));
      await page.evaluate(() => {
        const host = document.createElement('spark-scout-button');
        host.textContent = 'A button that takes room, with enough words in it to be seen moving.';
        host.style.display = 'block';
        document.body.prepend(host);
      });
      await sleep(300);
      await page.evaluate(() => {
        const pushing = document.createElement('div');
        pushing.style.height = '200px';
        document.body.prepend(pushing);
      });
      await sleep(300);
      return readStability(page);
    });
    expect(shifts.length).toBeGreaterThan(0);
    expect(shifts.some(({ score, hasOurs }) => score > 0 && hasOurs)).toBe(true);
  });

  it('sees every reading of an answer, whichever way it came', async () => {
    const read = await visit(stage.empty, async ({ page }) => {
      await watchReads(page);
      await page.goto(gridUrl(1));
      await page.evaluate(async (url) => {
        const answer = await fetch(url);
        await answer.clone().text();
        const request = new XMLHttpRequest();
        request.open('GET', url);
        await new Promise((resolve) => {
          request.onloadend = () => resolve(request.responseText);
          request.send();
        });
      }, '/favicon.svg');
      return readsSoFar(page);
    });
    expect(read).toBe(3);
  });

  it('finds that nobody reads beside the page where no extension does', async () => {
    const nobody = { json: 0, bytes: 0, xhr: 0 };
    expect(await countReads(stage.empty, 50)).toEqual({ posts: nobody, comments: nobody });
  });

  it('counts observers of an extension, not those of the page', async () => {
    const count = (side: 'ours' | 'empty') =>
      visit(stage[side], async ({ page, devtools }) => {
        const countObservers = await watchObservers(devtools);
        await page.goto(gridUrl(8));
        await sleep(500);
        return countObservers();
      });
    expect(await count('empty')).toBe(0);
    expect(await count('ours')).toBeGreaterThan(0);
  });
});
