import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { addUpWork, type Work } from './main-thread.ts';
import { watchStability } from './stability.ts';
import { recordTrace, type Trace } from './trace.ts';

/** An open tab, and a line to its DevTools. */
export interface Visit {
  page: Page;
  devtools: CDPSession;
}

/** Until a page is calm: statuses are asked for and painted, pictures drawn. */
export const CALM_MS = 600;

/** Waits until the page is calm. */
export const calmDown = (): Promise<void> => sleep(CALM_MS);

/** Opens a new tab that counts processor time and watches what moves, acts in it, and closes it. */
export async function visit<T>(scout: ScoutBrowser, act: (visit: Visit) => Promise<T>): Promise<T> {
  const page = await scout.browser.newPage();
  try {
    const devtools = await page.createCDPSession();
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await watchStability(page);
    return await act({ page, devtools });
  } finally {
    await page.close();
  }
}

/** What a page's main thread did in some time, told in two ways. */
export interface Phase extends Work {
  /** `ScriptDuration` of the DevTools protocol, milliseconds of processor time. */
  scriptDurationMs: number;
}

/** One that did nothing. */
const NO_PHASE: Phase = {
  ...addUpWork([], { pid: 0, tid: 0 }),
  scriptDurationMs: 0,
};

/** Loads a page, then does more with it, and tells what each cost the page's main thread. */
export async function measurePhases(
  visit: Visit,
  { url, load, act }: { url: string; load: () => Promise<void>; act: (() => Promise<void>) | null },
): Promise<{ loading: Phase; acting: Phase }> {
  const loaded = await record(visit, async () => {
    await visit.page.goto(url);
    await load();
  });
  const thread = loaded.trace.threadOf(url);
  const toPhase = ({ trace, scriptDurationMs }: Recorded): Phase => ({
    ...addUpWork(trace.slices, thread),
    scriptDurationMs,
  });
  const loading = toPhase(loaded);
  return { loading, acting: act ? toPhase(await record(visit, act)) : NO_PHASE };
}

interface Recorded {
  trace: Trace;
  scriptDurationMs: number;
}

async function record({ page, devtools }: Visit, act: () => Promise<unknown>): Promise<Recorded> {
  const beforeMs = await readMetric(devtools, 'ScriptDuration');
  const trace = await recordTrace(page, act);
  return {
    trace,
    scriptDurationMs: (await readMetric(devtools, 'ScriptDuration')) - beforeMs,
  };
}

/** A duration that the browser counts for this tab's main thread, milliseconds. */
export async function readMetric(
  devtools: CDPSession,
  wanted: 'ScriptDuration' | 'TaskDuration',
): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = metrics.find(({ name }) => name === wanted);
  if (!metric) throw new Error(`The browser does not count ${wanted}.`);
  return metric.value * 1000;
}
