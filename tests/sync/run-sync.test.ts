import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { connectAccounts } from '../../utils/actions/connect-accounts.ts';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { AdsError } from '../../utils/ads/ads-error.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { writeToken } from '../../utils/store/secrets.ts';
import { readLastRun } from '../../utils/store/sync-state.ts';
import { anAccount, CODE, ITEM_ID, NOON, OTHER_CODE, OTHER_ITEM_ID } from '../support/build.ts';
import {
  ADVERTISER_ID,
  aSyncStage,
  noBackend,
  OTHER_ADVERTISER_ID,
  someLocks,
  type SyncStage,
} from '../support/sync-stage.ts';

let stage: SyncStage;
let requestId: string;
beforeEach(async () => {
  stage = await aSyncStage();
  stage.seedCode(ITEM_ID, CODE);
  stage.seedCode(OTHER_ITEM_ID, OTHER_CODE);
  requestId = await stage.saveRequest(ITEM_ID);
});
afterEach(() => stage[Symbol.asyncDispose]());

const statusOf = async (id: string): Promise<string> => (await stage.request(id)).status;

describe('a sync run', () => {
  test('tells what it did, and keeps that for every page', async () => {
    await stage.paste(CODE, requestId);
    const report = await stage.sync();
    expect(report).toEqual({
      at: stage.context.clock(),
      outcome: 'done',
      problem: null,
      waiting: 0,
      nextAt: null,
      lastSuccessAt: stage.context.clock(),
    });
    expect(await readLastRun(stage.context.db)).toEqual(report);
  });

  test('asks nobody when no ad account is connected', async () => {
    await stage.context.db.adAccounts.clear();
    await stage.paste(CODE, requestId);
    expect(await stage.sync({ backend: noBackend() })).toMatchObject({
      outcome: 'no-account',
      lastSuccessAt: null,
    });
  });

  test('asks nobody without a token', async () => {
    await stage.context.db.secrets.clear();
    await stage.paste(CODE, requestId);
    expect(await stage.sync({ backend: noBackend() })).toMatchObject({ outcome: 'no-account' });
  });

  test('asks nobody, and says so, when every ad account is paused', async () => {
    const problem = { kind: 'forbidden', at: NOON } as const;
    await stage.context.db.adAccounts.update(stage.account.id, { pausedAt: NOON, problem });
    await stage.paste(CODE, requestId);
    expect(await stage.sync({ backend: noBackend() })).toMatchObject({
      outcome: 'no-account',
      problem: null,
      lastSuccessAt: null,
    });
  });

  test('does not speak of the trouble of an ad account that is paused', async () => {
    const problem = { kind: 'forbidden', at: NOON } as const;
    const advertiserId = OTHER_ADVERTISER_ID;
    await stage.context.db.adAccounts.add(anAccount({ advertiserId, pausedAt: NOON, problem }));
    expect(await stage.sync()).toMatchObject({ outcome: 'done', problem: null });
  });

  test('that had nothing to ask leaves the last success as it was', async () => {
    const { lastSuccessAt } = await stage.sync();
    stage.context.clock.move(MINUTE_MS);
    expect(await stage.sync({ backend: noBackend() })).toMatchObject({
      outcome: 'done',
      lastSuccessAt,
    });
  });

  test('whose token was revoked is no success, however many codes wait', async () => {
    const { lastSuccessAt } = await stage.sync();
    stage.context.clock.move(MINUTE_MS);
    await stage.paste(CODE, requestId);
    await stage.paste(OTHER_CODE, await stage.saveRequest(OTHER_ITEM_ID));
    stage.world.seedToken({ token: DEMO.token, state: 'revoked' });
    expect(await stage.sync()).toMatchObject({
      outcome: 'failed',
      problem: 'unauthorised',
      waiting: 2,
      lastSuccessAt,
    });
  });

  test('nor one that only put away what waited for a code that is not there any more', async () => {
    const { lastSuccessAt } = await stage.sync();
    stage.context.clock.move(MINUTE_MS);
    const codeId = await stage.paste(CODE, requestId);
    await stage.paste(OTHER_CODE, await stage.saveRequest(OTHER_ITEM_ID));
    await stage.context.db.codes.update(codeId, { value: '' });
    stage.world.setFault({ kind: 'return-code', returnCode: 50000, times: null });
    expect(await stage.sync()).toMatchObject({ problem: 'server', waiting: 1, lastSuccessAt });
  });

  test('speaks of a failure as long as what failed waits', async () => {
    await stage.sync();
    stage.world.setFault({ kind: 'bad-gateway', times: null });
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.context.clock.move(SECOND_MS);
    const report = await stage.sync({ backend: noBackend() });
    expect(report).toMatchObject({ outcome: 'failed', problem: 'server', waiting: 1 });
    expect(report.lastSuccessAt).toBeLessThan(NOON + MINUTE_MS / 2);
  });

  test('takes up codes that came before the ad account did', async () => {
    await stage.context.db.adAccounts.clear();
    await stage.paste(CODE, requestId);
    await stage.sync();
    await stage.context.db.adAccounts.add(stage.account);
    await stage.sync();
    expect(await statusOf(requestId)).toBe('authorized');
  });

  test('takes up a known code that was pasted again while no ad account was connected', async () => {
    stage.world.setKnobs({ messages: 'numbered' });
    stage.seedCode(ITEM_ID, CODE, -DAY_MS);
    await stage.paste(CODE, requestId);
    await stage.sync();
    await stage.context.db.adAccounts.clear();
    await stage.paste(CODE, requestId);
    stage.world.extend({ code: CODE, days: 30 });
    await stage.context.db.adAccounts.add(stage.account);
    await stage.sync();
    expect(await statusOf(requestId)).toBe('authorized');
  });

  test('does not apply codes of requests that are through by hand to an account connected later', async () => {
    await stage.context.db.adAccounts.clear();
    await stage.paste(CODE, requestId);
    await markApplied(stage.context, requestId, {
      accountLabel: 'Ads Manager',
      endsAt: NOON + 7 * DAY_MS,
    });
    await stage.context.db.adAccounts.add(stage.account);
    await stage.sync();
    expect(stage.calls('tt_video/authorize')).toHaveLength(0);
    expect(stage.calls('tt_video/list')).toHaveLength(1);
  });

  test('keeps the worker awake as long as it works, and no longer', async () => {
    const log: string[] = [];
    const keepAwake = () => {
      log.push('awake');
      return () => void log.push('asleep');
    };
    await stage.sync({ keepAwake });
    expect(log).toEqual(['awake', 'asleep']);
    stage.context.db.close();
    await expect(stage.sync({ keepAwake })).rejects.toMatchObject({
      name: 'DatabaseClosedError',
    });
    expect(log).toEqual(['awake', 'asleep', 'awake', 'asleep']);
    await stage.context.db.open();
  });

  test('stops soon when it is told to, and the next one goes on', async () => {
    await stage.paste(CODE, requestId);
    const stop = new AbortController();
    stop.abort();
    const report = await stage.sync({ signal: stop.signal, backend: noBackend() });
    expect(report).toMatchObject({ waiting: 1 });
    await stage.sync();
    expect(await statusOf(requestId)).toBe('authorized');
  });
});

