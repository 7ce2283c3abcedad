import { describe, expect, test } from 'vitest';
import { deleteRequest } from '../../utils/actions/delete-request.ts';
import { noteCreator } from '../../utils/actions/note-creator.ts';
import { receiveCodes } from '../../utils/actions/receive-codes.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { seePosts } from '../../utils/actions/see-posts.ts';
import { HOUR_MS } from '../../utils/domain/clock.ts';
import { readForExport, readOverview } from '../../utils/store/reads.ts';
import { readSnapshots } from '../../utils/store/snapshots.ts';
import { writeToken } from '../../utils/store/secrets.ts';
import {
  aContext,
  anAccount,
  aPost,
  aSnapshot,
  CODE,
  ITEM_ID,
  NOON,
  OTHER_CODE,
  OTHER_ITEM_ID,
} from '../support/build.ts';

describe('the overview', () => {
  test('joins a request with its post, codes and what is still to be said to TikTok', async () => {
    const context = aContext();
    const account = anAccount();
    await context.db.adAccounts.add(account);
    const request = await savePost(context, aPost(), 30);
    await receiveCodes(context, CODE, request.id);
    const { rows, looseCodes } = await readOverview(context.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.post?.itemId).toBe(ITEM_ID);
    expect(rows[0]?.codes.map(({ value }) => value)).toEqual([CODE]);
    expect(rows[0]?.lines.map(({ kind, adAccountId }) => [kind, adAccountId])).toEqual([
      ['preview-code', account.id],
    ]);
    expect(looseCodes).toEqual([]);
  });

  test('keeps apart the codes that nobody knows the request of, with the questions about them', async () => {
    const context = aContext();
    await context.db.adAccounts.add(anAccount());
    await receiveCodes(context, `${CODE} and ${OTHER_CODE}`, null);
    const { rows, looseCodes } = await readOverview(context.db);
    expect(rows).toEqual([]);
    expect(looseCodes.map(({ code, lines }) => [code.value, lines.length])).toEqual([
      [CODE, 1],
      [OTHER_CODE, 1],
    ]);
  });

  test('tells how a post grew, and what is known of its creator', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    await noteCreator(context, 'ana.sandbox', { note: 'Answers by mail.' });
    context.clock.move(2 * HOUR_MS);
    await seePosts(context, [aPost({ stats: { plays: 50_000 } })]);
    const { rows } = await readOverview(context.db);
    expect(rows[0]?.baseline?.stats.plays).toBe(12_000);
    expect(rows[0]?.seenAt).toBe(context.clock());
    const snapshots = await readSnapshots(context.db, ITEM_ID);
    expect(snapshots.map(({ stats }) => stats.plays)).toEqual([12_000, 50_000]);
    expect(rows[0]?.creator).toMatchObject({ handle: 'ana.sandbox', itemIds: [ITEM_ID] });
    expect(rows[0]?.creatorNote).toBe('Answers by mail.');
  });

  test('reads of all kept counts those alone that growth is counted from', async () => {
    const context = aContext();
    await savePost(context, aPost(), 30);
    await context.db.snapshots.bulkPut(
      Array.from({ length: 50 }, (_, n) => aSnapshot({ at: NOON + n * HOUR_MS })),
    );
    let readCount = 0;
    context.db.snapshots.hook('reading', (row) => {
      readCount += 1;
      return row;
    });
    const { rows } = await readOverview(context.db);
    expect(rows[0]).toMatchObject({ seenAt: NOON + 49 * HOUR_MS, baseline: { at: NOON } });
    expect(readCount).toBe(1);
  });

  test('knows nothing of a creator whom nobody named', async () => {
    const context = aContext();
    await savePost(context, aPost({ handle: null, stats: {} }), 30);
    const { rows } = await readOverview(context.db);
    expect(rows[0]).toMatchObject({
      baseline: null,
      seenAt: null,
      creator: null,
      creatorNote: '',
    });
  });

  test('leaves out what was deleted', async () => {
    const context = aContext();
    const gone = await savePost(context, aPost(), 30);
    await savePost(context, aPost({ itemId: OTHER_ITEM_ID }), 30);
    await deleteRequest(context, gone.id);
    const { rows } = await readOverview(context.db);
    expect(rows.map(({ request }) => request.itemId)).toEqual([OTHER_ITEM_ID]);
  });
});

test('what is read for an export has no token in it', async () => {
  const context = aContext();
  await savePost(context, aPost(), 30);
  await writeToken(context.db, 'sandbox-token-0001', context.clock());
  expect(JSON.stringify(await readForExport(context.db))).not.toContain('sandbox-token-0001');
});
