import { signal } from '@preact/signals';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Place } from '../../../entrypoints/options/place.ts';
import { type AdsCall, MOST_CALLS } from '../../../utils/domain/ads-call.ts';
import type { AdAccount } from '../../../utils/domain/authorization.ts';
import { HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import { newLine, type OutboxLine } from '../../../utils/domain/outbox.ts';
import type { SyncReport } from '../../../utils/domain/sync-report.ts';
import { newSweep, type Sweep, writeSweep } from '../../../utils/store/sweeps.ts';
import { writeState } from '../../../utils/store/sync-state.ts';
import { axeFaults } from '../../support/axe.ts';
import { anAccount, aPost, ITEM_ID, NOON } from '../../support/build.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import { type PageStage, stagePage } from '../../support/page-stage.ts';
import { aCall } from '../../support/sync-board.ts';

const ADS_HOST = 'https://business-api.tiktok.com/*';

let stage: PageStage;

beforeEach(() => {
  fakeBrowser.reset();
  stage = stagePage();
});

const open = (world: Parameters<typeof openOptionsPage>[1] = {}) =>
  openOptionsPage(stage, { place: 'sync', ...world });

async function connected(overrides: Partial<AdAccount> = {}): Promise<AdAccount> {
  const account = anAccount(overrides);
  await stage.context.db.adAccounts.add(account);
  return account;
}

async function waiting(adAccountId: string, overrides: Partial<OutboxLine> = {}): Promise<void> {
  const { db } = stage.context;
  await db.posts.put({ ...aPost(), createdAt: NOON, updatedAt: NOON });
  const ids = { requestId: null, codeId: null, itemId: ITEM_ID };
  await db.outbox.add({
    ...newLine({ kind: 'read-post', adAccountId, ...ids }, NOON),
    ...overrides,
  });
}

const keepCalls = (...calls: Partial<AdsCall>[]) =>
  stage.context.db.calls.bulkAdd(calls.map((call) => aCall(call)));

const region = (name: string) => within(screen.getByRole('region', { name }));
const accounts = () => region('Ad accounts');
const outbox = () => region('What waits');
const calls = () => region('Calls to TikTok');
const nextRun = () => accounts().getByText('Next run').nextElementSibling?.textContent;
const rows = (): string[] =>
  calls()
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent ?? '');
const press = (name: string | RegExp): void =>
  void fireEvent.click(screen.getByRole('button', { name }));

