import { describe, expect, test } from 'vitest';
import { deleteRequest, restoreRequest } from '../../utils/actions/delete-request.ts';
import { markRequest } from '../../utils/actions/mark-request.ts';
import { undoStep } from '../../utils/actions/undo-step.ts';
import { HOUR_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { CODE, ITEM_ID } from '../support/build.ts';
import { aSyncStage, type SyncStage } from '../support/sync-stage.ts';

/** A code that TikTok has shown the post of, and that could not be sent yet. */
async function waitingCode(stage: SyncStage): Promise<string> {
  const requestId = await stage.saveRequest(ITEM_ID);
  stage.seedCode(ITEM_ID, CODE);
  stage.world.setFault({ kind: 'bad-gateway', endpoint: 'tt_video/list', times: null });
  await stage.paste(CODE, requestId);
  await stage.sync();
  expect(await stage.context.db.outbox.toArray()).toMatchObject([
    { kind: 'apply-code', sentAt: null },
  ]);
  stage.world.clearFaults();
  return requestId;
}

describe('a code that waits for a request', () => {
  test('that was put away is not sent, and is when it comes back', async () => {
    await using stage = await aSyncStage();
    const requestId = await waitingCode(stage);
    await deleteRequest(stage.context, requestId);
    expect(await stage.syncFor(HOUR_MS)).toMatchObject({ outcome: 'done', waiting: 0 });
    expect(stage.calls('tt_video/authorize')).toHaveLength(0);
    await restoreRequest(stage.context, requestId);
    await stage.sync();
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(stage.calls('tt_video/authorize')).toHaveLength(1);
  });

  test.each(['withdrawn', 'declined'] as const)(
    'that is %s is not sent, and is when that is undone',
    async (mark) => {
      await using stage = await aSyncStage();
      const requestId = await waitingCode(stage);
      await markRequest(stage.context, requestId, mark);
      await stage.syncFor(HOUR_MS);
      expect(stage.calls('tt_video/authorize')).toHaveLength(0);
      expect((await stage.request(requestId)).status).toBe(mark);
      await undoStep(stage.context, requestId);
      await stage.sync();
      expect((await stage.request(requestId)).status).toBe('authorized');
    },
  );

  test('is not sent when the request is put away while TikTok is asked something else', async () => {
    await using stage = await aSyncStage();
    const requestId = await waitingCode(stage);
    const backend = stage.backend(MINUTE_MS);
    await stage.syncFor(HOUR_MS, {
      backend: {
        ...backend,
        readPost: async (...args) => {
          await markRequest(stage.context, requestId, 'withdrawn').catch(() => undefined);
          return backend.readPost(...args);
        },
      },
    });
    expect(stage.calls('tt_video/authorize')).toHaveLength(0);
  });
});

test('what became of a code while its request was put away is seen when it comes back', async () => {
  await using stage = await aSyncStage();
  const requestId = await stage.saveRequest(ITEM_ID);
  stage.seedCode(ITEM_ID, CODE);
  stage.world.setFault({ kind: 'reset', endpoint: 'tt_video/authorize', when: 'after-commit' });
  await stage.paste(CODE, requestId);
  await stage.sync();
  await deleteRequest(stage.context, requestId);
  await stage.syncFor(10 * MINUTE_MS);
  await restoreRequest(stage.context, requestId);
  await stage.sync();
  expect((await stage.request(requestId)).status).toBe('authorized');
});
