import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedBoundPosts } from '../../sandbox/ads-api/seed-demo.ts';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { deleteCode } from '../../utils/actions/delete-code.ts';
import type { AdsBackend, PostsPage } from '../../utils/ads/port.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { readSweep } from '../../utils/store/sweeps.ts';
import { CODE, ITEM_ID, OTHER_CODE } from '../support/build.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

/** The list as it is, but for what happens to its pages. */
const listing = (change: (page: PostsPage, number: number) => PostsPage): Partial<AdsBackend> => {
  const { backend } = stage.deps();
  return {
    ...backend,
    listPosts: async (access, number, signal) =>
      change(await backend.listPosts(access, number, signal), number),
  };
};
const sync = (backend: Partial<AdsBackend>, full = false) =>
  stage.sync({ backend: backend as AdsBackend, full });
const syncFor = (forMs: number, backend: Partial<AdsBackend>) =>
  stage.syncFor(forMs, { backend: backend as AdsBackend });
/** One post whose row cannot be read. */
const without = (itemId: string) =>
  listing((page) => {
    const posts = page.posts.filter((post) => post.itemId !== itemId);
    return posts.length < page.posts.length ? { ...page, posts, isComplete: false } : page;
  });
const sent = (): number => stage.calls('tt_video/authorize').length;
const account = () => stage.context.db.adAccounts.get(stage.account.id);
const seed = (count: number): string[] =>
  seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count });
const readOneByOne = () => stage.calls('tt_video/list').filter(({ itemId }) => itemId !== null);

describe('a code that is looked for in a list with rows that cannot be read', () => {
  test('stays uncertain, and is found once they can be', async () => {
    seed(3);
    stage.world.setKnobs({ preview: 'refused' });
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    stage.world.setFault({ kind: 'reset', when: 'after-commit', endpoint: 'tt_video/authorize' });
    await confirmApply(stage.context, codeId);
    await syncFor(DAY_MS, without(ITEM_ID));
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'uncertain' });
    expect(await stage.history(requestId)).not.toContain('code-not-applied');
    await stage.syncFor(2 * HOUR_MS);
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(sent()).toBe(1);
  });

  describe('for more than a day', () => {
    let requestId: string;
    let codeId: string;
    beforeEach(async () => {
      seed(60);
      stage.world.setKnobs({ preview: 'refused' });
      stage.seedCode(ITEM_ID, CODE);
      requestId = await stage.saveRequest(ITEM_ID);
      codeId = await stage.paste(CODE, requestId);
      await stage.sync();
      stage.world.setFault({ kind: 'reset', when: 'after-commit', endpoint: 'tt_video/authorize' });
      await confirmApply(stage.context, codeId);
      await syncFor(2 * DAY_MS, without(ITEM_ID));
    });

    test('stays uncertain, and is looked for no more', async () => {
      expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'uncertain' });
      expect(await stage.context.db.outbox.count()).toBe(0);
      const told = (await stage.history(requestId)).filter((type) => type === 'outcome-uncertain');
      expect(told).toHaveLength(2);
      const before = stage.calls('tt_video/list').length;
      await syncFor(DAY_MS, without(ITEM_ID));
      // The list is gone through once a day.
      expect(stage.calls('tt_video/list').length - before).toBe(2);
    });

    test('is known as applied once a sweep comes across it', async () => {
      await stage.syncFor(DAY_MS + HOUR_MS);
      expect((await stage.request(requestId)).status).toBe('authorized');
      expect((await stage.history(requestId)).at(-1)).toBe('code-applied');
      expect(sent()).toBe(1);
    });

    test('can be removed by a person who knows that it may be bound', async () => {
      const removing = deleteCode(stage.context, codeId);
      await expect(removing).rejects.toMatchObject({ code: 'code-maybe-applied' });
      await deleteCode(stage.context, codeId, true);
      expect(await stage.code(codeId)).toMatchObject({ value: '' });
      expect((await stage.history(requestId)).at(-1)).toBe('code-removed-uncertain');
      expect((await stage.request(requestId)).status).toBe('agreed');
      expect(await stage.context.db.outbox.count()).toBe(0);
    });
  });

  test('is not sent before anybody knows that it is not there', async () => {
    seed(60);
    stage.world.setKnobs({ preview: 'refused' });
    stage.seedCode(ITEM_ID, CODE);
    const codeId = await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await stage.sync();
    await confirmApply(stage.context, codeId);
    const cutShort = listing((page) => ({ ...page, hasMore: false }));
    await syncFor(HOUR_MS, cutShort);
    expect(sent()).toBe(0);
    await stage.syncFor(2 * HOUR_MS);
    expect(sent()).toBe(1);
  });
});

