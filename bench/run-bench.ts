import { cpus, loadavg } from 'node:os';
import { judge, type Verdict } from './budget.ts';
import { type ClickReport, measureClicks } from './click.ts';
import { type FeedReport, measureFeed } from './feed.ts';
import { measurePopup, type PopupReport } from './popup.ts';
import { openStage } from './stage.ts';

/** What a run is made of. */
export interface BenchOptions {
  /** The unpacked build for Chromium. */
  buildDir: string;
  /** Turns of ours and empty on the grid. */
  rounds: number;
  /** Cards of the grid. */
  cards: number;
  /** Posts clicked while the background is awake, and while it sleeps. */
  clicks: number;
  sleeps: number;
  /** Requests that the popup lists, and posts saved while it is open. */
  requests: number;
  writes: number;
  tell: (progress: string) => void;
}

/** All that a run found. */
export interface BenchReport {
  machine: {
    browser: string;
    processors: number;
    /** Processes that wanted to run in the last minute: above 1 before the run, others were at work too. */
    loadBefore: number;
    loadAfter: number;
  };
  feed: FeedReport;
  click: ClickReport;
  popup: PopupReport;
  budget: Verdict[];
}

/** Measures everything in a real Chromium against the sandbox. */
export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const { tell } = options;
  const loadBefore = load();
  const stage = await openStage(options.buildDir);
  try {
    const feed = await measureFeed(stage, options);
    tell('clicks');
    const click = await measureClicks(stage.ours, options);
    tell('popup');
    const popup = await measurePopup(stage.ours, options);
    const machine = {
      browser: await stage.ours.browser.version(),
      processors: cpus().length,
      loadBefore,
      loadAfter: load(),
    };
    return { machine, feed, click, popup, budget: judge(feed) };
  } finally {
    await stage.close();
  }
}

function load(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}
