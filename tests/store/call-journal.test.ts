import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AdsCall, MOST_CALLS } from '../../utils/domain/ads-call.ts';
import { createCallJournal } from '../../utils/store/call-journal.ts';
import { aDatabase, NOON } from '../support/build.ts';

const aCall = (durationMs = 12): AdsCall => ({
  at: NOON,
  advertiserId: '7504697128674066433',
  endpoint: '/tt_video/list/',
  problem: null,
  returnCode: 0,
  httpStatus: 200,
  durationMs,
  requestId: 'sandbox-request-id',
});

const durations = async (db: ReturnType<typeof aDatabase>): Promise<number[]> =>
  (await db.calls.orderBy(':id').toArray()).map(({ durationMs }) => durationMs);

describe('the journal of calls', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  test('writes calls together, a second after the first', async () => {
    const db = aDatabase();
    await db.open();
    const journal = createCallJournal(db);
    const writes = vi.spyOn(db.calls, 'bulkAdd');
    for (const durationMs of [1, 2, 3]) journal.note(aCall(durationMs));
    expect(await db.calls.count()).toBe(0);
    vi.advanceTimersByTime(1_000);
    await journal.flush();
    expect(await durations(db)).toEqual([1, 2, 3]);
    expect(writes).toHaveBeenCalledOnce();
  });

  test('flushed, it writes at once and has nothing left for the timer', async () => {
    const db = aDatabase();
    const journal = createCallJournal(db);
    journal.note(aCall());
    await journal.flush();
    expect(await db.calls.count()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    await journal.flush();
    expect(await db.calls.count()).toBe(1);
  });

  test('keeps the latest calls only', async () => {
    const db = aDatabase();
    const journal = createCallJournal(db);
    for (let n = 0; n < MOST_CALLS - 1; n += 1) journal.note(aCall(n));
    await journal.flush();
    for (let n = 0; n < 11; n += 1) journal.note(aCall(10_000 + n));
    await journal.flush();
    const kept = await durations(db);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([MOST_CALLS, 10, 10_010]);
  });

  test('keeps the order of batches that are written at the same time', async () => {
    const db = aDatabase();
    const journal = createCallJournal(db);
    journal.note(aCall(1));
    void journal.flush();
    journal.note(aCall(2));
    await journal.flush();
    expect(await durations(db)).toEqual([1, 2]);
  });

  test('that cannot be written is dropped, said, and no reason to stop', async () => {
    const db = aDatabase();
    await db.open();
    const said: unknown[] = [];
    const journal = createCallJournal(db, (error) => said.push(error));
    const write = vi.spyOn(db.calls, 'bulkAdd').mockRejectedValueOnce(new Error('disk'));
    journal.note(aCall(1));
    await journal.flush();
    write.mockRestore();
    journal.note(aCall(2));
    await journal.flush();
    expect(said).toHaveLength(1);
    expect(await durations(db)).toEqual([2]);
  });
});
