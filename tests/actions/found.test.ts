import { describe, expect, test } from 'vitest';
import {
  adoptAllFound,
  offerAllFound,
  putAllFoundAside,
  takeBackAdopted,
} from '../../utils/actions/all-found.ts';
import { adoptFound } from '../../utils/actions/adopt-found.ts';
import { deleteRequest } from '../../utils/actions/delete-request.ts';
import { markRequest } from '../../utils/actions/mark-request.ts';
import { offerFound, putFoundAside } from '../../utils/actions/put-found-aside.ts';
import { saveManyPosts } from '../../utils/actions/save-many-posts.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { undoSaves } from '../../utils/actions/undo-saves.ts';
import type { Authorization, TikTokFact } from '../../utils/domain/authorization.ts';
import { DAY_MS, HOUR_MS } from '../../utils/domain/clock.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { readFound } from '../../utils/store/found.ts';
import { lapseWindows } from '../../utils/sync/lapse-windows.ts';
import { aContext, anAccount, aPost, ITEM_ID, NOON, OTHER_ITEM_ID } from '../support/build.ts';
import { anAuthorization } from '../support/overview.ts';

type Context = ReturnType<typeof aContext>;

const aFact = (overrides: Partial<TikTokFact> = {}): TikTokFact => ({
  adAuthStatus: 'AUTHORIZED',
  itemStatus: null,
  displayName: 'Ana bakes',
  itemType: 'VIDEO',
  caption: 'Buns for breakfast',
  startsAt: NOON - DAY_MS,
  endsAt: NOON + 20 * DAY_MS,
  at: NOON,
  ...overrides,
});

/** Posts that a sweep of the ad account found, one row each. */
async function find(context: Context, ...rows: Partial<Authorization>[]): Promise<void> {
  await context.db.authorizations.bulkPut(
    rows.map((row) => anAuthorization({ outcome: 'applied', byTikTok: aFact(), ...row })),
  );
}

const historyOf = async (context: Context, id = ''): Promise<string[]> =>
  (await eventsOf(context.db, id)).map(({ type }) => type);

describe('adopting posts that were authorised elsewhere', () => {
  test('makes an authorised request by the word of TikTok, and its history says how', async () => {
    const context = aContext();
    await find(context, {});
    const [request] = await adoptFound(context, [ITEM_ID], 60);
    expect(request).toMatchObject({
      itemId: ITEM_ID,
      status: 'authorized',
      days: 60,
      before: null,
    });
    expect(await historyOf(context, request?.id)).toEqual(['saved', 'found-elsewhere']);
    expect((await eventsOf(context.db, request?.id ?? '')).at(-1)?.by).toBe('tiktok');
  });

  test('keeps of the post what TikTok tells, and nothing else', async () => {
    const context = aContext();
    await find(context, { byTikTok: aFact({ itemType: 'CAROUSEL' }) });
    await adoptFound(context, [ITEM_ID], 30);
    expect(await context.db.posts.toArray()).toMatchObject([
      {
        kind: 'photo',
        handle: null,
        nickname: 'Ana bakes',
        caption: 'Buns for breakfast',
        stats: {},
      },
    ]);
  });

  test('knows a post better than TikTok told when a page showed it before', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await deleteRequest(context, id);
    await find(context, {});
    await adoptFound(context, [ITEM_ID], 30);
    expect(await context.db.posts.get(ITEM_ID)).toMatchObject({ handle: 'ana.sandbox' });
  });

  test('joins every ad account that has the post', async () => {
    const context = aContext();
    await find(context, { adAccountId: 'one' }, { adAccountId: 'two', putAsideAt: NOON });
    const [request] = await adoptFound(context, [ITEM_ID], 30);
    expect(await context.db.authorizations.toArray()).toMatchObject([
      { requestId: request?.id, putAsideAt: null },
      { requestId: request?.id, putAsideAt: null },
    ]);
  });

  test('brings back a request that was put away, with its history', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markRequest(context, id, 'declined');
    await deleteRequest(context, id);
    await find(context, {});
    expect(await adoptFound(context, [ITEM_ID], 30)).toMatchObject([{ id, status: 'authorized' }]);
    expect(await historyOf(context, id)).toEqual([
      'saved',
      'declined',
      'deleted',
      'restored',
      'found-elsewhere',
    ]);
  });

  test('leaves alone what is in the list, what nobody found, and what did not take effect', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    await find(context, {}, { itemId: OTHER_ITEM_ID, outcome: 'uncertain' });
    expect(await adoptFound(context, [ITEM_ID, OTHER_ITEM_ID, '7430000000000000001'], 30)).toEqual(
      [],
    );
    expect(await context.db.requests.count()).toBe(1);
  });

  test('adopts a post that is named twice once', async () => {
    const context = aContext();
    await find(context, {});
    expect(await adoptFound(context, [ITEM_ID, ITEM_ID], 30)).toHaveLength(1);
  });

  test('a window that is over lapses in the next run', async () => {
    const context = aContext();
    const account = anAccount();
    await context.db.adAccounts.add(account);
    const byTikTok = aFact({ endsAt: NOON - HOUR_MS, adAuthStatus: 'EXPIRED' });
    await find(context, { adAccountId: account.id, byTikTok });
    const [request] = await adoptFound(context, [ITEM_ID], 30);
    await lapseWindows(context.db, NOON);
    expect(await historyOf(context, request?.id)).toEqual(['saved', 'found-elsewhere', 'lapsed']);
  });

  test('a request that had ended before comes back as ended while its window is over', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await context.db.requests.update(id, { status: 'expired' });
    await deleteRequest(context, id);
    await find(context, { byTikTok: aFact({ endsAt: NOON - HOUR_MS }) });
    expect(await adoptFound(context, [ITEM_ID], 30)).toMatchObject([{ status: 'expired' }]);
  });
});