describe('two runs at once', () => {
  test('the second answers "busy" and calls nobody', async () => {
    await stage.paste(CODE, requestId);
    const locks = someLocks();
    const [first, second] = await Promise.all([
      stage.sync({ locks }),
      stage.sync({ locks, backend: noBackend() }),
    ]);
    expect([first.outcome, second.outcome]).toEqual(['done', 'busy']);
    expect(stage.calls('tt_video/authorize')).toHaveLength(1);
  });

  test('the first one does what came in meanwhile', async () => {
    const locks = someLocks();
    const otherId = await stage.saveRequest(OTHER_ITEM_ID);
    await stage.paste(CODE, requestId);
    const { backend } = stage.deps();
    let second: Promise<unknown> | undefined;
    const busy: typeof backend = {
      ...backend,
      async applyCode(...args) {
        if (!second) {
          await stage.paste(OTHER_CODE, otherId);
          second = stage.sync({ locks, backend: noBackend() });
          await second;
        }
        return backend.applyCode(...args);
      },
    };
    await stage.sync({ locks, backend: busy });
    expect([await statusOf(requestId), await statusOf(otherId)]).toEqual([
      'authorized',
      'authorized',
    ]);
  });

  test('a note that comes when the first one has just finished is not lost', async () => {
    const locks = someLocks();
    let hasCome = false;
    const inner: typeof locks = {
      async request(name, options, work) {
        const value = await locks.request(name, options, work);
        // Between the end of the work and the look at the note, a second run comes and goes.
        if (value !== null && !hasCome) {
          hasCome = true;
          await stage.paste(CODE, requestId);
          const held: typeof locks = { request: (_name, _options, other) => other(null) };
          await stage.sync({ locks: held });
        }
        return value;
      },
    };
    await stage.sync({ locks: inner });
    expect(await statusOf(requestId)).toBe('authorized');
  });

  test('a wish for a full run is passed on', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    const before = stage.calls('tt_video/list').length;
    const held: ReturnType<typeof someLocks> = { request: (_name, _options, work) => work(null) };
    await stage.sync({ locks: held, full: true });
    await stage.sync();
    expect(stage.calls('tt_video/list').length).toBe(before + 1);
  });

  test('sweep a list once that began after the second was wished for', async () => {
    const other = anAccount({ advertiserId: OTHER_ADVERTISER_ID, createdAt: NOON + 1 });
    await stage.context.db.adAccounts.add(other);
    const locks = someLocks();
    const { backend } = stage.deps();
    let second: Promise<unknown> | undefined;
    const watched: typeof backend = {
      ...backend,
      listPosts: async (...args) => {
        second ??= stage.sync({ locks, full: true, backend: noBackend() });
        await second;
        stage.context.clock.move(SECOND_MS);
        return backend.listPosts(...args);
      },
    };
    await stage.sync({ locks, full: true, backend: watched });
    const swept = stage.calls('tt_video/list').map(({ advertiserId }) => advertiserId);
    expect(swept).toEqual([ADVERTISER_ID, OTHER_ADVERTISER_ID, ADVERTISER_ID]);
  });

  test('work with the browser’s own locks', async () => {
    await stage.paste(CODE, requestId);
    const { locks } = navigator;
    const reports = await Promise.all([stage.sync({ locks }), stage.sync({ locks })]);
    expect(reports.map(({ outcome }) => outcome).sort()).toEqual(['busy', 'done']);
  });
});

