import { describe, expect, test } from 'vitest';
import { adoptFound } from '../../utils/actions/adopt-found.ts';
import { deleteRequest } from '../../utils/actions/delete-request.ts';
import { offerFound, putFoundAside } from '../../utils/actions/put-found-aside.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import type { Authorization, TikTokFact } from '../../utils/domain/authorization.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { readFound } from '../../utils/store/found.ts';
import { aContext, anAccount, aPost, NOON } from '../support/build.ts';
import { anAuthorization } from '../support/overview.ts';

const itemId = (n: number): string => `74312345678${String(n).padStart(8, '0')}`;

const listed = (overrides: Partial<TikTokFact> = {}): TikTokFact => ({
  startsAt: NOON,
  endsAt: NOON + 30 * DAY_MS,
  adAuthStatus: 'AUTHORIZED',
  itemStatus: null,
  displayName: 'Ana',
  itemType: 'VIDEO',
  caption: 'Buns at dawn',
  at: NOON,
  ...overrides,
});

async function find(db: ScoutDb, n: number, overrides: Partial<Authorization> = {}): Promise<void> {
  await db.authorizations.add(
    anAuthorization({ itemId: itemId(n), byTikTok: listed(), ...overrides }),
  );
}

const countOf = async (db: ScoutDb): Promise<number> => (await readFound(db, 50)).count;

describe('what was authorised elsewhere', () => {
  test('is told with its ad account and its window', async () => {
    const { db } = aContext();
    const account = anAccount({ label: 'Acme EU' });
    await db.adAccounts.add(account);
    await find(db, 1, { adAccountId: account.id });
    expect(await readFound(db, 50)).toEqual({
      count: 1,
      posts: [
        {
          itemId: itemId(1),
          displayName: 'Ana',
          caption: 'Buns at dawn',
          itemType: 'VIDEO',
          itemStatus: null,
          window: { startsAt: NOON, endsAt: NOON + 30 * DAY_MS },
          accountLabels: ['Acme EU'],
          adAuthStatus: 'AUTHORIZED',
        },
      ],
    });
  });

  test('counts a post of several ad accounts once, with the window that ends last', async () => {
    const { db } = aContext();
    const accounts = [anAccount({ label: 'EU' }), anAccount({ label: 'US', advertiserId: null })];
    await db.adAccounts.bulkAdd(accounts);
    await find(db, 1, { adAccountId: accounts[0]?.id ?? '' });
    const later = listed({ endsAt: NOON + 60 * DAY_MS });
    await find(db, 1, { adAccountId: accounts[1]?.id ?? '', byTikTok: later });
    const { count, posts } = await readFound(db, 50);
    expect(count).toBe(1);
    expect(posts[0]?.accountLabels.toSorted()).toEqual(['EU', 'US']);
    expect(posts[0]?.window.endsAt).toBe(NOON + 60 * DAY_MS);
  });

  test('shows the newest posts, and counts all', async () => {
    const { db } = aContext();
    for (const n of [3, 1, 5, 2, 4]) await find(db, n);
    const { count, posts } = await readFound(db, 2);
    expect(count).toBe(5);
    expect(posts.map((post) => post.itemId)).toEqual([itemId(5), itemId(4)]);
  });

  test('is not what has a request, or is not applied', async () => {
    const context = aContext();
    const { db } = context;
    const request = await savePost(context, aPost({ itemId: itemId(1) }), 30);
    await find(db, 1, { requestId: request.id });
    await savePost(context, aPost({ itemId: itemId(2) }), 30);
    await find(db, 2);
    await find(db, 3, { outcome: 'not-applied' });
    expect(await countOf(db)).toBe(0);
  });

  test('is offered again when its request never was about it and is deleted', async () => {
    const context = aContext();
    const request = await savePost(context, aPost({ itemId: itemId(1) }), 30);
    await find(context.db, 1);
    await deleteRequest(context, request.id);
    expect(await countOf(context.db)).toBe(1);
  });

  test('goes when it is added to the list', async () => {
    const context = aContext();
    await find(context.db, 1);
    await find(context.db, 2);
    await adoptFound(context, [itemId(1)], 30);
    expect((await readFound(context.db, 50)).posts.map((post) => post.itemId)).toEqual([itemId(2)]);
  });

  test('goes when it is put aside, and comes back when that is taken back', async () => {
    const context = aContext();
    await find(context.db, 1);
    await putFoundAside(context, [itemId(1)]);
    expect(await countOf(context.db)).toBe(0);
    await offerFound(context, [itemId(1)]);
    expect(await countOf(context.db)).toBe(1);
  });
});
