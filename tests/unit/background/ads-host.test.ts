import { afterEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  guardForPeople,
  guardForSync,
  reportClosedHost,
  watchAdsHost,
} from '../../../entrypoints/background/ads-host.ts';
import { createSyncing } from '../../../entrypoints/background/syncing.ts';
import { AdsError } from '../../../utils/ads/ads-error.ts';
import { connectAccounts } from '../../../utils/actions/connect-accounts.ts';
import { HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import { createCallJournal } from '../../../utils/store/call-journal.ts';
import { readLastRun } from '../../../utils/store/sync-state.ts';
import { aContext, CODE, ITEM_ID, NOON } from '../../support/build.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

afterEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

/** The host of the ads backend, open or closed to us. */
const host = (isOpen: boolean) =>
  vi.spyOn(browser.permissions, 'contains').mockResolvedValue(isOpen as never);

const isOnline = () => true;
const NEVER = new AbortController().signal;

describe('while the host of the ads backend is closed to us', () => {
  test('the sync sends nothing, burns no attempt, and goes on once it is given back', async () => {
    await using stage = await aSyncStage();
    const { db, clock } = stage.context;
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    const backend = guardForSync(stage.deps().backend, clock);
    host(false);
    await stage.sync({ backend });
    await stage.sync({ backend });
    expect(stage.world.log()).toEqual([]);
    expect(await db.outbox.toArray()).toMatchObject([{ attempts: 0, sentAt: null }]);
    expect((await db.adAccounts.toArray())[0]?.problem).toBeNull();

    host(true);
    let given: () => void = () => undefined;
    vi.spyOn(browser.permissions.onRemoved, 'addListener').mockReturnValue();
    vi.spyOn(browser.permissions.onAdded, 'addListener').mockImplementation((tell) => {
      given = tell as never;
    });
    const ended = Promise.withResolvers<void>();
    const { backend: plain, pause } = stage.deps();
    const journal = createCallJournal(db);
    const announce = ended.resolve;
    watchAdsHost(createSyncing({ db, backend: plain, journal, clock, pause, announce, isOnline }));
    given();
    await ended.promise;
    expect(await stage.request(requestId)).toMatchObject({ status: 'authorized' });
  });

  test('a code that was about to go out does not count as sent', async () => {
    await using stage = await aSyncStage();
    const { db, clock } = stage.context;
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    const open = host(true);
    const plain = stage.deps().backend;
    // Closed in the moment before the code goes out.
    const watched = new Proxy(plain, {
      get: (target, name) => {
        if (name === 'applyCode') open.mockResolvedValue(false as never);
        return Reflect.get(target, name) as unknown;
      },
    });
    const backend = guardForSync(watched, clock);
    await stage.sync({ backend });
    const [line] = await db.outbox.toArray();
    expect(line).toMatchObject({ kind: 'apply-code', sentAt: null, attempts: 0 });
    expect(stage.calls('tt_video/authorize')).toEqual([]);
    expect(await stage.history(requestId)).not.toContain('code-sent');
  });

  test('people who ask for something are told why it cannot be', async () => {
    await using stage = await aSyncStage();
    host(false);
    const backend = guardForPeople(stage.deps().backend);
    const how = { kind: 'token', token: 'sandbox-token', advertiserIds: ['7504697128674066433'] };
    await expect(
      connectAccounts(stage.context, backend, how as never, NEVER),
    ).rejects.toMatchObject({ code: 'no-host' });
  });

  test('the failure for the sync says from when on it may be tried again', async () => {
    host(false);
    const { clock } = aContext();
    await using stage = await aSyncStage();
    const backend = guardForSync(stage.deps().backend, clock);
    const access = { token: 'sandbox-token', advertiserId: '7504697128674066433' };
    const error: unknown = await backend
      .readPost(access, ITEM_ID, NEVER)
      .catch((one: unknown) => one);
    expect(error).toBeInstanceOf(AdsError);
    expect(error).toMatchObject({
      kind: 'rate-limited',
      facts: { retryAt: NOON + 30 * MINUTE_MS },
    });
  });
});

describe('what a run reports while the host is closed', () => {
  const report = {
    at: NOON,
    outcome: 'waiting',
    problem: 'rate-limited',
    waiting: 1,
    nextAt: NOON + HOUR_MS,
    lastSuccessAt: NOON,
  } as const;

  test('is that, with the last success as it was, for every page to show', async () => {
    const { db } = aContext();
    await reportClosedHost(db, report, NOON - HOUR_MS);
    expect(await readLastRun(db)).toEqual({
      ...report,
      outcome: 'no-host',
      problem: null,
      lastSuccessAt: NOON - HOUR_MS,
    });
  });

  test('is nothing of the kind without an ad account', async () => {
    const { db } = aContext();
    const without = { ...report, outcome: 'no-account' } as const;
    expect(await reportClosedHost(db, without, null)).toBe(without);
    expect(await readLastRun(db)).toBeNull();
  });
});

test('a host that is closed starts a run, which says so', () => {
  const start = vi.fn<() => void>();
  let closed: () => void = () => undefined;
  vi.spyOn(browser.permissions.onAdded, 'addListener').mockReturnValue();
  vi.spyOn(browser.permissions.onRemoved, 'addListener').mockImplementation((tell) => {
    closed = tell as never;
  });
  watchAdsHost({ start, startAnew: vi.fn<() => void>() });
  closed();
  expect(start).toHaveBeenCalledOnce();
});
