import { readFile } from 'node:fs/promises';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { judge } from '../../../bench/budget.ts';
import { writeEmptyExtension } from '../../../bench/empty-extension.ts';
import type { FeedReport } from '../../../bench/feed.ts';
import { addUpWork } from '../../../bench/main-thread.ts';
import { type Spread, spreadOf } from '../../../bench/statistics.ts';
import type { Slice } from '../../../bench/trace.ts';

const THREAD = { pid: 7, tid: 1 };

/** A slice from `fromMs` to `toMs`, all of it spent computing. */
function aSlice(name: string, fromMs: number, toMs: number, overrides: Partial<Slice> = {}): Slice {
  const dur = (toMs - fromMs) * 1000;
  return { name, ph: 'X', ...THREAD, ts: fromMs * 1000, dur, tdur: dur, ...overrides };
}

function aMessage(tag: string, fromMs: number, toMs: number): Slice {
  const args = { chrome_mojo_event_info: { mojo_interface_tag: tag } };
  return aSlice('Receive mojo message', fromMs, toMs, { args });
}

describe('the work of a main thread', () => {
  it('counts style and layout that a script forces as style and layout', () => {
    const work = addUpWork(
      [
        aSlice('Layout', 4, 6),
        aSlice('UpdateLayoutTree', 3, 4),
        aSlice('v8.callFunction', 1, 9),
        aSlice('RunTask', 0, 10),
      ],
      THREAD,
    );
    expect(work).toMatchObject({ scriptMs: 5, styleMs: 1, layoutMs: 2, taskMs: 10 });
    expect(work.tasks).toEqual([{ taskMs: 10, scriptMs: 8 }]);
  });

  it('counts a script inside a script once', () => {
    const slices = [aSlice('EvaluateScript', 0, 8), aSlice('v8.compile', 1, 3)];
    expect(addUpWork(slices, THREAD).scriptMs).toBe(8);
  });

  it('leaves other threads and other processes out', () => {
    const slices = [
      aSlice('v8.callFunction', 0, 5, { tid: 2 }),
      aSlice('v8.callFunction', 0, 5, { pid: 8 }),
    ];
    expect(addUpWork(slices, THREAD).scriptMs).toBe(0);
  });

  it('counts what runs when an answer of the background settles a promise', () => {
    const work = addUpWork(
      [
        aSlice('RunTask', 0, 9),
        aMessage('extensions.mojom.MessagePort', 1, 2),
        aSlice('BlinkScheduler_PerformMicrotaskCheckpoint', 3, 7),
      ],
      THREAD,
    );
    expect(work.scriptMs).toBe(5);
  });

  it('leaves messages and checkpoints of the browser itself out', () => {
    const work = addUpWork(
      [
        aSlice('RunTask', 0, 9),
        aMessage('blink.mojom.LocalFrame', 1, 2),
        aSlice('BlinkScheduler_PerformMicrotaskCheckpoint', 3, 7),
      ],
      THREAD,
    );
    expect(work.scriptMs).toBe(0);
  });

  it('goes by processor time, so that other programs of the machine do not count', () => {
    const waited = aSlice('v8.callFunction', 0, 50, { tdur: 2_000 });
    expect(addUpWork([waited], THREAD).scriptMs).toBe(2);
  });
});

describe('the spread of figures', () => {
  it('is the median and the quartiles, in whatever order they come', () => {
    expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ q1: 2, median: 3, q3: 4, n: 5 });
  });

  it('lies between two figures when their number is even', () => {
    expect(spreadOf([1, 2]).median).toBe(1.5);
  });
});

describe('the budget', () => {
  const all = (median: number): Spread => ({ q1: median, median, q3: median, n: 9 });
  const aCost = (scriptMs: number) => ({
    scriptMs: all(scriptMs),
    styleMs: all(9),
    layoutMs: all(9),
    taskMs: all(9),
  });
  const aCount = (ours: number, causedByUs: number) => ({
    ours: all(ours),
    empty: all(2),
    causedByUs,
  });
  const someTasks = (overrides: Partial<FeedReport['longTasks']>) => ({
    longTasks: {
      overMs: 50,
      scrolling: aCount(2, 0),
      loading: aCount(5, 3),
      longestScriptMs: all(50),
      ...overrides,
    },
  });
  const aReport = (overrides: Partial<FeedReport> = {}): FeedReport => ({
    rounds: 9,
    cards: 1200,
    nearOnLoad: 40,
    mounted: 1200,
    perMountedCard: aCost(0.06),
    perOffScreenCard: aCost(0.015),
    perPage: aCost(12),
    scriptDurationPerMountedCardMs: all(0.05),
    ...someTasks({}),
    ...overrides,
  });
  const missed = (report: FeedReport): string[] =>
    judge(report).flatMap(({ held, promise }) => (held ? [] : [promise]));

  it('holds when every figure is just at its limit', () => {
    expect(missed(aReport())).toEqual([]);
  });

  it.each([
    ['script per mounted card, ms', { perMountedCard: aCost(0.0601) }],
    ['script per off-screen card, ms', { perOffScreenCard: aCost(0.0151) }],
    [
      'tasks over 50 ms while scrolling, caused by our script',
      someTasks({ scrolling: aCount(2, 1) }),
    ],
    [
      'tasks over 50 ms while scrolling, above the empty extension',
      someTasks({ scrolling: aCount(3, 0) }),
    ],
    ['longest script in one task, ms', someTasks({ longestScriptMs: all(50.1) })],
  ])('names what was missed: %s', (promise, overrides) => {
    expect(missed(aReport(overrides))).toEqual([promise]);
  });
});

describe('the empty extension', () => {
  let buildDir = '';
  afterEach(() => rm(buildDir, { recursive: true }));

  it('runs in the same places as the build, does nothing there, and has nothing else', async () => {
    const scripts = [
      { matches: ['https://www.tiktok.com/*'], run_at: 'document_start', js: ['deep/one.js'] },
      { matches: ['https://www.tiktok.com/*'], world: 'MAIN', js: ['two.js'] },
    ];
    buildDir = await mkdtemp(join(tmpdir(), 'build-'));
    const build = { background: { service_worker: 'b.js' }, content_scripts: scripts };
    await writeFile(join(buildDir, 'manifest.json'), JSON.stringify(build));

    const empty = await writeEmptyExtension(buildDir);
    const read = (file: string) => readFile(join(empty.dir, file), 'utf8');
    const { content_scripts, background } = JSON.parse(await read('manifest.json'));
    expect(content_scripts).toEqual(scripts);
    expect(background).toBeUndefined();
    for (const file of ['deep/one.js', 'two.js']) {
      expect((await read(file)).trim()).toBe('(() => {})();');
    }
    await empty.remove();
  });
});
