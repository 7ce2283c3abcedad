import { describe, expect, test } from 'vitest';
import { deleteRequest } from '../../utils/actions/delete-request.ts';
import { receiveCodes } from '../../utils/actions/receive-codes.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { readForExport, readOverview } from '../../utils/store/reads.ts';
import { writeToken } from '../../utils/store/secrets.ts';
import {
  aContext,
  anAccount,
  aPost,
  CODE,
  ITEM_ID,
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
