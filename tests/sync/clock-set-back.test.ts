import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { newSweep, readSweep, writeSweep } from '../../utils/store/sweeps.ts';
import { nextLookAt } from '../../utils/sync/backoff.ts';
import { CODE, ITEM_ID, NOON, OTHER_CODE, OTHER_ITEM_ID } from '../support/build.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

const AHEAD_MS = 400 * DAY_MS;

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

const lists = (): number => stage.calls('tt_video/list').length;

/** What was noted by a clock that ran ahead; TikTok's own has always been right. */
async function notedAhead(): Promise<void> {
  const { db, clock } = stage.context;
  const at = clock() + AHEAD_MS;
  const sweep = { startedAt: at, endedAt: at, posts: 1, isWhole: true };
  await db.adAccounts.update(stage.account.id, { sweep });
  await db.authorizations.toCollection().modify({ readAt: at });
  await db.outbox.toCollection().modify({ notBefore: at });
}

describe('after the clock was set back', () => {
  test('lists are gone through and posts verified, once', async () => {
    stage.seedCode(ITEM_ID, CODE);
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    await stage.saveRequest(ITEM_ID);
    await stage.sync();
    await notedAhead();
    const before = lists();
    await stage.sync();
    expect(lists()).toBe(before + 1);
    await stage.sync();
    expect(lists()).toBe(before + 1);
  });

  test('a post that left the list is missed all the same', async () => {
    stage.seedCode(ITEM_ID, CODE);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.sync();
    await notedAhead();
    // The list never had this one, which stands for one that it has no longer.
    await stage.context.db.authorizations.toCollection().modify((row) => {
      row.itemId = OTHER_ITEM_ID;
    });
    await stage.syncFor(HOUR_MS);
    const [gone] = await stage.context.db.authorizations
      .where('itemId')
      .equals(OTHER_ITEM_ID)
      .toArray();
    expect(gone).toMatchObject({ outcome: 'not-applied' });
  });

  test('a window that seemed to be over when it was first read runs', async () => {
    const { clock } = stage.context;
    stage.seedCode(ITEM_ID, CODE);
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.sync({ clock: () => clock() + AHEAD_MS });
    expect((await stage.request(requestId)).status).toBe('saved');
    await stage.sync();
    expect((await stage.request(requestId)).status).toBe('authorized');
  });

  test('a list that was gone through in the future proves nothing absent', async () => {
    stage.seedCode(ITEM_ID, CODE);
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    const requestId = await stage.saveRequest(ITEM_ID);
    const at = stage.context.clock() + HOUR_MS;
    const sweep = { startedAt: at, endedAt: at, posts: 0, isWhole: true };
    await stage.context.db.adAccounts.update(stage.account.id, { sweep });
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect(stage.calls('tt_video/authorize')).toEqual([]);
    expect((await stage.request(requestId)).status).toBe('authorized');
  });

  test('what waits is due', async () => {
    stage.seedCode(OTHER_ITEM_ID, OTHER_CODE);
    const requestId = await stage.saveRequest(OTHER_ITEM_ID);
    await stage.paste(OTHER_CODE, requestId);
    await notedAhead();
    await stage.sync();
    expect((await stage.request(requestId)).status).toBe('authorized');
  });

  test('a list that waits or was cut off is begun anew', async () => {
    const { db, clock } = stage.context;
    const ahead = { ...newSweep(clock() + AHEAD_MS), attempts: 3, nextPage: 4 };
    await writeSweep(db, stage.account.id, ahead);
    await stage.sync();
    expect(lists()).toBe(1);
    expect(await readSweep(db, stage.account.id)).toBeNull();
  });

  test('asking for everything asks, though the last list seems to be of tomorrow', async () => {
    await stage.sync();
    await notedAhead();
    await stage.context.db.adAccounts.update(stage.account.id, {
      sweep: { startedAt: NOON + HOUR_MS, endedAt: stage.context.clock(), posts: 0, isWhole: true },
    });
    const before = lists();
    await stage.sync({ full: true });
    expect(lists()).toBe(before + 1);
  });

  test('a code that was sent in the future is looked for as often as any other', () => {
    const sentAt = NOON + AHEAD_MS;
    const looks = [0, 1, 2, 3].map((misses) => nextLookAt({ answer: null, sentAt, misses }, NOON));
    expect(looks).toEqual([
      NOON + 30 * SECOND_MS,
      NOON + 2 * MINUTE_MS,
      NOON + 5 * MINUTE_MS,
      null,
    ]);
  });
});
