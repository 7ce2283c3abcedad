import { beforeAll, describe, expect, it } from 'vitest';
import { type BenchReport, runBench } from '../../bench/run-bench.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';

const CARDS = 160;

/** Times are not judged here, for other programs take part in them: `npm run bench` does that. */
describe('the bench', () => {
  let report: BenchReport;
  beforeAll(async () => {
    report = await runBench({
      buildDir: await ensureBuilt('chromium'),
      rounds: 1,
      cards: CARDS,
      clicks: 2,
      sleeps: 1,
      requests: 2,
      writes: 2,
      tell: () => {},
    });
  });

  it('scrolls until every card had its button, the far ones not before', () => {
    expect(report.feed).toMatchObject({ rounds: 1, cards: CARDS, mounted: CARDS });
    expect(report.feed.nearOnLoad).toBeGreaterThan(0);
    expect(report.feed.nearOnLoad).toBeLessThan(CARDS);
  });

  it('finds that our script costs something where it acts', () => {
    expect(report.feed.perMountedCard.scriptMs.median).toBeGreaterThan(0);
    expect(report.feed.longTasks.longestScriptMs.median).toBeGreaterThan(0);
  });

  it('sees clicks that save, awake and from sleep, and a popup that redraws', () => {
    const { click, popup } = report;
    expect([click.toPanelMs.n, click.toSavedMs.n, click.toSavedFromSleepMs.n]).toEqual([2, 2, 1]);
    expect(click.toSavedMs.q1).toBeGreaterThan(0);
    expect([popup.requests, popup.fromSendMs.n]).toEqual([2, 2]);
    expect(popup.fromSendMs.q1).toBeGreaterThan(0);
  });

  it('says of every promise whether it was kept', () => {
    expect(report.budget.map(({ promise }) => promise)).toEqual([
      'script per mounted card, ms',
      'script per off-screen card, ms',
      'tasks over 50 ms while scrolling, caused by our script',
      'tasks over 50 ms while scrolling, above the empty extension',
      'longest script in one task, ms',
    ]);
    for (const { limit, measured, held } of report.budget) expect(held).toBe(measured <= limit);
  });
});
