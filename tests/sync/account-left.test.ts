import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedBoundPosts } from '../../sandbox/ads-api/seed-demo.ts';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { disconnectAccounts } from '../../utils/actions/disconnect-accounts.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { MINUTE_MS } from '../../utils/domain/clock.ts';
import { putLine } from '../../utils/store/outbox.ts';
import { CODE, ITEM_ID, NOON } from '../support/build.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

/** Lets something happen before the n-th page is answered. */
const at = (n: number, happen: () => Promise<unknown>): AdsBackend => {
  const { backend } = stage.deps();
  let pages = 0;
  return {
    ...backend,
    listPosts: async (...args) => {
      pages += 1;
      if (pages === n) await happen();
      return backend.listPosts(...args);
    },
  };
};
const pause = () => stage.context.db.adAccounts.update(stage.account.id, { pausedAt: NOON });
const ways: [string, () => Promise<unknown>][] = [
  ['disconnected', () => disconnectAccounts(stage.context)],
  ['paused', pause],
];

describe.each(ways)('an ad account that is %s', (_way, leave) => {
  test('in the middle of a sweep is not asked any more, and nothing is noted of it', async () => {
    seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count: 2_000 });
    await stage.sync({ backend: at(3, leave) });
    // The few calls that were on their way already.
    expect(stage.calls('tt_video/list').length).toBeLessThan(10);
    const { adAccounts, authorizations } = stage.context.db;
    expect(await adAccounts.get(stage.account.id)).toMatchObject({ sweep: null, problem: null });
    expect(await authorizations.count()).toBe(0);
  });

  test('while the last page is on its way has nothing noted of it', async () => {
    seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count: 3 });
    await stage.sync({ backend: at(1, leave) });
    const { adAccounts, authorizations } = stage.context.db;
    expect(await adAccounts.get(stage.account.id)).toMatchObject({ sweep: null, problem: null });
    expect(await authorizations.count()).toBe(0);
  });

  test('while a code is looked for is not asked any more', async () => {
    seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count: 500 });
    stage.world.setKnobs({ preview: 'refused' });
    stage.seedCode(ITEM_ID, CODE);
    const codeId = await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await stage.sync();
    const before = stage.calls('tt_video/list').length;
    await confirmApply(stage.context, codeId);
    await stage.sync({ backend: at(2, leave) });
    expect(stage.calls('tt_video/list').length - before).toBe(2);
    expect(stage.calls('tt_video/authorize')).toHaveLength(0);
  });
});

describe.each(ways)('an ad account that is %s while TikTok is asked', (_way, leave) => {
  /** Lets it happen after TikTok has answered, and before the answer is heard. */
  const leaving = (): AdsBackend => {
    const { backend } = stage.deps();
    const thenLeave = async <T>(answer: T): Promise<T> => {
      await leave();
      return answer;
    };
    return {
      ...backend,
      previewCode: (...args) => backend.previewCode(...args).then(thenLeave),
      readPost: (...args) => backend.readPost(...args).then(thenLeave),
    };
  };

  test('for the post of a code gets nothing to apply', async () => {
    stage.seedCode(ITEM_ID, CODE);
    const codeId = await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await stage.sync({ backend: leaving() });
    const { outbox } = stage.context.db;
    expect(await outbox.filter(({ kind }) => kind === 'apply-code').count()).toBe(0);
    expect((await stage.code(codeId)).preview).toBeNull();
  });

  test('for a post has nothing noted of it', async () => {
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.sync();
    const before = await stage.authorization(ITEM_ID);
    stage.world.extend({ code: CODE, days: 90 });
    const { db, clock } = stage.context;
    const adAccountId = stage.account.id;
    const line = { kind: 'read-post', adAccountId, requestId, codeId: null } as const;
    await putLine(db, { ...line, itemId: ITEM_ID }, clock());
    await stage.sync({ backend: leaving() });
    expect(await stage.authorization(ITEM_ID)).toEqual(before);
  });
});

test('a code does not go out to an ad account that was paused just before', async () => {
  stage.seedCode(ITEM_ID, CODE);
  const requestId = await stage.saveRequest(ITEM_ID);
  await stage.paste(CODE, requestId);
  const { backend } = stage.deps();
  await stage.sync({
    backend: {
      ...backend,
      // Else the sweep tells that the post is not there, and nobody looks before the code goes out.
      listPosts: async (...args) => ({ ...(await backend.listPosts(...args)), isComplete: false }),
      readPost: async (...args) => {
        await pause();
        return backend.readPost(...args);
      },
    },
  });
  expect(stage.calls('tt_video/authorize')).toHaveLength(0);
  expect(await stage.history(requestId)).not.toContain('code-sent');
  await stage.context.db.adAccounts.update(stage.account.id, { pausedAt: null });
  await stage.syncFor(MINUTE_MS);
  expect((await stage.request(requestId)).status).toBe('authorized');
});

test('a token that was replaced in the middle of a sweep is not used any more', async () => {
  seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count: 600 });
  const { backend } = stage.deps();
  const tokens: string[] = [];
  let pages = 0;
  await stage.sync({
    backend: {
      ...backend,
      listPosts: async (access, page, signal) => {
        tokens.push(access.token);
        pages += 1;
        if (pages === 2) {
          stage.world.seedToken({ token: 'sandbox-token-2', state: 'good', scopes: [4, 690, 691] });
          await stage.context.db.secrets.toCollection().modify({ value: 'sandbox-token-2' });
        }
        return backend.listPosts(access, page, signal);
      },
    },
  });
  const lastOld = tokens.lastIndexOf(tokens[0] ?? '');
  expect(lastOld).toBeLessThan(10);
  expect(tokens.at(-1)).toBe('sandbox-token-2');
});
