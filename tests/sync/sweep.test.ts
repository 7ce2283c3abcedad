import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO, demoCode, seedBoundPosts } from '../../sandbox/ads-api/seed-demo.ts';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { receiveCodes } from '../../utils/actions/receive-codes.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { readSweep } from '../../utils/store/sweeps.ts';
import { runSync } from '../../utils/sync/run-sync.ts';
import { CODE, ITEM_ID, NOON } from '../support/build.ts';
import { crashAt } from '../support/crash-at.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

const seed = (count: number): string[] =>
  seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count });
const lists = () => stage.calls('tt_video/list');
const swept = async () => (await stage.context.db.adAccounts.get(stage.account.id))?.sweep;
const nobody = new AbortController().signal;
const unbind = async (itemId: string): Promise<void> => {
  stage.world.setKnobs({ unbindLive: 'ok' });
  await stage
    .backend(10_000)
    .releasePost({ token: DEMO.token, advertiserId: ADVERTISER_ID }, itemId, nobody);
};

/** Rows of every table that a sync may write, but its own bookkeeping. */
async function dump(): Promise<unknown> {
  const { db } = stage.context;
  const { authorizations, events, requests, codes, outbox, posts } = db;
  return Promise.all(
    [authorizations, events, requests, codes, outbox, posts].map((table) => table.toArray()),
  );
}

describe('the first sweep', () => {
  test('knows everything authorised in the ad account, as found', async () => {
    seed(120);
    await stage.sync();
    const known = await stage.context.db.authorizations.toArray();
    expect(known).toHaveLength(120);
    expect(new Set(known.map(({ requestId, outcome }) => `${requestId} ${outcome}`))).toEqual(
      new Set(['null applied']),
    );
    expect(known[0]?.byTikTok).toMatchObject({ adAuthStatus: 'AUTHORIZED', itemType: 'VIDEO' });
    expect(await swept()).toEqual({
      startedAt: NOON,
      endedAt: stage.context.clock(),
      posts: 120,
      isWhole: true,
    });
    expect(await readSweep(stage.context.db, stage.account.id)).toBeNull();
  });

  test('asks for each page once, at the speed that TikTok allows', async () => {
    seed(2_000);
    await stage.sync();
    expect(lists()).toHaveLength(40);
    // The first calls have half a second more.
    expect(stage.context.clock() - NOON).toBeLessThanOrEqual((1.05 * 4 + 0.5) * SECOND_MS);
    expect(stage.world.log().filter(({ returnCode }) => returnCode !== 0)).toEqual([]);
  });

  test('writes in batches, not post by post', async () => {
    seed(1_000);
    const { db } = stage.context;
    let writes = 0;
    const transaction = db.transaction.bind(db) as (...args: unknown[]) => unknown;
    Object.assign(db, {
      transaction: (mode: string, tables: { name: string }[], ...rest: unknown[]) => {
        const isBig = [tables].flat().some(({ name }) => name === 'authorizations');
        if (mode === 'rw' && isBig) writes += 1;
        return transaction(mode, tables, ...rest);
      },
    });
    await stage.sync();
    expect(await db.authorizations.count()).toBe(1_000);
    expect(writes).toBeLessThan(10);
  });

  test('takes in a post whatever TikTok says of it', async () => {
    stage.seedCode(ITEM_ID, CODE);
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    stage.world.seedCode({ code: CODE, adAuthStatus: 'IN_REVIEW' });
    stage.world.seedPost({ itemId: ITEM_ID, status: 'HIDDEN_BY_MOON' });
    await stage.sync();
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      byTikTok: { adAuthStatus: 'IN_REVIEW', itemStatus: 'HIDDEN_BY_MOON' },
    });
  });

  test('authorises a request that was settled without us, and says so', async () => {
    stage.seedCode(ITEM_ID, CODE);
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.sync();
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(await stage.history(requestId)).toEqual(['saved', 'found-elsewhere']);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ requestId });
  });

  test('leaves a code that was just sent to the line that looks for it', async () => {
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    stage.world.setFault({ kind: 'reset', when: 'after-commit', endpoint: 'tt_video/authorize' });
    await stage.sync();
    await stage.sync({ full: true });
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'uncertain' });
    await stage.syncFor(10 * MINUTE_MS);
    const history = await stage.history(requestId);
    expect(history.filter((type) => type === 'code-applied')).toHaveLength(1);
    expect(history).not.toContain('found-elsewhere');
  });
});

