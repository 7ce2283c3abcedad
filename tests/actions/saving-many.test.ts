import { describe, expect, test } from 'vitest';
import { deleteRequest } from '../../utils/actions/delete-request.ts';
import { markAsked } from '../../utils/actions/mark-asked.ts';
import { markRequest } from '../../utils/actions/mark-request.ts';
import { saveManyPosts } from '../../utils/actions/save-many-posts.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { setDays } from '../../utils/actions/set-days.ts';
import { undoSaves } from '../../utils/actions/undo-saves.ts';
import { undoStep } from '../../utils/actions/undo-step.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { aContext, aPost, ITEM_ID, OTHER_ITEM_ID } from '../support/build.ts';

type Context = ReturnType<typeof aContext>;

const two = [aPost(), aPost({ itemId: OTHER_ITEM_ID })];
const liveIds = async ({ db }: Context): Promise<string[]> =>
  (await db.requests.toArray())
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ itemId }) => itemId);

/** How many rows each table holds, empty ones left out. */
const keptRows = async ({ db }: Context): Promise<Record<string, number>> => {
  const counts = await Promise.all(
    db.tables.map(async (table): Promise<[string, number]> => [table.name, await table.count()]),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
};

describe('saving several posts', () => {
  test('opens a request for each and tells which are fresh', async () => {
    const context = aContext();
    const there = await savePost(context, aPost(), 30);
    const { requests, freshIds } = await saveManyPosts(context, two, 60);
    expect(requests.map(({ itemId, days }) => [itemId, days])).toEqual([
      [ITEM_ID, 30],
      [OTHER_ITEM_ID, 60],
    ]);
    expect(freshIds).toEqual([requests[1]?.id]);
    expect(freshIds).not.toContain(there.id);
  });

  test('saves one that is named twice once', async () => {
    const context = aContext();
    const { requests, freshIds } = await saveManyPosts(context, [aPost(), aPost()], 30);
    expect([requests.length, freshIds.length]).toEqual([1, 1]);
  });

  test('saves none when one of them cannot be', async () => {
    const context = aContext();
    context.db.posts.hook('creating', (itemId) => {
      if (itemId === OTHER_ITEM_ID) throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(saveManyPosts(context, two, 30)).rejects.toBeDefined();
    expect(await context.db.requests.count()).toBe(0);
    expect(await context.db.snapshots.count()).toBe(0);
  });
});

describe('taking saves back', () => {
  test('leaves nothing of what was saved for the first time', async () => {
    const context = aContext();
    const { freshIds } = await saveManyPosts(context, two, 30);
    expect(await undoSaves(context, freshIds)).toEqual([ITEM_ID, OTHER_ITEM_ID]);
    expect(await keptRows(context)).toEqual({});
  });

  test('leaves nothing when it is the last step of one request, its length chosen or not', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await setDays(context, id, 60);
    expect(await undoStep(context, id)).toBeNull();
    expect(await keptRows(context)).toEqual({});
  });

  test('leaves the history of a request that was more than saved', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markRequest(context, id, 'agreed');
    await undoStep(context, id);
    await undoStep(context, id);
    expect(await liveIds(context)).toEqual([]);
    expect((await eventsOf(context.db, id)).map(({ type }) => type)).toEqual([
      'saved',
      'agreed',
      'undone',
      'deleted',
    ]);
  });

  test('leaves the post while another client has a request for it', async () => {
    const context = aContext();
    const { id, ...request } = await savePost(context, aPost(), 30);
    const theirs = { ...request, id: context.newId(), workspaceId: 'another-client' };
    await context.db.requests.add(theirs);
    await undoSaves(context, [id]);
    expect(await context.db.posts.count()).toBe(1);
    expect(await context.db.snapshots.count()).toBe(1);
  });

  test('leaves those alone that have gone on since', async () => {
    const context = aContext();
    const { freshIds } = await saveManyPosts(context, two, 30);
    await markAsked(context, freshIds[0] ?? '', 'dm');
    expect(await undoSaves(context, freshIds)).toEqual([OTHER_ITEM_ID]);
    expect(await liveIds(context)).toEqual([ITEM_ID]);
  });

  test('leaves one alone whose step was itself undone', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markRequest(context, id, 'agreed');
    await undoStep(context, id);
    expect(await undoSaves(context, [id])).toEqual([]);
  });

  test('puts one away again that the save had brought back, whatever its status', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markAsked(context, id, 'dm');
    await deleteRequest(context, id);
    const { freshIds } = await saveManyPosts(context, [aPost()], 30);
    expect(freshIds).toEqual([id]);
    expect(await undoSaves(context, freshIds)).toEqual([ITEM_ID]);
    expect(await context.db.requests.get(id)).toMatchObject({ status: 'requested' });
  });

  test('twice, or of requests that nobody knows, does nothing', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    expect(await undoSaves(context, [id, id])).toEqual([ITEM_ID]);
    expect(await undoSaves(context, [id, context.newId()])).toEqual([]);
  });
});
