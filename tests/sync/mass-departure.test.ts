import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveManyPosts } from '../../utils/actions/save-many-posts.ts';
import { wakeWork } from '../../utils/actions/wake-work.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { readSweep } from '../../utils/store/sweeps.ts';
import { runSync, type SyncDeps } from '../../utils/sync/run-sync.ts';
import { aPost } from '../support/build.ts';
import { crashAt } from '../support/crash-at.ts';
import { createMemoryBackend } from '../support/memory-backend.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

const access = { token: DEMO.token, advertiserId: ADVERTISER_ID };
const nobody = new AbortController().signal;
const codeOf = (itemId: string): string => `code of ${itemId}`;

/** An ad account that holds so many posts, all asked for, and what is asked of it. */
async function anAccountWith(count: number, context: SyncStage['context']) {
  const grants = { token: DEMO.token, advertiserIds: [ADVERTISER_ID], authCode: 'unused' };
  const { backend: memory, world } = createMemoryBackend(context.clock, grants);
  const itemIds = Array.from({ length: count }, (_, index) => `74312345678901${10_000 + index}`);
  for (const itemId of itemIds) {
    world.addCode(codeOf(itemId), itemId);
    world.bind(codeOf(itemId), ADVERTISER_ID);
  }
  const posts = itemIds.map((itemId) => aPost({ itemId }));
  await saveManyPosts(context, posts, 30);
  const asked = { lists: 0, posts: [] as string[] };
  const backend: AdsBackend = {
    ...memory,
    listPosts: (...args) => {
      asked.lists += 1;
      return memory.listPosts(...args);
    },
    readPost: (...args) => {
      asked.posts.push(args[1]);
      return memory.readPost(...args);
    },
  };
  /** The creators take their codes back, and the ad account lets the posts go. */
  const leave = async (gone: string[]): Promise<void> => {
    for (const itemId of gone) {
      world.deleteCode(codeOf(itemId));
      await memory.releasePost(access, itemId, nobody);
    }
  };
  /** The same, but for posts that the list leaves out in its first, second and so on sweep. */
  const without = (
    hidden: (sweep: number) => readonly string[],
    isReadable: (sweep: number) => boolean = () => true,
  ): AdsBackend => {
    let sweep = 0;
    return {
      ...backend,
      listPosts: async (one, page, signal) => {
        if (page === 1) sweep += 1;
        const answer = await backend.listPosts(one, page, signal);
        const left = answer.posts.filter(({ itemId }) => !hidden(sweep).includes(itemId));
        return { ...answer, posts: left, isComplete: isReadable(sweep) };
      },
    };
  };
  return { itemIds, backend, asked, leave, without };
}

/** How often each history tells of an event. */
async function timesTold(type: string): Promise<number[]> {
  const events = await stage.context.db.events.where('itemId').above('').toArray();
  const told = Map.groupBy(events, ({ itemId }) => itemId);
  return [...told.values()].map((all) => all.filter((one) => one.type === type).length);
}
const statuses = async () =>
  Map.groupBy(await stage.context.db.requests.toArray(), ({ status }) => status);
const full = (backend: AdsBackend): Partial<SyncDeps> => ({ backend, full: true });
const soon = (backend: AdsBackend) => stage.syncFor(5 * MINUTE_MS, { backend });

describe('600 posts that leave the list at once', () => {
  test('are believed to be gone after two whole lists, each told once', async () => {
    const { itemIds, backend, asked, leave } = await anAccountWith(700, stage.context);
    await stage.sync({ backend });
    expect((await statuses()).get('authorized')).toHaveLength(700);
    await leave(itemIds.slice(0, 600));
    asked.lists = 0;
    await stage.sync(full(backend));
    expect((await statuses()).get('authorized')).toHaveLength(700);
    await soon(backend);
    expect(asked).toEqual({ lists: 4, posts: [] });
    expect((await statuses()).get('revoked')).toHaveLength(600);
    expect((await timesTold('revoked')).filter((times) => times === 1)).toHaveLength(600);
    expect((await timesTold('revoked')).filter((times) => times > 1)).toEqual([]);
    expect(await readSweep(stage.context.db, stage.account.id)).toBeNull();
    expect(await stage.authorization(itemIds[0] ?? '')).toMatchObject({ outcome: 'not-applied' });
  });

  test('lose nothing when the next list has them again', async () => {
    const { itemIds, asked, without, backend } = await anAccountWith(700, stage.context);
    await stage.sync({ backend });
    const gone = itemIds.slice(0, 600);
    const forOnce = without((sweep) => (sweep === 1 ? gone : []));
    await stage.sync(full(forOnce));
    await soon(forOnce);
    expect((await statuses()).get('authorized')).toHaveLength(700);
    expect(asked.posts).toEqual([]);
  });
});

