import { describe, expect, test } from 'vitest';
import { deleteRequest, restoreRequest } from '../../utils/actions/delete-request.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { seePosts } from '../../utils/actions/see-posts.ts';
import { HOUR_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { barePost } from '../../utils/domain/post.ts';
import { readBadges } from '../../utils/store/badges.ts';
import { MAX_SNAPSHOTS } from '../../utils/store/snapshots.ts';
import { aContext, aPost, aSnapshot, ITEM_ID, NOON, OTHER_ITEM_ID } from '../support/build.ts';

type Context = ReturnType<typeof aContext>;

const rounded = { areCountsApproximate: true } as const;
const plays = (count: number) => aPost({ stats: { plays: count } });
const kept = async ({ db }: Context): Promise<[number, number | undefined][]> =>
  (await db.snapshots.toArray()).map(({ at, stats }) => [at, stats.plays]);

describe('posts on a page', () => {
  test('that are not in the list are dropped', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    await seePosts(context, [aPost({ itemId: OTHER_ITEM_ID })]);
    expect(await context.db.posts.get(OTHER_ITEM_ID)).toBeUndefined();
    expect(await context.db.snapshots.where('itemId').equals(OTHER_ITEM_ID).count()).toBe(0);
  });

  test('that were put away are dropped', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await deleteRequest(context, id);
    context.clock.move(2 * HOUR_MS);
    await seePosts(context, [plays(50_000)]);
    expect(await context.db.posts.get(ITEM_ID)).toMatchObject({ stats: { plays: 12_000 } });
    expect(await kept(context)).toHaveLength(1);
  });

  test('bring those in the list up to date', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    context.clock.move(MINUTE_MS);
    await seePosts(context, [
      aPost({ stats: { plays: 12_500 }, details: { sound: 'original', followers: 7 } }),
    ]);
    expect(await context.db.posts.get(ITEM_ID)).toMatchObject({
      stats: { plays: 12_500, likes: 900 },
      details: { sound: 'original', followers: 7 },
      createdAt: NOON,
      updatedAt: NOON + MINUTE_MS,
    });
  });

  test('that look as before cost no write', async () => {
    const context = aContext();
    const seen = aPost({
      details: {
        followers: 7,
        hashtags: ['a', 'b'],
        madeFrom: { how: 'duet', itemId: null, handle: 'mila', isRemix: null },
      },
    });
    await savePost(context, seen, 30);
    const writes: string[] = [];
    for (const table of context.db.tables) {
      table.hook('creating', () => void writes.push(table.name));
      table.hook('updating', () => void writes.push(table.name));
    }
    context.clock.move(MINUTE_MS);
    await seePosts(context, [structuredClone(seen)]);
    await seePosts(context, [barePost(ITEM_ID, 'video', null)]);
    expect(writes).toEqual([]);
  });

  test('told of on the screen only, rounded, leave exact counts alone', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    context.clock.move(2 * HOUR_MS);
    await seePosts(context, [aPost({ stats: { plays: 12_900 }, details: rounded })]);
    expect(await context.db.posts.get(ITEM_ID)).toMatchObject({ stats: { plays: 12_000 } });
    expect(await kept(context)).toEqual([[NOON, 12_000]]);
  });
});

