import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { markAsked } from '../../utils/actions/mark-asked.ts';
import { DAY_MS, HOUR_MS } from '../../utils/domain/clock.ts';
import type { HistoryType } from '../../utils/domain/history.ts';
import { readBadge } from '../../utils/store/badges.ts';
import { anAccount, CODE, ITEM_ID, NOON } from '../support/build.ts';
import {
  ADVERTISER_ID,
  aSyncStage,
  OTHER_ADVERTISER_ID,
  type SyncStage,
} from '../support/sync-stage.ts';

/** A post that two connected ad accounts hold with the same code, and its request. */
let stage: SyncStage;
let requestId: string;
let secondId: string;
beforeEach(async () => {
  stage = await aSyncStage();
  const second = anAccount({ advertiserId: OTHER_ADVERTISER_ID, label: 'Second' });
  secondId = second.id;
  await stage.context.db.adAccounts.add(second);
  stage.seedCode(ITEM_ID, CODE);
  for (const advertiserId of [ADVERTISER_ID, OTHER_ADVERTISER_ID])
    stage.world.bind({ advertiserId, code: CODE });
  requestId = await stage.saveRequest(ITEM_ID);
});
afterEach(() => stage[Symbol.asyncDispose]());

const pauseSecond = (pausedAt: number | null): Promise<unknown> =>
  stage.context.db.adAccounts.update(secondId, { pausedAt });
const readAll = async (): Promise<void> => {
  stage.context.clock.move(HOUR_MS);
  await stage.sync({ full: true });
};
/** Lets the first ad account read what happened, then something else happen, then the second one read. */
const readInTurn = async (meanwhile: () => Promise<unknown> = async () => null): Promise<void> => {
  await pauseSecond(stage.context.clock());
  await readAll();
  await meanwhile();
  await pauseSecond(null);
  await readAll();
};
const timesTold = async (type: HistoryType): Promise<number> =>
  (await stage.history(requestId)).filter((one) => one === type).length;
const endIn = async (adAccountId: string): Promise<number | null | undefined> =>
  (await stage.context.db.authorizations.get([adAccountId, ITEM_ID]))?.byTikTok?.endsAt;
const ends = (): Promise<unknown[]> => Promise.all([stage.account.id, secondId].map(endIn));

describe('what happened to a post that two ad accounts hold', () => {
  test('is told as one extension, though both list the later end', async () => {
    await stage.sync();
    stage.world.extend({ code: CODE, days: 60 });
    await readInTurn();
    expect(await ends()).toEqual([NOON + 60 * DAY_MS, NOON + 60 * DAY_MS]);
    expect(await timesTold('window-extended')).toBe(1);
  });

  test('answers what was asked before, not what was asked since', async () => {
    await stage.sync();
    stage.world.extend({ code: CODE, days: 60 });
    await readInTurn(() => markAsked(stage.context, requestId, 'dm'));
    const request = await stage.request(requestId);
    const badge = await readBadge(stage.context.db, request, stage.context.clock());
    expect(badge.lastAskedAt).not.toBeNull();
  });

  test('is told again when the window is extended again', async () => {
    await stage.sync();
    for (const days of [60, 365]) {
      stage.world.extend({ code: CODE, days });
      await readInTurn();
    }
    expect(await timesTold('window-extended')).toBe(2);
  });

  test('is told as an extension by the one that reads it, where the other holds it no more', async () => {
    await stage.sync();
    stage.world.extend({ code: CODE, days: 60 });
    await pauseSecond(NOON);
    await readAll();
    await stage.context.db.authorizations.update([stage.account.id, ITEM_ID], {
      outcome: 'not-applied',
    });
    await stage.context.db.adAccounts.update(stage.account.id, { pausedAt: NOON });
    await pauseSecond(null);
    await readAll();
    expect(await timesTold('window-extended')).toBe(2);
  });

  test('is told as one deletion, and as another one when the post came back in between', async () => {
    await stage.sync();
    const turn = async (status: 'USER_DELETE' | 'HESITATE_RECOMMEND'): Promise<void> => {
      stage.world.seedPost({ itemId: ITEM_ID, status });
      await readInTurn();
    };
    await turn('USER_DELETE');
    expect(await timesTold('post-gone')).toBe(1);
    await turn('HESITATE_RECOMMEND');
    await turn('USER_DELETE');
    expect(await timesTold('post-gone')).toBe(2);
  });
});

describe('a window noted by hand that two ad accounts list', () => {
  const note = async (days: number): Promise<void> => {
    await pauseSecond(NOON);
    const byHand = { accountLabel: 'Ads Manager', endsAt: NOON + days * DAY_MS };
    await markApplied(stage.context, requestId, byHand);
  };

  test('is confirmed once', async () => {
    await note(30);
    await readInTurn();
    expect(await ends()).toEqual([NOON + 30 * DAY_MS, NOON + 30 * DAY_MS]);
    expect(await timesTold('window-confirmed')).toBe(1);
  });

  test('is contradicted once, and once more by another end', async () => {
    await note(10);
    await readInTurn();
    expect(await timesTold('window-contradicted')).toBe(1);
    stage.world.extend({ code: CODE, days: 60 });
    await readInTurn();
    expect(await timesTold('window-contradicted')).toBe(2);
  });
});
