import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { takeWrites, watchWrites, type Writes } from './count-writes.ts';
import { recordTrace, type Slice, type Thread } from './trace.ts';

/** What the background's worker spent on some work. */
export interface WorkerCost {
  /** Processor time of the worker's own thread, milliseconds, by the tasks of a Chromium trace. */
  threadMs: number;
  /**
   * Processor time of the process that the worker lives in: also the engine's helper threads (garbage, compiling) and
   * one page of the extension that does nothing but look now and then.
   */
  processMs: number;
  /** The largest heap seen: JavaScript with its garbage, what hangs on it outside, and buffers, bytes. */
  peakHeapBytes: number;
  /** What of it is left after garbage was collected, bytes. */
  heldHeapBytes: number;
  writes: Writes;
}

/** A line to the DevTools of the worker that runs now. It stays alive as long as this is open. */
export async function attachToWorker(scout: ScoutBrowser): Promise<CDPSession> {
  const target = await scout.browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().startsWith(scout.extensionOrigin),
  );
  const worker = await target.createCDPSession();
  await watchWrites(worker);
  return worker;
}

/** Enough for the tasks of all threads, and little else. */
const TASKS = ['-*', 'toplevel', '__metadata'];
const WORKER_THREAD = 'ServiceWorker thread';

/** Does something, and tells what it cost the worker. @param page any page of the extension */
export async function measureWorker<T>(
  { scout, page, worker }: { scout: ScoutBrowser; page: Page; worker: CDPSession },
  act: () => Promise<T>,
): Promise<{ result: T; cost: WorkerCost }> {
  const browser = await scout.browser.target().createCDPSession();
  await collectGarbage(worker);
  await takeWrites(worker);
  const results: T[] = [];
  const before = await processTimes(browser);
  const heap = watchHeap(worker);
  const trace = await recordTrace(page, async () => results.push(await act()), TASKS).finally(
    heap.end,
  );
  const peakHeapBytes = await heap.peak;
  const after = await processTimes(browser);
  await browser.detach();
  const thread = trace.threadNamed(WORKER_THREAD);
  const writes = await takeWrites(worker);
  await collectGarbage(worker);
  const [result] = results;
  if (result === undefined) throw new Error('Nothing came of what was measured.');
  return {
    result,
    cost: {
      threadMs: Math.round(taskMs(trace.slices, thread)),
      processMs: Math.round((after.get(thread.pid) ?? 0) - (before.get(thread.pid) ?? 0)),
      peakHeapBytes,
      heldHeapBytes: await heapBytes(worker),
      writes,
    },
  };
}

/** Processor time of all tasks of a thread, milliseconds; tasks inside of tasks count once. */
export function taskMs(slices: readonly Slice[], { pid, tid }: Thread): number {
  let ms = 0;
  let endsAt = 0;
  const own = slices.filter((slice) => slice.pid === pid && slice.tid === tid);
  for (const { ts, dur, tdur } of own.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    if (ts < endsAt) continue;
    endsAt = ts + dur;
    ms += (tdur ?? dur) / 1000;
  }
  return ms;
}

/** Milliseconds of processor time by process id. */
async function processTimes(browser: CDPSession): Promise<Map<number, number>> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime * 1000]));
}

const SAMPLE_EVERY_MS = 100;

function watchHeap(worker: CDPSession): { end: () => void; peak: Promise<number> } {
  const end = new AbortController();
  const watch = async (): Promise<number> => {
    let peak = 0;
    while (!end.signal.aborted) {
      peak = Math.max(peak, await heapBytes(worker));
      await sleep(SAMPLE_EVERY_MS);
    }
    return peak;
  };
  return { end: () => end.abort(), peak: watch() };
}

async function heapBytes(worker: CDPSession): Promise<number> {
  const heap = await worker.send('Runtime.getHeapUsage');
  return heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize;
}

async function collectGarbage(worker: CDPSession): Promise<void> {
  await worker.send('HeapProfiler.collectGarbage');
}