describe('many posts that a list lacks', () => {
  test('are looked for half a minute later at the soonest, whoever wakes the sync', async () => {
    const { itemIds, backend, asked, leave } = await anAccountWith(60, stage.context);
    const { db, clock } = stage.context;
    await stage.sync({ backend });
    await leave(itemIds.slice(0, 20));
    await stage.sync(full(backend));
    asked.lists = 0;
    clock.move(SECOND_MS);
    await db.transaction('rw', [db.adAccounts, db.outbox, db.syncState], () =>
      wakeWork(db, clock()),
    );
    await stage.sync(full(backend));
    expect(asked.lists).toBe(0);
    expect((await statuses()).get('authorized')).toHaveLength(60);
    await soon(backend);
    expect((await statuses()).get('revoked')).toHaveLength(20);
  });

  test('are not believed to be gone when the next list lacks others', async () => {
    const { itemIds, backend, asked, without } = await anAccountWith(60, stage.context);
    await stage.sync({ backend });
    const some = [itemIds.slice(0, 20), itemIds.slice(18, 40)];
    const odd = without((sweep) => some[sweep - 1] ?? []);
    await stage.sync(full(odd));
    await soon(odd);
    expect((await statuses()).get('revoked')?.map(({ itemId }) => itemId)).toEqual(
      itemIds.slice(18, 20),
    );
    expect(asked.posts.toSorted()).toEqual(itemIds.slice(20, 40));
  });

  test('are not believed to be gone when the next list has rows that cannot be read', async () => {
    const { itemIds, backend, asked, without } = await anAccountWith(60, stage.context);
    await stage.sync({ backend });
    const lacking = [itemIds.slice(0, 20), itemIds.slice(0, 5)];
    const odd = without(
      (sweep) => lacking[sweep - 1] ?? [],
      (sweep) => sweep === 1,
    );
    await stage.sync(full(odd));
    await soon(odd);
    expect((await statuses()).get('authorized')).toHaveLength(60);
    expect(asked.posts.toSorted()).toEqual(itemIds.slice(0, 5));
  });

  describe('while the list moves', () => {
    /** A list of two pages that lacks 20 of 60 posts, and moves in so many sweeps. */
    const lacking = async (times: number) => {
      const { itemIds, backend, asked, without } = await anAccountWith(60, stage.context);
      await stage.sync({ backend });
      const gone = itemIds.slice(0, 20);
      const hiding = without(() => gone);
      let moves = times;
      const moving: AdsBackend = {
        ...hiding,
        listPosts: async (one, page, signal) => {
          const answer = await hiding.listPosts(one, page, signal);
          if (page === 1 || moves === 0) return answer;
          moves -= 1;
          return { ...answer, total: 59 };
        },
      };
      asked.lists = 0;
      await stage.sync(full(moving));
      await soon(moving);
      return { gone, asked };
    };

    test('are looked for in a third one, and believed to be gone when that stood still', async () => {
      const { gone, asked } = await lacking(2);
      // Two pages, and the first once more where something may have come.
      expect(asked).toEqual({ lists: 3 + 3 + 2, posts: [] });
      expect((await statuses()).get('revoked')).toHaveLength(gone.length);
    });

    test('are read one by one after the third one, which could go on for ever', async () => {
      const { gone, asked } = await lacking(Infinity);
      expect(asked.lists).toBe(3 * 3);
      expect(asked.posts.toSorted()).toEqual(gone);
      expect((await statuses()).get('authorized')).toHaveLength(60);
    });
  });

  test('cost no more than another list when a worker is killed in the second one', async () => {
    const { itemIds, backend, asked, leave } = await anAccountWith(700, stage.context);
    const { db, clock } = stage.context;
    await stage.sync({ backend });
    await leave(itemIds.slice(0, 100));
    await stage.sync(full(backend));
    clock.move(MINUTE_MS);
    const doomed: AdsBackend = {
      ...backend,
      listPosts: (one, page, signal) =>
        page > 10 ? new Promise(() => undefined) : backend.listPosts(one, page, signal),
    };
    const end = new AbortController();
    void stage.sync({ backend: doomed, signal: end.signal });
    await expect.poll(async () => (await readSweep(db, stage.account.id))?.nextPage).toBe(11);
    end.abort();
    asked.lists = 0;
    await soon(backend);
    // Two pages that were left and the first, then twelve of the third list.
    expect(asked).toEqual({ lists: 2 + 1 + 12, posts: [] });
    expect((await statuses()).get('revoked')).toHaveLength(100);
  });

  test('are told once each, wherever the worker is killed', async () => {
    for (let n = 1, isKilled = true; isKilled; n += 3) {
      await using other = await aSyncStage();
      const { itemIds, backend, leave } = await anAccountWith(12, other.context);
      await other.sync({ backend });
      await leave(itemIds);
      await other.sync(full(backend));
      other.context.clock.move(MINUTE_MS);
      const worker = crashAt(other.deps({ backend }), n);
      isKilled = (await Promise.race([worker.killed, runSync(worker.deps)])) === 'killed';
      await other.syncFor(5 * MINUTE_MS, { backend });
      const told = await other.context.db.events.toArray();
      expect(told.filter(({ type }) => type === 'revoked')).toHaveLength(12);
    }
  });
});
