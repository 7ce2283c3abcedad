import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { markAsked } from '../../utils/actions/mark-asked.ts';
import { takeBackAsk } from '../../utils/actions/take-back-ask.ts';
import { undoStep } from '../../utils/actions/undo-step.ts';
import { writeKitFor } from '../../utils/actions/write-kit.ts';
import { DAY_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { readBadge } from '../../utils/store/badges.ts';
import { CODE, ITEM_ID, NOON } from '../support/build.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
let requestId: string;
beforeEach(async () => {
  stage = await aSyncStage();
  stage.seedCode(ITEM_ID, CODE);
  requestId = await stage.saveRequest(ITEM_ID);
});
afterEach(() => stage[Symbol.asyncDispose]());

const ask = async (): Promise<void> => {
  stage.context.clock.move(DAY_MS);
  await markAsked(stage.context, requestId, 'dm');
};
const askedAt = async (): Promise<number | null> =>
  (await readBadge(stage.context.db, await stage.request(requestId), stage.context.clock()))
    .lastAskedAt;

describe('asking for a longer window', () => {
  beforeEach(async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    await ask();
  });

  test('has had its answer when the creator extends it', async () => {
    expect(await askedAt()).not.toBeNull();
    stage.context.clock.move(MINUTE_MS);
    stage.world.extend({ code: CODE, days: 365 });
    await stage.sync({ full: true });
    expect(await askedAt()).toBeNull();
    await expect(takeBackAsk(stage.context, requestId)).rejects.toMatchObject({
      code: 'not-possible',
    });
  });

  test('waits on while the window stays as it is', async () => {
    await stage.sync({ full: true });
    expect(await askedAt()).not.toBeNull();
  });
});

describe('asking for a longer window that is kept by hand', () => {
  const note = async (days: number): Promise<void> => {
    const byHand = { accountLabel: 'Ads Manager', endsAt: NOON + days * DAY_MS };
    await markApplied(stage.context, requestId, byHand);
  };
  beforeEach(async () => {
    await note(30);
    await ask();
  });

  test('has had its answer when a later end is noted, until that is undone', async () => {
    stage.context.clock.move(DAY_MS);
    await note(60);
    expect(await askedAt()).toBeNull();
    await undoStep(stage.context, requestId);
    expect(await askedAt()).not.toBeNull();
  });

  test('waits on where only the date is corrected to an earlier one', async () => {
    stage.context.clock.move(DAY_MS);
    await note(20);
    expect(await askedAt()).not.toBeNull();
  });
});

test('a post that left the ad account is asked for as one whose window is over', async () => {
  await stage.paste(CODE, requestId);
  await stage.sync();
  stage.world.setKnobs({ unbindLive: 'ok' });
  const access = { token: DEMO.token, advertiserId: ADVERTISER_ID };
  await stage.backend(10_000).releasePost(access, ITEM_ID, new AbortController().signal);
  await stage.sync({ full: true });
  await stage.syncFor(MINUTE_MS);
  const request = await stage.request(requestId);
  expect(request.status).toBe('revoked');
  const badge = await readBadge(stage.context.db, request, stage.context.clock());
  expect(badge.attention).toMatchObject([{ kind: 'window-over', how: 'not-listed' }]);
  const { ask: message } = await writeKitFor(stage.context, requestId, 'en', {
    brand: 'Acme',
    scout: 'Sam',
  });
  expect(message).toContain('The authorization has ended, and the ad with it');
});
