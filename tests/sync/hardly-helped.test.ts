import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../utils/domain/clock.ts';
import { readLastRun } from '../../utils/store/sync-state.ts';
import { readSweep } from '../../utils/store/sweeps.ts';
import { CODE, ITEM_ID } from '../support/build.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

const fail = (returnCode: number, endpoint: string): void =>
  void stage.world.setFault({ kind: 'return-code', returnCode, endpoint, times: null });

describe('what a retry hardly helps', () => {
  test.each([40000, 40002, 40006, 40010, 40011, 40051])(
    'is tried five times, and then once a day: a list that answers %i',
    async (returnCode) => {
      fail(returnCode, 'tt_video/list');
      await stage.syncFor(3 * DAY_MS, { random: () => 0.99 });
      const calls = stage.calls('tt_video/list').length;
      expect(calls).toBeGreaterThanOrEqual(7);
      expect(calls).toBeLessThanOrEqual(9);
    },
  );

  test('is tried five times, and then once a day: a code that cannot be previewed', async () => {
    fail(40006, 'tt_video/info');
    await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await stage.syncFor(3 * DAY_MS, { random: () => 0.99 });
    const calls = stage.calls('tt_video/info').length;
    expect(calls).toBeGreaterThanOrEqual(7);
    expect(calls).toBeLessThanOrEqual(9);
  });

  test('is kept in detail, for words with the next step', async () => {
    fail(40006, 'tt_video/list');
    fail(40006, 'tt_video/info');
    await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await stage.sync();
    const { db } = stage.context;
    const failure = { kind: 'unexpected-reply', trouble: 'out-of-date' };
    expect((await db.outbox.toArray())[0]).toMatchObject({ lastError: failure });
    expect(await readSweep(db, stage.account.id)).toMatchObject({ lastError: failure });
    expect(await readLastRun(db)).toMatchObject({
      problem: 'unexpected-reply',
      trouble: 'out-of-date',
    });
  });

  test('goes on when it is mended, within a day', async () => {
    stage.seedCode(ITEM_ID, CODE);
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    fail(40006, 'tt_video/list');
    await stage.syncFor(DAY_MS);
    stage.world.clearFaults();
    await stage.syncFor(DAY_MS + HOUR_MS);
    expect(await readSweep(stage.context.db, stage.account.id)).toBeNull();
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'applied' });
  });
});

test('what may pass is tried every hour, as before', async () => {
  fail(40050, 'tt_video/list');
  await stage.syncFor(DAY_MS);
  expect(stage.calls('tt_video/list').length).toBeGreaterThan(20);
});