describe('a line that fails', () => {
  test('never blocks the lines of others', async () => {
    const otherId = await stage.saveRequest(OTHER_ITEM_ID);
    stage.world.setFault({ kind: 'html-200', endpoint: 'tt_video/info' });
    await stage.paste(CODE, requestId);
    await stage.paste(OTHER_CODE, otherId);
    const report = await stage.sync();
    expect([await statusOf(requestId), await statusOf(otherId)]).toEqual([
      'code-received',
      'authorized',
    ]);
    expect(report).toMatchObject({
      outcome: 'failed',
      problem: 'unexpected-reply',
      waiting: 1,
      lastSuccessAt: stage.context.clock(),
    });
  });

  test('by a defect of ours is put off like any other, and told', async () => {
    const otherId = await stage.saveRequest(OTHER_ITEM_ID);
    const { backend } = stage.deps();
    const defects: unknown[] = [];
    const broken: typeof backend = {
      ...backend,
      previewCode: (access, code, signal) => {
        if (code === CODE) throw new TypeError('x is not a function');
        return backend.previewCode(access, code, signal);
      },
    };
    await stage.paste(CODE, requestId);
    await stage.paste(OTHER_CODE, otherId);
    await stage.sync({ backend: broken, onDefect: (error) => void defects.push(error) });
    expect(await statusOf(otherId)).toBe('authorized');
    expect(defects).toHaveLength(1);
  });

  test('waits longer each time', async () => {
    stage.world.setFault({ kind: 'bad-gateway', times: null });
    await stage.paste(CODE, requestId);
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const { nextAt } = await stage.sync();
      const waitMs = (nextAt ?? 0) - stage.context.clock();
      // Less what the run itself took.
      waits.push(Math.round((waitMs / SECOND_MS) * 2) / 2);
      stage.context.clock.move(waitMs);
    }
    // Three quarters of 30 s doubled up to half an hour: chance stands at its middle here.
    expect(waits).toEqual([22.5, 45, 90, 180, 360, 720, 1350, 1350, 1350]);
  });

  test('holds up the later lines of its own request, but not for ever', async () => {
    stage.world.setFault({ kind: 'bad-gateway', endpoint: 'tt_video/info', times: 1 });
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.seedCode(ITEM_ID, '#Sandbox2Second+Code/For1Post==');
    await stage.paste('#Sandbox2Second+Code/For1Post==', requestId);
    await stage.sync();
    expect(stage.calls('tt_video/info')).toHaveLength(1);

    await stage.context.db.outbox.toCollection().modify((line) => {
      if (line.attempts === 1) line.attempts = 5;
    });
    await stage.sync();
    expect(stage.calls('tt_video/info')).toHaveLength(2);
  });

  test('three times in a row ends its lane: the rest is left for the next run', async () => {
    await stage.context.db.adAccounts.update(stage.account.id, {
      sweep: { endedAt: NOON, posts: 0, isWhole: true },
    });
    const ids = Array.from({ length: 8 }, (_, index) => `743123456789030000${index}`);
    for (const [index, itemId] of ids.entries()) {
      await stage.paste(
        `#Sandbox${index}Offline+Code/Number${index}==`,
        await stage.saveRequest(itemId),
      );
    }
    stage.world.setFault({ kind: 'reset', times: null });
    const report = await stage.sync();
    expect(stage.world.log()).toHaveLength(3);
    expect(report).toMatchObject({
      outcome: 'failed',
      problem: 'network',
      waiting: 8,
      lastSuccessAt: null,
    });
  });

  test('over a token that was replaced meanwhile does not put the ad account aside', async () => {
    const { context, account, world } = stage;
    const token = 'sandbox-second-token';
    world.seedToken({ token, advertiserIds: [ADVERTISER_ID] });
    const { backend } = stage.deps();
    let isFirst = true;
    const replaced: typeof backend = {
      ...backend,
      previewCode: async (access, code, signal) => {
        if (!isFirst) return backend.previewCode(access, code, signal);
        isFirst = false;
        const advertiserIds = [ADVERTISER_ID];
        await connectAccounts(context, backend, { kind: 'token', token, advertiserIds }, signal);
        throw new AdsError('unauthorised', { endpoint: '/tt_video/info/' });
      },
    };
    await stage.paste(CODE, requestId);
    await stage.sync({ backend: replaced });
    expect((await context.db.adAccounts.get(account.id))?.problem).toBeNull();
    expect(await statusOf(requestId)).toBe('authorized');
  });

  test('offline loses nothing', async () => {
    const { backend } = stage.deps();
    const offline = new Proxy(backend, {
      get: () => () => Promise.reject(new AdsError('network', { endpoint: '/' })),
    });
    await stage.paste(CODE, requestId);
    await stage.syncFor(3 * HOUR_MS, { backend: offline });
    expect(await statusOf(requestId)).toBe('code-received');
    await stage.syncFor(HOUR_MS);
    expect([await statusOf(requestId), stage.calls('tt_video/authorize').length]).toEqual([
      'authorized',
      1,
    ]);
  });

  test('for one ad account does not hold up the other', async () => {
    await stage.context.db.adAccounts.update(stage.account.id, {
      advertiserId: '7431234567890123999',
    });
    await stage.context.db.adAccounts.add(anAccount({ advertiserId: OTHER_ADVERTISER_ID }));
    await stage.paste(CODE, requestId);
    const report = await stage.sync();
    expect(report).toMatchObject({
      outcome: 'failed',
      problem: 'forbidden',
      waiting: 1,
      lastSuccessAt: stage.context.clock(),
    });
    expect(await statusOf(requestId)).toBe('authorized');
  });
});