describe('the page about the sync', () => {
  test('without an ad account says that nothing is asked, and leads to the settings', async () => {
    await open();
    expect(
      screen.queryByText(/No ad account is connected, so TikTok is asked nothing/),
    ).not.toBeNull();
    expect(screen.getByRole('link', { name: 'Open the settings' }).getAttribute('href')).toBe(
      '#settings',
    );
    expect(screen.queryByRole('region', { name: 'Calls to TikTok' })).toBeNull();
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });

  test('is named as the one that is open', async () => {
    await open();
    expect(screen.getByRole('link', { name: 'Sync' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('aria-current')).toBeNull();
  });

  test('with all that it can show has no faults axe can see', async () => {
    const { id } = await connected({
      lastAnswerAt: NOON,
      problem: { kind: 'forbidden', at: NOON },
    });
    await connected({ advertiserId: '7504697128674066999', pausedAt: NOON, label: 'x'.repeat(90) });
    await waiting(id, { lastError: { kind: 'server', at: NOON }, notBefore: NOON + MINUTE_MS });
    await keepCalls({}, { problem: 'rate-limited', returnCode: 40100 });
    await open();
    expect(await axeFaults(document.body, { isWholePage: true })).toEqual([]);
  });

  test('that cannot be read says so and can be tried again', async () => {
    await open({ board: signal({ state: 'failed', why: 'database' }) });
    expect(screen.getByRole('alert').textContent).toContain('disk is not full');
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeNull();
  });
});

/** What a retry hardly helps. */
const OUT_OF_DATE = { kind: 'unexpected-reply', trouble: 'out-of-date', at: NOON } as const;

describe('an ad account', () => {
  test('that works tells when it last did, what was read and when it goes on', async () => {
    await connected({
      lastAnswerAt: NOON - 4 * MINUTE_MS,
      sweep: { endedAt: NOON - 3 * HOUR_MS, posts: 1_234, isWhole: true },
    });
    await open({ nextRunAt: NOON + 12 * MINUTE_MS });
    const text = accounts().getByRole('listitem').textContent;
    for (const part of ['working', '4 min. ago', '3 hr. ago, 1,234 posts', 'in 12 min.', 'nothing'])
      expect(text).toContain(part);
  });

  test('that was never asked says so', async () => {
    await connected();
    await open();
    const text = accounts().getByRole('listitem').textContent;
    for (const part of ['never', 'not yet', 'not planned']) expect(text).toContain(part);
  });

  test('with a problem names it, the next step, and leads to the settings', async () => {
    await connected({ problem: { kind: 'unauthorised', at: NOON } });
    await open({ nextRunAt: NOON + MINUTE_MS });
    expect(accounts().queryByText('needs you')).not.toBeNull();
    expect(accounts().queryByText(/connect again in the settings/)).not.toBeNull();
    expect(accounts().queryByText('once the problem is solved')).not.toBeNull();
    expect(accounts().queryByRole('link', { name: 'Open the settings' })).not.toBeNull();
  });

  test.each<[Partial<Sweep>, Partial<AdAccount>, string]>([
    [{ seen: ['1', '2'], total: 10_000 }, {}, 'under way: 2 of 10,000 posts'],
    [{ seen: ['1', '2'] }, {}, 'under way: 2 posts so far'],
    [{}, {}, 'about to begin'],
    [{}, { pausedAt: NOON }, 'not yet'],
    [{ seen: ['1'] }, { pausedAt: NOON }, 'stopped at post 1; it goes on from there'],
    [
      { seen: ['1'], lastError: { kind: 'server', at: NOON }, notBefore: NOON + MINUTE_MS },
      {},
      'stopped at post 1. TikTok has trouble on its side. It goes on from there by itself.',
    ],
    [
      { lastError: OUT_OF_DATE, notBefore: NOON + MINUTE_MS },
      {},
      'TikTok no longer speaks this version. Update Spark Scout, then sync again. Until then it is tried once a day.',
    ],
  ])('whose list is being read with %o tells how far that is', async (sweep, account, words) => {
    const { id } = await connected(account);
    await writeSweep(stage.context.db, id, { ...newSweep(NOON), ...sweep });
    await open();
    expect(accounts().queryByText(words)).not.toBeNull();
  });

  test('with a problem says what exactly it is, and what to do about it', async () => {
    await connected({ problem: { kind: 'unauthorised', trouble: 'token-expired', at: NOON } });
    await open();
    expect(accounts().getByRole('listitem').textContent).toContain(
      'The token has expired. Get a new token and connect again in the settings.',
    );
  });

  test('goes on with the alarm when that comes before its own lines', async () => {
    const { id } = await connected();
    await waiting(id, { notBefore: NOON + 20 * MINUTE_MS });
    await open({ nextRunAt: NOON + 12 * MINUTE_MS });
    expect(nextRun()).toMatch(/^in 12 min\./);
  });

  test('does not go on before TikTok’s limits let it', async () => {
    const { id } = await connected();
    await writeSweep(stage.context.db, id, newSweep(NOON));
    await writeState(stage.context.db, 'rate', { pausedUntil: NOON + 4 * MINUTE_MS });
    await open({ nextRunAt: NOON + MINUTE_MS });
    expect(nextRun()).toMatch(/^in 4 min\./);
  });

  test('sums up why its lines wait', async () => {
    const { id } = await connected();
    const notBefore = NOON + 5 * MINUTE_MS;
    await waiting(id, { key: 'a', notBefore, lastError: { kind: 'server', at: NOON } });
    await waiting(id, {
      key: `read-post:${id}:b`,
      notBefore,
      lastError: { kind: 'server', at: NOON },
    });
    await waiting(id, { key: `apply-code:${id}:c`, notBefore, sentAt: NOON });
    await open();
    const text = accounts().getAllByRole('listitem')[0]?.textContent;
    expect(text).toContain('2 × TikTok has trouble on its side. It is tried again by itself.');
    expect(text).toContain('1 × The code was sent.');
    expect(text).toContain('in 5 min.');
  });

  test('is paused and goes on with one press each, and a pause can be taken back', async () => {
    const { id } = await connected();
    const pausedAt = async () => (await stage.context.db.adAccounts.get(id))?.pausedAt;
    await open();
    press('Pause Sandbox Cosmetics');
    await screen.findByText(/Sandbox Cosmetics is paused\. TikTok is asked nothing for it/);
    await accounts().findByText(/Paused since/);
    expect(await pausedAt()).toBe(NOON);
    press('Undo');
    await screen.findByText('Sandbox Cosmetics goes on.');
    await waitFor(async () => expect(await pausedAt()).toBeNull());
    await accounts().findByText('working');
  });

  test('that could not be paused says why and stays as it was', async () => {
    await connected();
    stage.failNext('account.pause', 'disk-full');
    await open();
    press('Pause Sandbox Cosmetics');
    await screen.findByText(/The disk is full/);
    expect(accounts().queryByText('working')).not.toBeNull();
  });

  test('tells that nothing can be asked while the host is closed, and how to open it', async () => {
    const { id } = await connected();
    await waiting(id);
    await open({ missingHosts: [ADS_HOST], nextRunAt: NOON + MINUTE_MS });
    expect(accounts().queryByText('once the permission is back')).not.toBeNull();
    expect(accounts().queryByText('no permission')).not.toBeNull();
    expect(accounts().queryByText('working')).toBeNull();
    expect(outbox().queryByText(/Give it back at the top of this page/)).not.toBeNull();
  });
});

describe('what waits', () => {
  const cells = (): (string | null)[] =>
    within(outbox().getAllByRole('row')[1] as HTMLElement)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);

  test('is told in words: what, for which ad account, how often tried, when next, and why', async () => {
    const { id } = await connected();
    await waiting(id, {
      attempts: 3,
      notBefore: NOON + 7 * MINUTE_MS,
      lastError: { kind: 'network', at: NOON },
    });
    await open();
    expect(outbox().getByRole('rowheader').textContent).toBe('Read the post of @ana.sandbox');
    expect(cells()[0]).toBe('Sandbox Cosmetics');
    expect(cells()[1]).toBe('3');
    expect(cells()[2]).toMatch(/^in 7 min\., at /);
    expect(cells()[3]).toBe(
      'TikTok could not be reached; check your connection. It is tried again by itself.',
    );
  });

  test('of an unknown post goes by the end of its id, and a code without one by itself', async () => {
    const { id } = await connected();
    await waiting(id, { key: 'a', itemId: '7431234567890999999', notBefore: NOON + 1 });
    await waiting(id, { key: 'b', kind: 'preview-code', itemId: null, notBefore: NOON + 2 });
    await open();
    const names = outbox().getAllByRole('rowheader');
    expect(names.map(({ textContent }) => textContent)).toEqual([
      'Read the post of post …999999',
      'Check a pasted code',
    ]);
  });

  test('for an ad account that is gone says how to get it back', async () => {
    await connected();
    await waiting('gone');
    await open();
    expect(cells()).toEqual([
      'removed',
      '0',
      'not by itself',
      'Its ad account is not connected. Connect it again in the settings.',
    ]);
  });

  test('is said to be nothing when it is', async () => {
    await connected();
    await open();
    expect(outbox().queryByText(/^Nothing waits\./)).not.toBeNull();
    expect(outbox().queryByRole('table')).toBeNull();
  });

  test('is listed up to a hundred lines, and the rest is counted', async () => {
    const { id } = await connected();
    for (let index = 0; index < 103; index += 1) await waiting(id, { key: `${index}` });
    await open();
    expect(outbox().getAllByRole('row')).toHaveLength(101);
    expect(outbox().queryByText('The first 100 of 103 are listed, soonest first.')).not.toBeNull();
  });

  test('follows the database', async () => {
    const { id } = await connected();
    await waiting(id);
    await open();
    expect(outbox().queryAllByRole('row')).toHaveLength(2);
    await stage.context.db.outbox.clear();
    await outbox().findByText(/^Nothing waits\./);
  });
});

test('what a retry hardly helps waits with the next step of its own trouble', async () => {
  const { id } = await connected();
  await waiting(id, { lastError: OUT_OF_DATE, notBefore: NOON + MINUTE_MS });
  await open();
  expect(
    screen.queryAllByText(/Update Spark Scout, then sync again\. Until then it is tried once a day/)
      .length,
  ).toBeGreaterThan(0);
  expect(screen.queryByText(/is tried again by itself/)).toBeNull();
});

describe('the calls', () => {
  test('are said to be none before the first', async () => {
    await connected();
    await open();
    expect(calls().queryByText('TikTok was not asked anything yet.')).not.toBeNull();
    expect(calls().queryByRole('button', { name: 'Copy for support' })).toBeNull();
  });

  test('tell time, endpoint, return code, duration, request id and ad account', async () => {
    await connected();
    await keepCalls({ returnCode: 40100, problem: 'rate-limited', durationMs: 1_240 });
    await open();
    const [row] = rows();
    for (const part of [
      '/tt_video/list/',
      '40100',
      'Too many calls from the app',
      'waits 1, 2 and 4 seconds, then five minutes, and goes on by itself',
      '1.2 sec',
      '20261122120000010112345',
      'Sandbox Cosmetics',
    ])
      expect(row).toContain(part);
  });

  test('that got no answer, or one that was no envelope, say so', async () => {
    await connected();
    const lost = { returnCode: null, requestId: null };
    await keepCalls(
      { ...lost, problem: 'network', httpStatus: null },
      { ...lost, problem: 'server', httpStatus: 502 },
    );
    await open();
    expect(rows()[0]).toContain('HTTP 502');
    expect(rows()[1]).toContain('–No answer');
  });

  test('are shown fifty at a time, newest first', async () => {
    await connected();
    await keepCalls(...Array.from({ length: 120 }, (_, index) => ({ requestId: `id-${index}` })));
    await open();
    expect(rows()).toHaveLength(50);
    expect(rows()[0]).toContain('id-119');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Newer' }).disabled).toBe(true);
    press('Older');
    press('Older');
    expect(rows()).toHaveLength(20);
    expect(calls().queryByText('101–120 of 120')).not.toBeNull();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Older' }).disabled).toBe(true);
  });

  test('can be narrowed to those that failed, from whichever page', async () => {
    await connected();
    await keepCalls(
      { requestId: 'bad', problem: 'server', returnCode: 50000 },
      ...Array.from({ length: 60 }, () => ({})),
    );
    await open();
    press('Older');
    press(/^Failed only/);
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toContain('bad');
    press(/^Failed only/);
    expect(rows()).toHaveLength(50);
  });

  test('of which none failed say so when those are asked for', async () => {
    await connected();
    await keepCalls({});
    await open();
    press(/^Failed only/);
    expect(calls().queryByText('No call has failed.')).not.toBeNull();
  });

  test('are summed up in words', async () => {
    await connected();
    await keepCalls({ durationMs: 200 }, { durationMs: 65_000, problem: 'network' });
    await open();
    expect(
      calls().queryByText(
        /^1 answered and 1 failed since .*within 200 ms; the slowest took 65 sec\.$/,
      ),
    ).not.toBeNull();
  });

  test('are copied for support, and that is confirmed', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: 'x', version: '9.9.9' });
    await connected();
    await keepCalls({});
    await open();
    press('Copy for support');
    await screen.findByText(/Calls copied, with versions and advertiser ids/);
    expect(copied.mock.calls[0]?.[0]).toMatch(
      /^Spark Scout\t9\.9\.9\t[\s\S]*20261122120000010112345/,
    );
  });

  test('that the browser will not copy are not said to be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no focus'));
    await connected();
    await keepCalls({});
    await open();
    press('Copy for support');
    expect(await screen.findByText(/did not let us copy/)).toBeDefined();
    expect(screen.queryByText(/Calls copied/)).toBeNull();
  });
});

