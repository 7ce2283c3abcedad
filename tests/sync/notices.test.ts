import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { markRequest } from '../../utils/actions/mark-request.ts';
import { setAdEnd } from '../../utils/actions/set-ad-end.ts';
import { DAY_MS, HOUR_MS } from '../../utils/domain/clock.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { nextAlarmAt } from '../../utils/sync/schedule.ts';
import { CODE, ITEM_ID, NOON } from '../support/build.ts';
import { aSyncStage, noBackend, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
let requestId: string;
beforeEach(async () => {
  stage = await aSyncStage();
  requestId = await stage.saveRequest(ITEM_ID);
});
afterEach(() => stage[Symbol.asyncDispose]());

const notices = async (): Promise<unknown[]> =>
  (await eventsOf(stage.context.db, requestId))
    .filter(({ type }) => type === 'window-ends-soon')
    .map(({ detail }) => detail['days']);
const day = (n: number): number => NOON + n * DAY_MS;

describe('the end of a window that TikTok told', () => {
  beforeEach(async () => {
    stage.seedCode(ITEM_ID, CODE, 60 * DAY_MS);
    await stage.paste(CODE, requestId);
    await stage.sync();
  });

  test('is told 30, 14, 7 and 1 days before it, and once when it comes: as lapsed', async () => {
    const seen: unknown[] = [];
    for (const [until, days] of [
      [29, []],
      [31, [30]],
      [46.5, [30, 14]],
      [53.5, [30, 14, 7]],
    ] as const) {
      await stage.syncFor(day(until) - stage.context.clock());
      seen.push([await notices(), days]);
    }
    await stage.syncFor(10 * DAY_MS);
    for (const [told, expected] of seen as [unknown, unknown][]) expect(told).toEqual(expected);
    expect(await notices()).toEqual([30, 14, 7, 1]);
    expect((await stage.request(requestId)).status).toBe('expired');
    expect((await stage.history(requestId)).filter((type) => type === 'lapsed')).toHaveLength(1);
  }, 60_000);

  test('comes with the days that a person chose', async () => {
    const policy = async () => ({ noticeDays: [20], forgetsConfirmedCodes: false });
    stage.context.clock.move(41 * DAY_MS);
    await stage.sync({ policy });
    await stage.sync({ policy });
    expect(await notices()).toEqual([20]);
  });

  test('is told as one, the nearest, when several were missed', async () => {
    stage.context.clock.move(54 * DAY_MS);
    await stage.sync();
    expect(await notices()).toEqual([7]);
    await stage.syncFor(3 * DAY_MS);
    expect(await notices()).toEqual([7]);
  });

  test('is told as lapsed alone, when all notices before it were missed', async () => {
    stage.context.clock.move(61 * DAY_MS);
    await stage.sync();
    expect(await notices()).toEqual([]);
    expect(await stage.history(requestId)).toContain('lapsed');
  });

  test('is told anew after the creator extended it', async () => {
    stage.context.clock.move(54 * DAY_MS);
    await stage.sync();
    stage.world.extend({ code: CODE, days: 60 });
    await stage.sync({ full: true });
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ told: null });
    expect(await notices()).toEqual([7]);
    stage.context.clock.move(31 * DAY_MS);
    await stage.sync();
    expect(await notices()).toEqual([7, 30]);
  });

  test('is not told of a request that was put away', async () => {
    await stage.context.db.requests.update(requestId, { deletedAt: NOON });
    stage.context.clock.move(54 * DAY_MS);
    await stage.sync();
    expect(await notices()).toEqual([]);
  });

  test('wakes the sync, without any ad account', async () => {
    await stage.context.db.adAccounts.clear();
    expect(await nextAlarmAt(stage.context.db, NOON + HOUR_MS)).toBe(day(30));
    expect(await nextAlarmAt(stage.context.db, NOON + HOUR_MS, [3])).toBe(day(57));
    expect(await nextAlarmAt(stage.context.db, day(59.5))).toBe(day(60));
  });
});

describe('the end of a window kept by hand', () => {
  const note = (endsAt: number) =>
    markApplied(stage.context, requestId, { accountLabel: 'Ads Manager', endsAt });

  test('is told as well, without any ad account', async () => {
    await stage.context.db.adAccounts.clear();
    await note(day(20));
    await stage.syncFor(22 * DAY_MS, { backend: noBackend() });
    expect(await notices()).toEqual([14, 7, 1]);
  });

  test('that is noted anew is told anew', async () => {
    await stage.context.db.adAccounts.clear();
    await note(day(20));
    await stage.syncFor(21 * DAY_MS, { backend: noBackend() });
    await note(day(40));
    await stage.syncFor(21 * DAY_MS, { backend: noBackend() });
    expect(await notices()).toEqual([14, 7, 1, 14, 7, 1]);
  });

  test('is not told the moment that it is noted', async () => {
    await note(day(5));
    await stage.sync();
    expect(await notices()).toEqual([]);
  });
});

describe('a request that is over for a person', () => {
  test('is told nothing', async () => {
    await markRequest(stage.context, requestId, 'declined');
    await stage.context.db.adAccounts.clear();
    await stage.syncFor(60 * DAY_MS, { backend: noBackend() });
    expect(await notices()).toEqual([]);
  });
});

describe('a window that ends before the ad', () => {
  const told = async (): Promise<unknown[]> =>
    (await eventsOf(stage.context.db, requestId))
      .filter(({ type }) => type === 'window-ends-before-ad')
      .map(({ detail }) => detail);
  const adEndsOn = (n: number | null) =>
    setAdEnd(stage.context, requestId, n === null ? null : day(n));
  beforeEach(async () => {
    stage.seedCode(ITEM_ID, CODE, 60 * DAY_MS);
    await stage.paste(CODE, requestId);
    await stage.sync();
  });

  test('is told once, with both ends', async () => {
    await adEndsOn(70);
    await stage.sync();
    await stage.sync();
    expect(await told()).toEqual([{ endsAt: day(60), adEndsAt: day(70) }]);
    expect(await notices()).toEqual([]);
  });

  test('is told anew when the ad is to run until another day', async () => {
    for (const end of [70, 80, 50, 80, null]) {
      await adEndsOn(end);
      await stage.sync();
    }
    expect(await told()).toMatchObject([
      { adEndsAt: day(70) },
      { adEndsAt: day(80) },
      { adEndsAt: day(80) },
    ]);
  });

  test('is told anew when it was extended, and not far enough', async () => {
    await adEndsOn(80);
    await stage.sync();
    stage.world.extend({ code: CODE, days: 70 });
    await stage.sync({ full: true });
    stage.world.extend({ code: CODE, days: 90 });
    await stage.sync({ full: true });
    expect(await told()).toMatchObject([{ endsAt: day(60) }, { endsAt: day(70) }]);
  });

  test('is not told once it has ended', async () => {
    stage.context.clock.move(61 * DAY_MS);
    await adEndsOn(70);
    await stage.sync();
    expect(await told()).toEqual([]);
  });

  test('is told of a window kept by hand, without any ad account', async () => {
    await stage.context.db.adAccounts.clear();
    await stage.context.db.authorizations.clear();
    await stage.context.db.requests.update(requestId, { status: 'code-received' });
    await markApplied(stage.context, requestId, { accountLabel: 'Ads Manager', endsAt: day(20) });
    await adEndsOn(30);
    await stage.sync({ backend: noBackend() });
    const events = await eventsOf(stage.context.db, requestId);
    expect(events.at(-1)).toMatchObject({ type: 'window-ends-before-ad', by: 'hand' });
  });
});
