import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pause } from '../../../entrypoints/background/clock.ts';
import { createSyncing, type Syncing } from '../../../entrypoints/background/syncing.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import { SYNC_ALARM } from '../../../utils/platform/sync-alarm.ts';
import { type CallJournal, createCallJournal } from '../../../utils/store/call-journal.ts';
import { CODE, ITEM_ID, NOON } from '../../support/build.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

let stage: SyncStage;
let requestId: string;
const announce = vi.fn<() => void>();
const isOnline = vi.fn<() => boolean>();

beforeEach(async () => {
  fakeBrowser.reset();
  announce.mockReset();
  isOnline.mockReset().mockReturnValue(true);
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(true as never);
  stage = await aSyncStage();
  stage.seedCode(ITEM_ID, CODE);
  requestId = await stage.saveRequest(ITEM_ID);
  // Its list was gone through, so that a run is about lines alone.
  await stage.context.db.adAccounts.update(stage.account.id, {
    sweep: { endedAt: NOON, posts: 0, isWhole: true },
  });
});
afterEach(async () => {
  await stage[Symbol.asyncDispose]();
  vi.restoreAllMocks();
});

function aSyncing({ journal }: { journal?: CallJournal } = {}): Syncing {
  const { db, clock } = stage.context;
  const { backend, pause: wait } = stage.deps();
  const notes = journal ?? createCallJournal(db);
  return createSyncing({ db, backend, journal: notes, clock, pause: wait, announce, isOnline });
}

/** A line that failed for as long as failures make it wait. */
async function failedAndWaits(): Promise<void> {
  await stage.paste(CODE, requestId);
  const notBefore = NOON + HOUR_MS;
  await stage.context.db.outbox.toCollection().modify({ attempts: 9, notBefore });
}

const statusNow = async (): Promise<string> => (await stage.request(requestId)).status;
const ended = (): Promise<void> => vi.waitFor(() => expect(announce).toHaveBeenCalled());
const plannedAt = async (): Promise<number | undefined> =>
  (await browser.alarms.get(SYNC_ALARM))?.scheduledTime;

describe('what failed and waits', () => {
  test('is left waiting by a run of its own accord', async () => {
    await failedAndWaits();
    aSyncing().start();
    await ended();
    expect(await statusNow()).toBe('code-received');
  });

  test('is tried again at once when a person asks for it', async () => {
    await failedAndWaits();
    await aSyncing().runFull();
    expect(await statusNow()).toBe('authorized');
  });

  test('is tried again at once when the network is back', async () => {
    await failedAndWaits();
    aSyncing().startAnew();
    await ended();
    expect(await statusNow()).toBe('authorized');
  });
});

describe('the next run', () => {
  test('is planned when this one ends', async () => {
    await aSyncing().runFull();
    expect(await plannedAt()).toBe(stage.context.clock() + 30 * MINUTE_MS);
  });

  test('is planned by the newer of two runs, however late the older one ends', async () => {
    const { db } = stage.context;
    await db.adAccounts.clear();
    const clear = vi.spyOn(browser.alarms, 'clear');
    const older = Promise.withResolvers<void>();
    const newer: Promise<unknown>[] = [];
    let syncing: Syncing | null = null;
    const journal = {
      ...createCallJournal(db),
      // The newer one begins while the older one ends, and is at work until that has ended.
      flush: async (): Promise<void> => {
        if (newer.length > 0) await older.promise;
        else if (syncing) newer.push(syncing.runFull());
      },
    };
    syncing = aSyncing({ journal });
    await syncing.runFull();
    expect([clear.mock.calls.length, await plannedAt()]).toEqual([0, NOON + MINUTE_MS]);
    older.resolve();
    await Promise.all(newer);
    expect([clear.mock.calls.length, await plannedAt()]).toEqual([1, undefined]);
  });
});