describe('a sweep that finds nothing new', () => {
  test('writes no row', async () => {
    seed(300);
    const requestId = await stage.saveRequest(seed(1)[0] ?? '');
    await stage.sync();
    expect((await stage.request(requestId)).status).toBe('authorized');
    const before = await dump();
    stage.context.clock.move(2 * DAY_MS);
    await stage.sync();
    expect(await dump()).toEqual(before);
    expect((await swept())?.endedAt).toBe(stage.context.clock());
  });

  test('counts as having read every post', async () => {
    const [itemId = ''] = seed(60);
    await stage.saveRequest(itemId);
    await stage.sync();
    stage.context.clock.move(DAY_MS);
    await stage.sync();
    const before = lists().length;
    await stage.syncFor(5 * HOUR_MS);
    expect(lists()).toHaveLength(before);
  });
});

describe('a sweep that is cut off', () => {
  test('goes on where the killed worker stopped', async () => {
    seed(1_500);
    let calls = 0;
    const { backend } = stage.deps();
    const doomed: AdsBackend = {
      ...backend,
      listPosts: (...args) => {
        calls += 1;
        return calls > 24 ? new Promise(() => undefined) : backend.listPosts(...args);
      },
    };
    void stage.sync({ backend: doomed });
    await expect
      .poll(async () => (await readSweep(stage.context.db, stage.account.id))?.nextPage)
      .toBe(21);
    await expect.poll(() => lists().length).toBe(24);
    const before = lists().length;
    await stage.sync();
    // Ten pages were left, and the first is read again: something may have come meanwhile.
    expect(lists().length - before).toBe(11);
    expect(await swept()).toMatchObject({ posts: 1_500 });
    expect(await stage.context.db.authorizations.count()).toBe(1_500);
  });

  test('at any await ends with everything known', async () => {
    for (let n = 1, isKilled = true; isKilled; n += 3) {
      await using other = await aSyncStage();
      const ids = seedBoundPosts(other.world, { advertiserId: ADVERTISER_ID, count: 130 });
      const requestId = await other.saveRequest(ids[7] ?? '');
      const worker = crashAt(other.deps(), n);
      isKilled = (await Promise.race([worker.killed, runSync(worker.deps)])) === 'killed';
      await other.syncFor(5 * MINUTE_MS);
      expect(await other.context.db.authorizations.count()).toBe(130);
      expect(await other.history(requestId)).toEqual(['saved', 'found-elsewhere']);
      expect(await other.context.db.outbox.count()).toBe(0);
    }
  }, 60_000);

  test('by a failing network is taken up again, later each time', async () => {
    seed(100);
    stage.world.setFault({ kind: 'reset', times: 2 });
    const report = await stage.sync();
    expect(report).toMatchObject({ outcome: 'failed', problem: 'network' });
    expect(report.nextAt).toBeGreaterThan(stage.context.clock());
    await stage.syncFor(5 * MINUTE_MS);
    expect(await swept()).toMatchObject({ posts: 100 });
  });

  test('by a page that cannot be read keeps the pages before it', async () => {
    seed(500);
    const { backend } = stage.deps();
    const broken: AdsBackend = {
      ...backend,
      listPosts: async (access, page, signal) => {
        const answer = await backend.listPosts(access, page, signal);
        return page === 7 ? { ...answer, posts: [], isComplete: false } : answer;
      },
    };
    await stage.sync({ backend: broken });
    expect(await stage.context.db.authorizations.count()).toBe(300);
    expect(await readSweep(stage.context.db, stage.account.id)).toMatchObject({
      nextPage: 7,
      attempts: 1,
      isWhole: true,
      lastError: { kind: 'unexpected-reply' },
    });
    const before = lists().length;
    await stage.syncFor(5 * MINUTE_MS);
    expect(await swept()).toMatchObject({ posts: 500 });
    // Four pages were left, and the first is read again.
    expect(lists().length - before).toBe(5);
  });

  test('by a revoked token puts the ad account aside', async () => {
    seed(100);
    stage.world.setFault({ kind: 'token-revoked' });
    await stage.sync();
    expect(await stage.context.db.adAccounts.get(stage.account.id)).toMatchObject({
      problem: { kind: 'unauthorised', trouble: 'token-revoked' },
    });
    const before = stage.world.log().length;
    await stage.syncFor(HOUR_MS);
    expect(stage.world.log()).toHaveLength(before);
  });
});