describe('the rate limit', () => {
  const codes = Array.from({ length: 30 }, (_, index) => ({
    itemId: `74312345678904${String(index).padStart(5, '0')}`,
    code: `#Sandbox${index}Rate+Limit/Code${index}==`,
  }));

  async function pasteAll(): Promise<void> {
    for (const { itemId, code } of codes) {
      stage.seedCode(itemId, code);
      await stage.paste(code, await stage.saveRequest(itemId));
    }
  }

  test('is never broken: TikTok refuses no call of a long run', async () => {
    await pasteAll();
    const report = await stage.sync();
    expect(report.outcome).toBe('done');
    expect(stage.world.log().filter(({ returnCode }) => returnCode !== 0)).toEqual([]);
    expect(stage.world.bindings()).toHaveLength(30);
  });

  test('is kept by a new worker that knows nothing of the last one’s calls but what is stored', async () => {
    await pasteAll();
    const stop = new AbortController();
    const pause = async (delayMs: number): Promise<void> => {
      stop.abort();
      stage.context.clock.move(delayMs / 10);
    };
    await stage.sync({ signal: stop.signal, pause });
    await stage.sync();
    expect(stage.world.log().filter(({ returnCode }) => returnCode === 40100)).toEqual([]);
  });

  test('broken by others in the middle of a run costs a second', async () => {
    await pasteAll();
    stage.world.setFault({ kind: 'return-code', returnCode: 40100, skip: 20 });
    const report = await stage.sync();
    expect(report.outcome).toBe('done');
    expect(stage.world.bindings()).toHaveLength(30);
    expect(stage.calls('tt_video/authorize').filter(({ committed }) => committed)).toHaveLength(30);
  });

  test('broken again and again ends the run for five minutes, and nobody is called meanwhile', async () => {
    await pasteAll();
    // After 1, 2 and 4 seconds; and a call or two were on their way when it broke.
    stage.world.setFault({ kind: 'return-code', returnCode: 40100, skip: 20, times: 6 });
    const report = await stage.sync();
    expect(report).toMatchObject({ outcome: 'waiting', problem: 'rate-limited' });
    const pausedAt = stage.context.clock();
    expect((report.nextAt ?? 0) - pausedAt).toBeGreaterThan(4 * MINUTE_MS);
    const callsBefore = stage.world.log().length;
    await stage.sync();
    expect(stage.world.log()).toHaveLength(callsBefore);
    await stage.syncFor(10 * MINUTE_MS);
    expect(stage.world.bindings()).toHaveLength(30);
  });
});