describe('a run by hand', () => {
  /** Holds the answer to `sync.run` until it is given. */
  function holdRun(): (report: Partial<SyncReport>) => void {
    const { promise, resolve } = Promise.withResolvers<SyncReport>();
    const behind = fakeBrowser.runtime.sendMessage.bind(fakeBrowser.runtime);
    fakeBrowser.runtime.sendMessage = (async (message: { name: string }) =>
      message.name === 'sync.run'
        ? { ok: true, value: await promise }
        : behind(message)) as typeof fakeBrowser.runtime.sendMessage;
    return (report) =>
      resolve({
        at: NOON,
        outcome: 'done',
        problem: null,
        waiting: 0,
        nextAt: null,
        lastSuccessAt: NOON,
        ...report,
      });
  }

  test('shows that it goes on, counts its calls, and says how it went', async () => {
    const finish = holdRun();
    await connected();
    await keepCalls({ at: NOON });
    await open();
    press('Run now');
    const button = await screen.findByRole('button', { name: 'Running…' });
    expect(button.getAttribute('aria-busy')).toBe('true');
    await keepCalls({ at: Date.now() + 1 }, { at: Date.now() + 1 });
    await screen.findByText('TikTok is being asked… 2 calls so far');
    finish({});
    await screen.findByText('Done. Nothing waits.');
    expect(screen.queryByRole('button', { name: 'Run now' })).not.toBeNull();
  });

  test('is not forgotten when somebody looks at the settings meanwhile', async () => {
    const finish = holdRun();
    await connected();
    const place = signal<Place>('sync');
    await open({ place });
    press('Run now');
    await screen.findByRole('button', { name: 'Running…' });
    place.value = 'settings';
    await screen.findByText('How do you work?');
    place.value = 'sync';
    await screen.findByRole('button', { name: 'Running…' });
    finish({});
    expect(await screen.findByText('Done. Nothing waits.')).toBeDefined();
  });

  test('that made more calls than are kept says that it is at least so many', async () => {
    holdRun();
    await connected();
    await open();
    press('Run now');
    await screen.findByRole('button', { name: 'Running…' });
    await keepCalls(...Array.from({ length: MOST_CALLS }, () => ({ at: Date.now() + 1 })));
    const words = 'TikTok is being asked… 500 calls or more so far';
    expect(await screen.findByText(words)).toBeDefined();
  });

  test.each([
    [{ outcome: 'waiting', waiting: 3 }, 'Done for now. 3 steps wait; why stands below.'],
    [
      { outcome: 'waiting', waiting: 0 },
      'Done for now. The list is not read to its end yet; it goes on by itself.',
    ],
    [
      { outcome: 'failed', problem: 'server' },
      'Not everything worked: TikTok has trouble on its side.',
    ],
    [{ outcome: 'busy' }, 'Another run is under way; it looks once more before it ends.'],
    [{ outcome: 'no-account' }, /because no ad account is at work/],
    [{ outcome: 'no-host' }, /Give it back at the top of this page/],
  ] as const)('that ends with %o says so', async (report, words) => {
    const finish = holdRun();
    await connected();
    await open();
    press('Run now');
    finish(report);
    expect(await screen.findByText(words)).toBeDefined();
  });

  test('that could not be started says why', async () => {
    stage.failNext('sync.run', 'internal');
    await connected();
    await open();
    press('Run now');
    expect(await screen.findByText(/Something went wrong in Spark Scout/)).toBeDefined();
  });
});