describe('saving a post that an ad account has already', () => {
  test('has it authorised at once', async () => {
    const context = aContext();
    await find(context, {});
    expect(await savePost(context, aPost(), 30)).toMatchObject({ status: 'authorized' });
  });

  test('can be undone, and the post is found again', async () => {
    const context = aContext();
    await find(context, {});
    const { freshIds } = await saveManyPosts(context, [aPost()], 30);
    expect(await undoSaves(context, freshIds)).toEqual([ITEM_ID]);
    expect(await context.db.requests.count()).toBe(0);
    expect(await context.db.authorizations.toArray()).toMatchObject([{ requestId: null }]);
  });
});

describe('posts that are not wanted', () => {
  test('are put aside in every ad account, and can be offered again', async () => {
    const context = aContext();
    await find(
      context,
      { adAccountId: '1' },
      { adAccountId: '2' },
      { adAccountId: '3', itemId: OTHER_ITEM_ID },
    );
    const aside = async () =>
      (await context.db.authorizations.toArray()).map(({ putAsideAt }) => putAsideAt);
    await putFoundAside(context, [ITEM_ID]);
    expect(await aside()).toEqual([NOON, NOON, null]);
    await offerFound(context, [ITEM_ID]);
    expect(await aside()).toEqual([null, null, null]);
  });
});

describe('all found posts at once', () => {
  const MANY = 600;

  const findMany = (context: Context, count = MANY): Promise<void> =>
    find(
      context,
      ...Array.from({ length: count }, (_, index) => ({
        itemId: `74312345678${String(index).padStart(8, '0')}`,
      })),
    );

  /** The most rows that one transaction wrote into a table. */
  const watchWrites = ({ db }: Context): (() => number) => {
    const writes = new Map<unknown, number>();
    const note = (_: unknown, __: unknown, ___: unknown, transaction: unknown): void =>
      void writes.set(transaction, (writes.get(transaction) ?? 0) + 1);
    for (const table of [db.posts, db.requests, db.events, db.authorizations]) {
      table.hook('creating', (key, row, transaction) => note(key, row, null, transaction));
      table.hook('updating', note);
    }
    return () => Math.max(0, ...writes.values());
  };

  test('are added, in transactions of 500 writes at most', async () => {
    const context = aContext();
    await findMany(context);
    const most = watchWrites(context);
    const { done, error } = await adoptAllFound(context, 30);
    expect(error).toBeNull();
    expect(done).toHaveLength(MANY);
    expect(await context.db.requests.where('status').equals('authorized').count()).toBe(MANY);
    expect(most()).toBeGreaterThan(0);
    expect(most()).toBeLessThanOrEqual(500);
    expect(await readFound(context.db, 1)).toMatchObject({ count: 0 });
  });

  test('are put aside, and offered again by their ids', async () => {
    const context = aContext();
    await findMany(context);
    const most = watchWrites(context);
    const { done } = await putAllFoundAside(context);
    expect(done).toHaveLength(MANY);
    expect(most()).toBeLessThanOrEqual(500);
    expect(await readFound(context.db, 1)).toMatchObject({ count: 0 });
    expect((await offerAllFound(context, done)).done).toEqual(done);
    expect(most()).toBeLessThanOrEqual(500);
    expect(await readFound(context.db, 1)).toMatchObject({ count: MANY });
  });

  test('that were added are taken back by their ids, portion by portion', async () => {
    const context = aContext();
    await findMany(context, 120);
    const { done } = await adoptAllFound(context, 30);
    const told: [number, number][] = [];
    const back = await takeBackAdopted(context, done, (...far) => told.push(far));
    expect(back.done).toHaveLength(120);
    expect(told).toEqual([
      [0, 120],
      [80, 120],
      [120, 120],
    ]);
    expect(await readFound(context.db, 1)).toMatchObject({ count: 120 });
  });

  test('that were added are taken back although windows of theirs were over and a run has noted it', async () => {
    const context = aContext();
    await find(context, { byTikTok: aFact({ endsAt: NOON - HOUR_MS, adAuthStatus: 'EXPIRED' }) });
    const { done } = await adoptAllFound(context, 30);
    await lapseWindows(context.db, NOON);
    expect(await undoSaves(context, done)).toEqual([ITEM_ID]);
    expect(await context.db.requests.count()).toBe(0);
    expect(await historyOf(context, done[0])).toEqual([]);
    expect(await readFound(context.db, 1)).toMatchObject({ count: 1 });
  });

  test('leave those alone that were put aside, or are in the list', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    await find(context, {}, { itemId: OTHER_ITEM_ID, putAsideAt: NOON });
    expect((await adoptAllFound(context, 30)).done).toEqual([]);
    expect((await putAllFoundAside(context)).done).toEqual([]);
  });

  test('are told as far as they were added when the disk fills up halfway', async () => {
    const context = aContext();
    await findMany(context);
    let room = 120;
    context.db.requests.hook('creating', () => {
      room -= 1;
      if (room < 0) throw new DOMException('no room', 'QuotaExceededError');
    });
    const { done, error } = await adoptAllFound(context, 30);
    expect(error).not.toBeNull();
    expect(done).toHaveLength(80);
    expect(await context.db.requests.count()).toBe(80);
  });
});