describe('a list that moves while it is read', () => {
  /** Lets something happen after the n-th page. */
  const after = (n: number, happen: () => Promise<void> | void): AdsBackend => {
    const { backend } = stage.deps();
    let pages = 0;
    return {
      ...backend,
      listPosts: async (...args) => {
        const page = await backend.listPosts(...args);
        pages += 1;
        if (pages === n) await happen();
        return page;
      },
    };
  };

  test('knows posts that came in front', async () => {
    seed(200);
    stage.seedCode(ITEM_ID, CODE);
    const bind = (): void => stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    await stage.sync({ backend: after(1, bind) });
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'applied' });
    expect(await swept()).toMatchObject({ posts: 201 });
  });

  test('takes no post for gone that slipped to a page that was read already', async () => {
    const ids = seed(200);
    const requests = await Promise.all(ids.slice(0, 160).map((id) => stage.saveRequest(id)));
    await stage.sync();
    const newest = ids.at(-1) ?? '';
    await stage.sync({ full: true, backend: after(1, () => unbind(newest)) });
    await stage.syncFor(5 * MINUTE_MS);
    const all = await Promise.all(requests.map((id) => stage.request(id)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['authorized']));
  });
});

describe('a list that grew and then shrank while it was read', () => {
  const totals = [196, 199, 199, 197];
  const moving = (): AdsBackend => {
    const { backend } = stage.deps();
    return {
      ...backend,
      listPosts: async (access, page, signal) => {
        const answer = await backend.listPosts(access, page, signal);
        return { ...answer, total: totals[page - 1] ?? answer.total };
      },
    };
  };

  test('is not taken for whole', async () => {
    seed(199);
    await stage.sync({ backend: moving() });
    expect(await swept()).toMatchObject({ posts: 199, isWhole: false });
  });
});