describe('a renewal, where rows tell no code', () => {
  beforeEach(() => void stage.world.setKnobs({ rowsTellCode: false }));
  const renewal = async (when: 'before-commit' | 'after-commit') => {
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.seedCode(ITEM_ID, OTHER_CODE, 365 * DAY_MS);
    const codeId = await stage.paste(OTHER_CODE, requestId);
    stage.world.setFault({ kind: 'reset', when, endpoint: 'tt_video/authorize' });
    const isToForget = { noticeDays: [], forgetsConfirmedCodes: true };
    await stage.syncFor(20 * MINUTE_MS, { policy: async () => isToForget });
    return { requestId, codeId };
  };

  test('whose answer was lost is not taken for applied because the older code still runs', async () => {
    const { requestId, codeId } = await renewal('before-commit');
    const applied = (await stage.history(requestId)).filter((type) => type === 'code-applied');
    expect(applied).toHaveLength(1);
    expect((await stage.code(codeId)).value).toBe(OTHER_CODE);
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'applied' });
  });

  test('that was refused is not taken for applied because the older code still runs', async () => {
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.seedCode(ITEM_ID, OTHER_CODE, 365 * DAY_MS);
    stage.world.setKnobs({ messages: 'numbered' });
    stage.world.setFault({
      kind: 'return-code',
      endpoint: 'tt_video/authorize',
      returnCode: 40002,
      message: '4027',
    });
    const codeId = await stage.paste(OTHER_CODE, requestId);
    await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('story');
    expect((await stage.request(requestId)).status).toBe('authorized');
  });

  test('whose answer was lost is known by the window that goes on longer', async () => {
    const { requestId } = await renewal('after-commit');
    const applied = (await stage.history(requestId)).filter((type) => type === 'code-applied');
    expect(applied).toHaveLength(2);
    expect(sent()).toBe(2);
  });
});

describe('a sweep of a list that is not whole', () => {
  test.each<[string, (page: PostsPage) => PostsPage]>([
    [
      'breaks off with nothing',
      (page) => ({ ...page, posts: [], hasMore: false, isComplete: false }),
    ],
    ['ends sooner than its length', (page) => ({ ...page, hasMore: false })],
  ])('that %s is a failure, and lets nothing be looked for one by one', async (_how, cut) => {
    const [itemId = ''] = seed(110);
    await stage.saveRequest(itemId);
    await stage.sync();
    const before = readOneByOne().length;
    const broken = listing((page, number) => (number === 2 ? cut(page) : page));
    const report = await sync(broken, true);
    expect(report).toMatchObject({ outcome: 'failed', problem: 'unexpected-reply' });
    expect(readOneByOne()).toHaveLength(before);
    expect(await account()).toMatchObject({ sweep: { posts: 110, isWhole: true } });
    await stage.syncFor(HOUR_MS);
    expect(await readSweep(stage.context.db, stage.account.id)).toBeNull();
  });

  test('with a row that cannot be read is not taken for the absence of its post', async () => {
    seed(3);
    stage.seedCode(ITEM_ID, CODE);
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    const odd = without(ITEM_ID);
    await sync(odd);
    expect(await account()).toMatchObject({ sweep: { posts: 3, isWhole: false } });
    await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await sync(odd);
    expect(sent()).toBe(0);
  });

  test('in which next to nothing could be read is no sweep', async () => {
    seed(60);
    await stage.sync();
    const before = readOneByOne().length;
    const odd = listing((page) => ({
      ...page,
      posts: page.posts.slice(0, 1),
      isComplete: false,
    }));
    const report = await sync(odd, true);
    expect(report).toMatchObject({ problem: 'unexpected-reply' });
    expect(readOneByOne()).toHaveLength(before);
    expect(await account()).toMatchObject({ sweep: { posts: 60, isWhole: true } });
  });
});

test('posts without a request that are over and not listed any more cost no calls', async () => {
  seed(3);
  await stage.sync();
  stage.context.clock.move(40 * DAY_MS);
  const before = readOneByOne().length;
  const empty = listing((page) => ({ ...page, posts: [], total: 0, hasMore: false }));
  await sync(empty);
  await syncFor(HOUR_MS, empty);
  expect(readOneByOne()).toHaveLength(before);
  const rows = await stage.context.db.authorizations.toArray();
  expect(rows.map(({ outcome }) => outcome)).toEqual(Array(3).fill('not-applied'));
});

describe('a sweep that fails', () => {
  test('by a defect is told, put off, and keeps nothing else from its end', async () => {
    seed(3);
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    const defects: unknown[] = [];
    const broken = listing(() => {
      throw new TypeError('a defect');
    });
    await stage.sync({
      backend: broken as AdsBackend,
      onDefect: (error) => void defects.push(error),
    });
    expect(defects).toEqual([expect.any(TypeError)]);
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(await readSweep(stage.context.db, stage.account.id)).toMatchObject({
      attempts: 1,
      lastError: { kind: 'unexpected-reply' },
    });
  });

  test('does not keep posts from being verified one by one', async () => {
    const [itemId = ''] = seed(60);
    await stage.saveRequest(itemId);
    await stage.sync();
    const broken = listing((page, number) =>
      number < 2 ? page : { ...page, posts: [], hasMore: false, isComplete: false },
    );
    await syncFor(DAY_MS + HOUR_MS, broken);
    expect(await readSweep(stage.context.db, stage.account.id)).not.toBeNull();
    const before = readOneByOne().length;
    await syncFor(DAY_MS, broken);
    expect(readOneByOne().length).toBeGreaterThan(before);
  });
});
