import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '../../../entrypoints/background/index.ts';
import { HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import { newLine } from '../../../utils/domain/outbox.ts';
import { SYNC_ALARM } from '../../../utils/platform/sync-alarm.ts';
import { ScoutDb } from '../../../utils/store/db.ts';
import { writeToken } from '../../../utils/store/secrets.ts';
import { anAccount, ITEM_ID } from '../../support/build.ts';

/** What the worker listens to that is not the extension's. */
let worker: EventTarget;
const db = new ScoutDb();

beforeEach(() => {
  fakeBrowser.reset();
  worker = new EventTarget();
  vi.stubGlobal('addEventListener', worker.addEventListener.bind(worker));
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(true as never);
  // Nobody stands in for these.
  const { permissions, commands, contextMenus } = browser;
  const events = [permissions.onAdded, permissions.onRemoved, commands.onCommand];
  vi.spyOn(contextMenus, 'create').mockReturnValue('save-link');
  vi.spyOn(contextMenus, 'removeAll').mockResolvedValue();
  for (const event of [...events, contextMenus.onClicked])
    vi.spyOn(event as typeof commands.onCommand, 'addListener').mockReturnValue();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A line that failed and waits, an ad account to ask, and what is asked although nobody answers. */
async function aWaitingLine(): Promise<string[]> {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: URL | string) => {
    asked.push(new URL(input).pathname);
    return Promise.reject(new TypeError('no network'));
  });
  const account = anAccount();
  const now = Date.now();
  const sweep = { endedAt: now, posts: 0, isWhole: true };
  await Promise.all([db.adAccounts.clear(), db.outbox.clear()]);
  await db.adAccounts.add({ ...account, sweep });
  await writeToken(db, 'sandbox-token-0001', now);
  const ids = { requestId: null, codeId: null, itemId: ITEM_ID };
  const line = newLine({ kind: 'read-post', adAccountId: account.id, ...ids }, now);
  await db.outbox.add({ ...line, attempts: 9, notBefore: now + HOUR_MS });
  return asked;
}

const LIST = '/open_api/v1.3/tt_video/list/';
const ended = (): Promise<void> =>
  vi.waitFor(async () => {
    // Its own alarm is a minute away; the next run is planned for when the line is tried again.
    const { scheduledTime } = (await browser.alarms.get(SYNC_ALARM)) ?? { scheduledTime: 0 };
    expect(scheduledTime).toBeGreaterThan(Date.now() + 2 * MINUTE_MS);
  });
const tries = async (): Promise<number | undefined> => (await db.outbox.toArray())[0]?.attempts;

test('once the network is back a run starts at once, with what had failed and waits', async () => {
  const asked = await aWaitingLine();
  background.main();
  await vi.waitFor(async () => expect(await browser.alarms.getAll()).toHaveLength(1));
  expect(asked).toEqual([]);

  worker.dispatchEvent(new Event('online'));
  await vi.waitFor(async () => expect(await tries()).toBe(10));
  await ended();
  expect(asked).toEqual([LIST]);
});

test('when the browser starts a run starts, with what is due', async () => {
  const asked = await aWaitingLine();
  background.main();
  await vi.waitFor(async () => expect(await browser.alarms.getAll()).toHaveLength(1));
  await db.outbox.toCollection().modify({ notBefore: 0 });
  await fakeBrowser.runtime.onStartup.trigger();
  await vi.waitFor(async () => expect(await tries()).toBe(10));
  await ended();
  expect(asked).toEqual([LIST]);
});

test('after an update a run starts, with what had failed and waits', async () => {
  const asked = await aWaitingLine();
  background.main();
  await vi.waitFor(async () => expect(await browser.alarms.getAll()).toHaveLength(1));
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '0.0.1' });
  await vi.waitFor(async () => expect(await tries()).toBe(10));
  await ended();
  expect(asked).toEqual([LIST]);
});
