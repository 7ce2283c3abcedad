import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedBoundPosts } from '../../sandbox/ads-api/seed-demo.ts';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { CODE, ITEM_ID, OTHER_CODE, OTHER_ITEM_ID } from '../support/build.ts';
import { anAuthorization } from '../support/overview.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

const sent = (): number => stage.calls('tt_video/authorize').length;
const notApplied = async (requestId: string) =>
  (await eventsOf(stage.context.db, requestId)).filter(({ type }) => type === 'code-not-applied');

/** The list with a row that cannot be read, which is no list to judge by. */
const unreadable = (): AdsBackend => {
  const { backend } = stage.deps();
  return {
    ...backend,
    listPosts: async (...args) => ({ ...(await backend.listPosts(...args)), isComplete: false }),
  };
};

/** A code that TikTok did not take, whose answer was lost, and that was looked for in vain for a day. */
async function lostCode(): Promise<{ requestId: string; codeId: string }> {
  seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count: 3 });
  stage.world.setKnobs({ preview: 'refused' });
  stage.seedCode(ITEM_ID, CODE);
  const requestId = await stage.saveRequest(ITEM_ID);
  const codeId = await stage.paste(CODE, requestId);
  await stage.sync();
  stage.world.setFault({ kind: 'reset', when: 'before-commit', endpoint: 'tt_video/authorize' });
  await confirmApply(stage.context, codeId);
  await stage.sync();
  await stage.syncFor(2 * DAY_MS, { backend: unreadable() });
  expect(await stage.context.db.outbox.count()).toBe(0);
  return { requestId, codeId };
}

describe('a code whose outcome nobody could tell for a day', () => {
  test('stays uncertain through lists that are not whole', async () => {
    const { requestId } = await lostCode();
    await stage.syncFor(2 * DAY_MS, { backend: unreadable() });
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'uncertain' });
    expect(await notApplied(requestId)).toEqual([]);
  });

  test('is found where it opened another post than was asked for', async () => {
    const { requestId } = await lostCode();
    const other = await stage.saveRequest(OTHER_ITEM_ID);
    stage.seedCode(OTHER_ITEM_ID, OTHER_CODE);
    await stage.context.db.codes.toCollection().modify({ value: OTHER_CODE });
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: OTHER_CODE });
    await stage.syncFor(3 * DAY_MS);
    expect((await stage.request(other)).status).toBe('authorized');
    expect(await notApplied(requestId)).toEqual([]);
    expect(sent()).toBe(1);
  });

  test('is known not to be applied after a whole list without its post, which is told once', async () => {
    const { requestId } = await lostCode();
    await stage.syncFor(3 * DAY_MS);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'not-applied' });
    expect(await notApplied(requestId)).toMatchObject([
      { by: 'tiktok', itemId: ITEM_ID, detail: { account: stage.account.label, reason: null } },
    ]);
    expect((await stage.request(requestId)).status).toBe('code-received');
  });

  test('is then sent again when a person wishes', async () => {
    const { requestId, codeId } = await lostCode();
    await stage.syncFor(DAY_MS + HOUR_MS);
    expect(sent()).toBe(1);
    await confirmApply(stage.context, codeId);
    await stage.sync();
    expect(sent()).toBe(2);
    expect((await stage.request(requestId)).status).toBe('authorized');
  });
});

test('a whole list leaves a code alone that still has a line to look for it', async () => {
  stage.seedCode(ITEM_ID, CODE);
  const requestId = await stage.saveRequest(ITEM_ID);
  stage.world.setFault({ kind: 'reset', when: 'before-commit', endpoint: 'tt_video/authorize' });
  await stage.paste(CODE, requestId);
  await stage.sync();
  stage.context.clock.move(10);
  await stage.sync({ full: true });
  expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'uncertain' });
  await stage.syncFor(20 * MINUTE_MS);
  expect(await notApplied(requestId)).toHaveLength(1);
});

test('an older window of the post, which is over, does not end the looking for a newer code', async () => {
  const { db, clock } = stage.context;
  const requestId = await stage.saveRequest(ITEM_ID);
  const row = anAuthorization({
    adAccountId: stage.account.id,
    requestId,
    outcome: 'uncertain',
    sentAt: clock(),
  });
  await db.authorizations.add(row);
  stage.seedCode(ITEM_ID, CODE, HOUR_MS);
  stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
  stage.context.clock.move(2 * HOUR_MS);
  await stage.sync({ full: true });
  expect(await stage.authorization(ITEM_ID)).toEqual(row);
});