describe('a list that moves while a killed worker’s sweep waits', () => {
  const db = () => stage.context.db;
  /** A sweep of 15 pages of which 10 were kept. */
  const beginSweep = async (): Promise<void> => {
    const { backend } = stage.deps();
    const doomed: AdsBackend = {
      ...backend,
      listPosts: (access, page, signal) =>
        page > 10 ? new Promise(() => undefined) : backend.listPosts(access, page, signal),
    };
    const end = new AbortController();
    void stage.sync({ backend: doomed, signal: end.signal, full: true });
    await expect.poll(async () => (await readSweep(db(), stage.account.id))?.nextPage).toBe(11);
    end.abort();
    stage.context.clock.move(HOUR_MS);
  };
  const unbindAll = async (ids: string[]): Promise<void> => {
    for (const id of ids) {
      stage.context.clock.move(SECOND_MS);
      await unbind(id);
    }
  };
  const countOf = (outcome: string): Promise<number> =>
    db().authorizations.where('outcome').equals(outcome).count();

  test('begins anew when everything is wished for meanwhile', async () => {
    seed(750);
    await beginSweep();
    const before = lists().length;
    await stage.sync({ full: true });
    expect(lists().slice(before)).toHaveLength(15);
  });

  test('knows all that came in front, however many pages it fills', async () => {
    seed(750);
    await beginSweep();
    for (let index = 0; index < 120; index += 1) {
      const code = `#Sandbox${index}InFront+Invented/Number${index}==`;
      stage.seedCode(`74312345678903${String(index).padStart(5, '0')}`, code);
      stage.world.bind({ advertiserId: ADVERTISER_ID, code });
    }
    await stage.sync();
    expect(await db().authorizations.count()).toBe(870);
  });

  test('finds what slipped to a page that was read a day later, and takes nothing for absent', async () => {
    const ids = seed(750);
    await beginSweep();
    await unbindAll(ids.slice(-30));
    await stage.sync();
    expect(await swept()).toMatchObject({ isWhole: false });
    expect(await db().authorizations.count()).toBe(720);
    await stage.syncFor(DAY_MS + HOUR_MS);
    expect(await countOf('applied')).toBe(720);
    expect(await swept()).toMatchObject({ isWhole: true });
  });

  test('takes nothing for tidied away that may have slipped', async () => {
    const ids = seed(750);
    await stage.sync();
    stage.context.clock.move(40 * DAY_MS);
    await beginSweep();
    await unbindAll(ids.slice(-30));
    await stage.sync();
    expect(await countOf('not-applied')).toBe(0);
    await stage.syncFor(DAY_MS + HOUR_MS);
    expect(await countOf('not-applied')).toBe(30);
  });
});

describe('what changed since the last sweep', () => {
  let requestId: string;
  beforeEach(async () => {
    seed(55);
    stage.seedCode(ITEM_ID, CODE);
    requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.sync();
  });
  const status = async () => (await stage.request(requestId)).status;
  const told = async (type: string) =>
    (await eventsOf(stage.context.db, requestId)).filter((event) => event.type === type);

  test('a window that the creator extended is told once, with both ends', async () => {
    stage.world.extend({ code: CODE, days: 60 });
    await stage.sync({ full: true });
    await stage.sync({ full: true });
    expect(await told('window-extended')).toEqual([
      expect.objectContaining({
        by: 'tiktok',
        detail: { from: NOON + 30 * DAY_MS, to: NOON + 60 * DAY_MS },
      }),
    ]);
    expect(await status()).toBe('authorized');
  });

  test('a window that lapsed and was extended then lives again', async () => {
    stage.context.clock.move(31 * DAY_MS);
    await stage.sync();
    expect(await status()).toBe('expired');
    stage.world.extend({ code: CODE, days: 30 });
    await stage.sync({ full: true });
    expect(await status()).toBe('authorized');
    expect(await told('window-extended')).toHaveLength(1);
    expect(await told('code-applied')).toHaveLength(1);
  });

  test('a code that the creator took back is revoked', async () => {
    stage.world.revoke({ code: CODE });
    await stage.sync({ full: true });
    expect(await status()).toBe('revoked');
  });

  test.each(['USER_DELETE', 'ONLY_AUTHOR_SEE', 'AUDIT_DELETE'] as const)(
    'a post that turned %s is told once a change',
    async (itemStatus) => {
      stage.world.seedPost({ itemId: ITEM_ID, status: itemStatus });
      await stage.sync({ full: true });
      await stage.sync({ full: true });
      expect((await told('post-gone')).map(({ detail }) => detail)).toEqual([{ itemStatus }]);
      expect(await status()).toBe('authorized');
    },
  );

  test('a post that is not listed any more is revoked when two reads say so, not by the list', async () => {
    await unbind(ITEM_ID);
    await stage.sync({ full: true });
    expect(await status()).toBe('authorized');
    await stage.syncFor(MINUTE_MS);
    expect(await status()).toBe('revoked');
  });

  test('a known code pasted again is read again, and its extension told', async () => {
    stage.context.clock.move(31 * DAY_MS);
    await stage.sync();
    stage.world.extend({ code: CODE, days: 60 });
    await receiveCodes(stage.context, CODE, null);
    await stage.sync();
    expect(await status()).toBe('authorized');
    expect(await told('window-extended')).toHaveLength(1);
    expect(stage.calls('tt_video/authorize')).toHaveLength(1);
  });
});