describe('counts over time', () => {
  test('begin with the save', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    expect(await context.db.snapshots.toArray()).toEqual([aSnapshot()]);
  });

  test('begin with the first exact sighting where the save knew none', async () => {
    const context = aContext();
    await savePost(context, barePost(ITEM_ID, 'video', null), 30);
    context.clock.move(MINUTE_MS);
    await seePosts(context, [aPost({ details: rounded })]);
    context.clock.move(MINUTE_MS);
    await seePosts(context, [plays(500)]);
    expect(await kept(context)).toEqual([[NOON + 2 * MINUTE_MS, 500]]);
  });

  test('are kept at most once an hour', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    for (const [waitMs, count] of [
      [HOUR_MS - 1, 13_000],
      [1, 14_000],
      [MINUTE_MS, 15_000],
      [HOUR_MS, 16_000],
    ] as const) {
      context.clock.move(waitMs);
      await seePosts(context, [plays(count)]);
    }
    expect(await kept(context)).toEqual([
      [NOON, 12_000],
      [NOON + HOUR_MS, 14_000],
      [NOON + 2 * HOUR_MS + MINUTE_MS, 16_000],
    ]);
  });

  test('are kept once when two tabs show the post at the same time', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    context.clock.move(2 * HOUR_MS);
    await Promise.all([seePosts(context, [plays(13_000)]), seePosts(context, [plays(13_001)])]);
    expect(await kept(context)).toHaveLength(2);
  });

  test('are thinned among the oldest; the first and the newest stay', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    const others = Array.from({ length: MAX_SNAPSHOTS - 1 }, (_, index) =>
      aSnapshot({ at: NOON + (index + 1) * HOUR_MS }),
    );
    await context.db.snapshots.bulkPut(others);
    context.clock.move(MAX_SNAPSHOTS * HOUR_MS);
    await seePosts(context, [plays(90_000)]);
    const left = (await kept(context)).map(([at]) => (at - NOON) / HOUR_MS);
    expect(left.length).toBeLessThanOrEqual(MAX_SNAPSHOTS);
    expect(left.slice(0, 3)).toEqual([0, 2, 4]);
    expect(left.slice(-3)).toEqual([MAX_SNAPSHOTS - 2, MAX_SNAPSHOTS - 1, MAX_SNAPSHOTS]);
  });

  test('give the badge what growth is counted from', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    context.clock.move(2 * HOUR_MS);
    await seePosts(context, [plays(50_000)]);
    const wanted = { itemIds: [ITEM_ID], handles: [] };
    const { badges } = await readBadges(context.db, wanted, context.clock());
    expect(badges[0]?.baseline).toEqual({
      at: NOON,
      stats: { plays: 12_000, likes: 900 },
      isFromSave: true,
    });
  });
});

describe('growth is counted', () => {
  const baseline = async (context: Context) => {
    const wanted = { itemIds: [ITEM_ID], handles: [] };
    return (await readBadges(context.db, wanted, context.clock())).badges[0]?.baseline;
  };

  test('from the first sight of the post where the save knew no counts', async () => {
    const context = aContext();
    await savePost(context, barePost(ITEM_ID, 'video', null), 30);
    context.clock.move(HOUR_MS + 1);
    await seePosts(context, [plays(500)]);
    expect(await baseline(context)).toMatchObject({ stats: { plays: 500 }, isFromSave: false });
  });

  test('from the save where the post was seen within an hour of it', async () => {
    const context = aContext();
    await savePost(context, barePost(ITEM_ID, 'video', null), 30);
    context.clock.move(HOUR_MS);
    await seePosts(context, [plays(500)]);
    expect(await baseline(context)).toMatchObject({ stats: { plays: 500 }, isFromSave: true });
  });

  test('from when a deleted post was saved again, not from when it first was', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await deleteRequest(context, id);
    context.clock.move(5 * HOUR_MS);
    await savePost(context, plays(90_000), 30);
    expect(await baseline(context)).toMatchObject({ stats: { plays: 90_000 }, isFromSave: true });
    await deleteRequest(context, id);
    context.clock.move(5 * HOUR_MS);
    await savePost(context, barePost(ITEM_ID, 'video', null), 30);
    expect(await baseline(context)).toMatchObject({ stats: { plays: 12_000 }, isFromSave: false });
  });

  test('from the save on when a deletion was undone', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    context.clock.move(5 * HOUR_MS);
    await deleteRequest(context, id);
    await restoreRequest(context, id);
    await seePosts(context, [plays(90_000)]);
    expect(await baseline(context)).toMatchObject({ stats: { plays: 12_000 }, isFromSave: true });
  });
});