describe('while the host of the ads backend is closed to us', () => {
  const closed = () => vi.spyOn(browser.permissions, 'contains').mockResolvedValue(false as never);

  test('no line is touched, and a run comes half an hour later, not with each that is due', async () => {
    const { db } = stage.context;
    await stage.paste(CODE, requestId);
    const before = await db.outbox.toArray();
    closed();
    const report = await aSyncing().runFull();
    expect(report).toMatchObject({ outcome: 'no-host', waiting: 1 });
    expect(await db.outbox.toArray()).toEqual(before);
    expect(await plannedAt()).toBe(NOON + 30 * MINUTE_MS);
  });

  test('windows end all the same', async () => {
    await stage.paste(CODE, requestId);
    await aSyncing().runFull();
    stage.context.clock.move(31 * DAY_MS);
    closed();
    await aSyncing().runFull();
    expect(await statusNow()).toBe('expired');
  });
});

describe('coming back online while the worker sleeps', () => {
  const goOff = async (syncing: Syncing): Promise<void> => {
    const [alarm] = (await browser.alarms.getAll()).filter(({ name }) => name !== SYNC_ALARM);
    if (!alarm) throw new Error('Nobody looks for the network.');
    await browser.alarms.clear(alarm.name);
    syncing.onAlarm(alarm);
  };

  test('is noticed within a minute, and what failed and waits is tried again', async () => {
    stage.world.setFault({ kind: 'reset', endpoint: '*', times: null });
    await stage.paste(CODE, requestId);
    isOnline.mockReturnValue(false);
    const syncing = aSyncing();
    await syncing.runFull();
    const names = async () => (await browser.alarms.getAll()).map(({ name }) => name);
    await vi.waitFor(async () => expect(await names()).toHaveLength(2));
    const [alarm] = (await browser.alarms.getAll()).filter(({ name }) => name !== SYNC_ALARM);
    expect(alarm?.scheduledTime).toBeLessThanOrEqual(stage.context.clock() + MINUTE_MS);

    const calls = stage.world.log().length;
    await goOff(syncing);
    await vi.waitFor(async () => expect(await names()).toHaveLength(2));
    expect(stage.world.log()).toHaveLength(calls);

    stage.world.clearFaults();
    await stage.context.db.outbox.toCollection().modify({ notBefore: NOON + HOUR_MS });
    isOnline.mockReturnValue(true);
    announce.mockReset();
    await goOff(syncing);
    await ended();
    expect(await statusNow()).toBe('authorized');
    expect(await names()).toEqual([SYNC_ALARM]);
  });

  test('is looked for also where an ad account has another problem', async () => {
    isOnline.mockReturnValue(false);
    const problem = { kind: 'unauthorised', at: NOON } as const;
    await stage.context.db.adAccounts.update(stage.account.id, { problem });
    await aSyncing().runFull();
    expect((await browser.alarms.getAll()).map(({ name }) => name)).toContain('online');
  });

  test('is not looked for where TikTok answers', async () => {
    isOnline.mockReturnValue(false);
    await aSyncing().runFull();
    expect((await browser.alarms.getAll()).map(({ name }) => name)).toEqual([SYNC_ALARM]);
  });
});

describe('an alarm that is set already', () => {
  const planned = async (syncing: Syncing): Promise<void> => {
    syncing.ensurePlanned();
    await new Promise((resolve) => setTimeout(resolve, 30));
  };

  test('is left as it is', async () => {
    await browser.alarms.create(SYNC_ALARM, { when: NOON + 20 * MINUTE_MS });
    await planned(aSyncing());
    expect(await plannedAt()).toBe(NOON + 20 * MINUTE_MS);
  });

  test('is set anew when it lies far ahead, because the clock was set back', async () => {
    await browser.alarms.create(SYNC_ALARM, { when: NOON + 400 * 24 * HOUR_MS });
    const syncing = aSyncing();
    syncing.ensurePlanned();
    await vi.waitFor(async () => expect(await plannedAt()).toBe(NOON + 30 * MINUTE_MS));
  });
});

test('a pause whose signal has ended already is over at once', async () => {
  const startedAt = Date.now();
  await pause(2_000, AbortSignal.abort());
  expect(Date.now() - startedAt).toBeLessThan(1_000);
});
