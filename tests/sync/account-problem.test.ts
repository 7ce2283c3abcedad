import { expect, test } from 'vitest';
import { putLineOnce } from '../../utils/store/outbox.ts';
import { ITEM_ID, NOON } from '../support/build.ts';
import { aSyncStage } from '../support/sync-stage.ts';

test('an ad account that a line was refused for is parked with what exactly TikTok said', async () => {
  await using stage = await aSyncStage();
  const { db } = stage.context;
  await db.adAccounts.update(stage.account.id, {
    sweep: { endedAt: NOON, posts: 0, isWhole: true },
  });
  const ids = { requestId: null, codeId: null, itemId: ITEM_ID };
  await putLineOnce(db, { kind: 'read-post', adAccountId: stage.account.id, ...ids }, NOON);
  stage.world.setFault({ kind: 'return-code', returnCode: 40113 });
  await stage.sync();
  expect((await db.adAccounts.get(stage.account.id))?.problem).toEqual({
    kind: 'unauthorised',
    trouble: 'app-blocked',
    at: NOON,
  });
});