describe('windows kept by hand', () => {
  test('end without any ad account', async () => {
    await stage.context.db.adAccounts.clear();
    await markApplied(stage.context, requestId, {
      accountLabel: 'Ads Manager',
      endsAt: NOON + 7 * DAY_MS,
    });
    await stage.syncFor(6 * DAY_MS, { backend: noBackend() });
    expect(await statusOf(requestId)).toBe('authorized');
    await stage.syncFor(2 * DAY_MS, { backend: noBackend() });
    expect(await statusOf(requestId)).toBe('expired');
    expect((await stage.request(requestId)).before).toBeNull();
    expect((await stage.history(requestId)).filter((type) => type === 'lapsed')).toHaveLength(1);
  });
});

describe('secrets', () => {
  test('no code and no token is in anything that the sync writes but the code and the token themselves', async () => {
    const { db } = stage.context;
    await writeToken(db, 'sandbox-access-token', NOON);
    stage.world.setKnobs({ messages: 'echo' });
    stage.world.setFault({ kind: 'reset', when: 'after-commit', endpoint: 'tt_video/authorize' });
    await stage.paste(CODE, requestId);
    await stage.paste('#Sandbox3Wrong+Code/OfNobody3==', await stage.saveRequest(OTHER_ITEM_ID));
    await stage.syncFor(20 * MINUTE_MS);
    const tables = [
      db.requests,
      db.events,
      db.outbox,
      db.authorizations,
      db.adAccounts,
      db.syncState,
    ];
    const stored = JSON.stringify(await Promise.all(tables.map((table) => table.toArray())));
    expect(stored).not.toContain('Sandbox1Code');
    expect(stored).not.toContain('Sandbox3Wrong');
    expect(stored).not.toContain('sandbox-access-token');
  });
});
