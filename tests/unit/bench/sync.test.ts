import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { addUpCalls } from '../../../bench/calls-made.ts';
import { inPortions } from '../../../bench/codes-to-apply.ts';
import { rowsOutside, transactionsOutside } from '../../../bench/count-writes.ts';
import { rateFloorMs } from '../../../bench/rate-floor.ts';
import { taskMs } from '../../../bench/sync-worker.ts';
import type { Slice } from '../../../bench/trace.ts';
import { createVirtualTime } from '../../../bench/virtual-time.ts';
import type { CallRecord } from '../../../sandbox/ads-api/call-log.ts';
import { NOON } from '../../support/build.ts';

const never = new AbortController().signal;

describe('the floor of a rate limit', () => {
  const second = { calls: 10, windowMs: 1_000 };

  it('is a place for every call, as evenly as the limit allows', () => {
    expect([1, 10, 200].map((calls) => rateFloorMs(calls, [second]))).toEqual([100, 1_000, 20_000]);
  });

  it('goes by the strictest of several limits', () => {
    expect(rateFloorMs(16, [second, { calls: 60, windowMs: 60_000 }])).toBe(16_000);
  });

  it('is nothing without a limit', () => {
    expect(rateFloorMs(1_000, [{ calls: null, windowMs: 1_000 }])).toBe(0);
  });
});

describe('the virtual time', () => {
  it('leaps to the next one that waits, in their order', async () => {
    const { clock, pause } = createVirtualTime(NOON);
    const woken: [string, number][] = [];
    const nap = async (name: string, ms: number): Promise<void> => {
      await pause(ms, never);
      woken.push([name, clock() - NOON]);
    };
    await Promise.all([nap('late', 90_000), nap('early', 60_000)]);
    expect(woken).toEqual([
      ['early', 60_000],
      ['late', 90_000],
    ]);
  });

  it('stands still while anything is at work', async () => {
    const { clock, pause, work } = createVirtualTime(NOON);
    const working = work(async () => {
      await sleep(20);
      return clock();
    });
    await pause(60_000, never);
    expect([await working, clock()]).toEqual([NOON, NOON + 60_000]);
  });

  it('wakes a sleeper whose signal ends, and does not wait for its time', async () => {
    const { clock, pause } = createVirtualTime(NOON);
    const waking = new AbortController();
    const sleeping = pause(60_000, waking.signal);
    waking.abort();
    await sleeping;
    await pause(1_000, never);
    expect(clock()).toBe(NOON + 1_000);
  });
});

describe('the processor time of a thread', () => {
  const aTask = (fromMs: number, toMs: number, overrides: Partial<Slice> = {}): Slice => {
    const dur = (toMs - fromMs) * 1_000;
    return {
      name: 'Task',
      ph: 'X',
      pid: 7,
      tid: 1,
      ts: fromMs * 1_000,
      dur,
      tdur: dur,
      ...overrides,
    };
  };

  it('counts a task inside of a task once, and other threads not at all', () => {
    const slices = [aTask(0, 10), aTask(2, 5), aTask(20, 25), aTask(0, 50, { tid: 2 })];
    expect(taskMs(slices, { pid: 7, tid: 1 })).toBe(15);
  });

  it('leaves out the time that a task waited for the processor', () => {
    expect(taskMs([aTask(0, 10, { tdur: 4_000 })], { pid: 7, tid: 1 })).toBe(4);
  });
});

describe('what the bench adds up', () => {
  it('tells calls refused as too many from calls that failed otherwise', () => {
    const aCall = (name: string, returnCode: number | null): CallRecord =>
      ({ path: `/open_api/v1.3/${name}/`, returnCode }) as CallRecord;
    const log = [
      aCall('tt_video/list', 0),
      aCall('tt_video/list', 40100),
      aCall('tt_video/authorize', 40133),
      aCall('tt_video/info', 40002),
      aCall('tt_video/info', null),
    ];
    expect(addUpCalls(log)).toEqual({
      byEndpoint: { 'tt_video/list': 2, 'tt_video/authorize': 1, 'tt_video/info': 2 },
      refused: 2,
      failed: 2,
    });
  });

  it('leaves out what was written to some tables, but no transaction that wrote to others as well', () => {
    const writes = {
      transactions: { notes: 5, 'notes posts': 2, posts: 1 },
      rows: { notes: 9, posts: 100 },
    };
    expect(rowsOutside(writes, ['notes'])).toBe(100);
    expect(transactionsOutside(writes, ['notes'])).toBe(3);
  });

  it('cuts codes into portions that people paste', () => {
    expect(inPortions(Array.from({ length: 120 })).map(({ length }) => length)).toEqual([
      50, 50, 20,
    ]);
  });
});