describe('a window kept by hand that the creator extended', () => {
  test('lives again when its code is pasted again', async () => {
    const { db } = stage.context;
    await db.adAccounts.update(stage.account.id, { connectedAt: null });
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    const byHand = { accountLabel: 'Ads Manager', endsAt: NOON + 30 * DAY_MS };
    await markApplied(stage.context, requestId, byHand);
    await stage.syncFor(31 * DAY_MS);
    expect((await stage.request(requestId)).status).toBe('expired');
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    stage.world.extend({ code: CODE, days: 60 });
    await db.adAccounts.update(stage.account.id, { connectedAt: stage.context.clock() });
    await stage.paste(CODE);
    await stage.sync();
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(await stage.history(requestId)).toContain('window-extended');
    expect(stage.calls('tt_video/authorize')).toHaveLength(0);
  });
});

describe('the cheaper way', () => {
  test('is one read for a stale post, while the list was gone through within a day', async () => {
    const ids = seed(200);
    await stage.saveRequest(ids[150] ?? '');
    await stage.sync();
    const before = lists().length;
    await stage.syncFor(7 * HOUR_MS);
    const reads = lists().slice(before);
    expect(reads.map(({ itemId }) => itemId)).toEqual([ids[150]]);
  });

  test('is the list when more posts are stale than it has pages', async () => {
    const ids = seed(100);
    for (const id of ids.slice(0, 3)) await stage.saveRequest(id);
    await stage.sync();
    const before = lists().length;
    await stage.syncFor(7 * HOUR_MS);
    const reads = lists().slice(before);
    expect(reads.map(({ itemId }) => itemId)).toEqual([null, null]);
  });

  test('does not matter once a day: posts found without a request are looked after then', async () => {
    seed(10);
    await stage.sync();
    const before = lists().length;
    await stage.syncFor(DAY_MS + HOUR_MS);
    expect(lists().length - before).toBe(1);
  });
});

describe('a paused ad account', () => {
  test('costs no calls, and goes on where it was', async () => {
    const { db } = stage.context;
    seed(10);
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await db.adAccounts.update(stage.account.id, { pausedAt: NOON });
    const report = await stage.syncFor(2 * DAY_MS);
    expect(stage.world.log()).toEqual([]);
    expect(report).toMatchObject({ waiting: 1, lastSuccessAt: null });
    await db.adAccounts.update(stage.account.id, { pausedAt: null });
    await stage.sync();
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect((await swept())?.endedAt).toBeGreaterThan(NOON + DAY_MS);
  });
});

describe('the last answer of an ad account', () => {
  test('is noted once a run, a "no" included', async () => {
    stage.seedCode(ITEM_ID, demoCode(ITEM_ID));
    await stage.sync();
    expect(await stage.context.db.adAccounts.get(stage.account.id)).toMatchObject({
      lastAnswerAt: stage.context.clock(),
    });
    stage.context.clock.move(2 * DAY_MS);
    stage.world.setFault({ kind: 'return-code', returnCode: 50000, times: null });
    await stage.sync();
    expect(await stage.context.db.adAccounts.get(stage.account.id)).toMatchObject({
      lastAnswerAt: expect.closeTo(stage.context.clock(), -5),
    });
  });

  test('is not noted when nobody answered', async () => {
    stage.world.setFault({ kind: 'reset', times: null });
    await stage.sync();
    expect(await stage.context.db.adAccounts.get(stage.account.id)).toMatchObject({
      lastAnswerAt: null,
    });
  });
});
