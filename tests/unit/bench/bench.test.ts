import { readFile } from 'node:fs/promises';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeEmptyExtension } from '../../../bench/empty-extension.ts';
import { reportLongTasks } from '../../../bench/long-tasks.ts';
import { addUpWork, type Task, type Work } from '../../../bench/main-thread.ts';
import { reportStability, type Stability } from '../../../bench/stability.ts';
import { spreadOf } from '../../../bench/statistics.ts';
import type { Slice } from '../../../bench/trace.ts';
import { differences, playInTurns } from '../../../bench/turns.ts';

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

  it('tells the script of an extension from that of the page, with the layout that it forces', () => {
    const work = addUpWork(
      [
        aSlice('RunTask', 0, 20),
        aSlice('v8.callFunction', 1, 4),
        aSlice('v8.callFunction', 5, 9, { args: { worldName: 'Spark Scout' } }),
        aSlice('Layout', 6, 8),
      ],
      THREAD,
    );
    expect(work).toMatchObject({ scriptMs: 5, extensionMs: 4 });
    expect(work.tasks).toEqual([{ taskMs: 20, extensionMs: 4 }]);
  });

  it('knows a file of an extension in the world of the page', () => {
    const url = 'chrome-extension://invented/probe.js';
    const slices = [
      aSlice('RunTask', 0, 9),
      aSlice('v8.callFunction', 0, 8),
      aSlice('FunctionCall', 2, 5, { args: { data: { url } } }),
    ];
    expect(addUpWork(slices, THREAD)).toMatchObject({ scriptMs: 8, extensionMs: 3 });
  });

  it('does not take the driver of the browser for an extension', () => {
    const args = { worldName: '__puppeteer_utility_world__25.16.0' };
    const slices = [aSlice('RunTask', 0, 9), aSlice('v8.callFunction', 0, 8, { args })];
    expect(addUpWork(slices, THREAD).extensionMs).toBe(0);
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

describe('turns', () => {
  it('change who begins, so that nobody always comes after the other', async () => {
    const played: string[] = [];
    await playInTurns(3, async (side) => played.push(side));
    expect(played).toEqual(['ours', 'empty', 'empty', 'ours', 'ours', 'empty']);
  });

  it('are compared round by round', () => {
    expect(differences({ ours: [3, 5], empty: [1, 1] }, (ms) => ms)).toEqual([2, 4]);
  });
});

describe('long tasks', () => {
  const aWork = (...tasks: Task[]): Work => ({ ...addUpWork([], THREAD), tasks });

  it('are ours when they would not be long without our script', () => {
    const ours = [
      aWork({ taskMs: 51, extensionMs: 2 }, { taskMs: 90, extensionMs: 20 }),
      aWork({ taskMs: 50, extensionMs: 49 }),
    ];
    const report = reportLongTasks({ ours, empty: [aWork(), aWork()] });
    expect(report).toMatchObject({ causedByUs: 1, worstOfOursMs: 49 });
    expect(report.ours.median).toBe(1);
    expect(report.longestOfOursMs.median).toBe(34.5);
  });
});

describe('the stillness of a page', () => {
  const aRound = (lcpMs: number, ...moved: string[]): Stability => ({
    lcpMs,
    shifts: moved.map((name) => ({ score: 0.1, moved: name, hasOurs: false })),
  });

  it('counts for us what never moves without us', () => {
    const pair = {
      ours: [aRound(100, 'side', 'actions'), aRound(100, 'actions')],
      empty: [aRound(100), aRound(100, 'side')],
    };
    const { shift } = reportStability(pair);
    expect(shift.movedByUs).toEqual(['actions']);
    expect(shift.byUs.median).toBeCloseTo(0.1);
    expect(shift.aboveEmpty.median).toBeCloseTo(0.1);
  });

  it('takes the spread of the empty rounds for noise, and never less than a frame', () => {
    const ours = [aRound(140), aRound(150), aRound(160)];
    const calm = reportStability({ ours, empty: [aRound(100), aRound(100), aRound(100)] });
    expect(calm.lcpMs).toMatchObject({ later: 50, noise: 16.7 });
    const restless = reportStability({ ours, empty: [aRound(40), aRound(100), aRound(240)] });
    expect(restless.lcpMs).toMatchObject({ later: 50, noise: 100 });
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
