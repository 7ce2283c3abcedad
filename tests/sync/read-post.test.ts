import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { undoStep } from '../../utils/actions/undo-step.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { readBadge } from '../../utils/store/badges.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { anAccount, CODE, ITEM_ID, NOON } from '../support/build.ts';
import {
  ADVERTISER_ID,
  aSyncStage,
  OTHER_ADVERTISER_ID,
  type SyncStage,
} from '../support/sync-stage.ts';

let stage: SyncStage;
let requestId: string;
beforeEach(async () => {
  stage = await aSyncStage();
  stage.seedCode(ITEM_ID, CODE);
  requestId = await stage.saveRequest(ITEM_ID);
});
afterEach(() => stage[Symbol.asyncDispose]());

const statusNow = async (): Promise<string> => (await stage.request(requestId)).status;
const reads = (): number => stage.calls('tt_video/list').length;

const revocation = async () =>
  (await eventsOf(stage.context.db, requestId)).find(({ type }) => type === 'revoked');

async function authorize(): Promise<void> {
  await stage.paste(CODE, requestId);
  await stage.sync();
  expect(await statusNow()).toBe('authorized');
}

describe('an authorised post', () => {
  test('is verified every six hours, and at once on a full sync', async () => {
    await authorize();
    const before = reads();
    await stage.syncFor(5 * HOUR_MS);
    expect(reads()).toBe(before);
    await stage.sync({ full: true });
    expect(reads()).toBe(before + 1);
    await stage.syncFor(7 * HOUR_MS);
    expect(reads()).toBe(before + 2);
  });

  test('lapses when its window ends, and TikTok is asked then', async () => {
    await authorize();
    stage.context.clock.move(30 * DAY_MS);
    await stage.sync();
    expect(await statusNow()).toBe('expired');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      byTikTok: { adAuthStatus: 'EXPIRED' },
    });
    expect((await stage.history(requestId)).filter((type) => type === 'lapsed')).toHaveLength(1);
  });

  test('lapses by the clock when TikTok cannot be asked', async () => {
    await authorize();
    stage.context.clock.move(30 * DAY_MS);
    stage.world.setFault({ kind: 'reset', times: null });
    await stage.sync();
    expect(await statusNow()).toBe('expired');
  });

  test('that the creator extended goes on, with the same code', async () => {
    await authorize();
    stage.context.clock.move(29 * DAY_MS);
    stage.world.extend({ code: CODE, days: 30 });
    stage.context.clock.move(DAY_MS);
    await stage.sync();
    expect(await statusNow()).toBe('authorized');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      byTikTok: { endsAt: NOON + 59 * DAY_MS },
    });
    expect(await stage.history(requestId)).not.toContain('lapsed');
  });

  test('that lapsed comes back when the creator extends it later', async () => {
    await authorize();
    stage.context.clock.move(31 * DAY_MS);
    await stage.sync();
    stage.world.extend({ code: CODE, days: 30 });
    await stage.syncFor(2 * DAY_MS);
    expect(await statusNow()).toBe('authorized');
  });

  test('that lapsed long ago costs no calls of its own', async () => {
    await authorize();
    stage.context.clock.move(100 * DAY_MS);
    await stage.sync();
    const before = stage.world.log().length;
    await stage.syncFor(3 * DAY_MS);
    const after = stage.world.log().slice(before);
    // The list is gone through once a day.
    expect(after.map(({ itemId }) => itemId)).toEqual([null, null, null]);
  });

  test('with a state that nobody knows is judged by its window, and the word is kept', async () => {
    await authorize();
    stage.world.seedCode({ code: CODE, adAuthStatus: 'IN_REVIEW' });
    await stage.sync({ full: true });
    expect(await statusNow()).toBe('authorized');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      byTikTok: { adAuthStatus: 'IN_REVIEW' },
    });
  });

  test('that the creator took back is revoked', async () => {
    await authorize();
    stage.world.revoke({ code: CODE });
    await stage.sync({ full: true });
    expect(await statusNow()).toBe('revoked');
    expect(await revocation()).toMatchObject({
      by: 'tiktok',
      detail: { endsAt: expect.any(Number) },
    });
    expect((await revocation())?.detail).not.toHaveProperty('why');
  });
});

describe('a post of an ad account that was disconnected', () => {
  test('is not looked for in another one', async () => {
    await authorize();
    const { adAccounts } = stage.context.db;
    await adAccounts.update(stage.account.id, { connectedAt: null });
    await adAccounts.add(anAccount({ advertiserId: OTHER_ADVERTISER_ID }));
    const before = stage.world.log().length;
    await stage.sync({ full: true });
    const after = stage.world.log().slice(before);
    expect(after.map(({ itemId }) => itemId)).not.toContain(ITEM_ID);
    expect(await statusNow()).toBe('authorized');
  });
});

describe('a post that is no longer in the ad account', () => {
  const hide = (isHidden: () => boolean) => {
    const { backend } = stage.deps();
    const readPost: typeof backend.readPost = (...args) =>
      isHidden() ? Promise.resolve(null) : backend.readPost(...args);
    const listPosts: typeof backend.listPosts = async (...args) => {
      const page = await backend.listPosts(...args);
      return isHidden() ? { ...page, posts: [] } : page;
    };
    return { ...backend, readPost, listPosts };
  };

  test('is revoked when two reads half a minute apart agree', async () => {
    await authorize();
    const backend = hide(() => true);
    await stage.sync({ full: true, backend });
    expect(await statusNow()).toBe('authorized');
    await stage.syncFor(MINUTE_MS, { backend });
    expect(await statusNow()).toBe('revoked');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'not-applied' });
  });

  test('is not said to be taken back by the creator: a colleague may have removed it', async () => {
    await authorize();
    await stage.syncFor(MINUTE_MS, { full: true, backend: hide(() => true) });
    expect(await revocation()).toMatchObject({ by: 'tiktok', detail: { why: 'not-listed' } });
  });

  test('is not revoked by one wrong read', async () => {
    await authorize();
    let isHidden = true;
    const backend = hide(() => isHidden);
    await stage.sync({ full: true, backend });
    isHidden = false;
    await stage.syncFor(MINUTE_MS, { backend });
    expect(await statusNow()).toBe('authorized');
    expect(await stage.context.db.outbox.count()).toBe(0);
  });

  test('after its window ended was only tidied away', async () => {
    await authorize();
    stage.context.clock.move(31 * DAY_MS);
    await stage.syncFor(MINUTE_MS, { backend: hide(() => true) });
    expect(await statusNow()).toBe('expired');
    expect(await stage.history(requestId)).not.toContain('revoked');
  });
});

describe('a window noted by hand', () => {
  const note = (endsAt: number | null, accountLabel = 'Ads Manager'): Promise<unknown> =>
    markApplied(stage.context, requestId, { accountLabel, endsAt });

  test('is confirmed by a connected ad account, and both facts stay', async () => {
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    await note(NOON + 30 * DAY_MS);
    await stage.sync();
    expect(await stage.history(requestId)).toContain('window-confirmed');
    const facts = await stage.context.db.authorizations.where('itemId').equals(ITEM_ID).toArray();
    expect(facts).toHaveLength(2);
    expect(facts).toContainEqual(
      expect.objectContaining({
        byTikTok: null,
        byHand: expect.objectContaining({ endsAt: NOON + 30 * DAY_MS }),
      }),
    );
    expect(facts).toContainEqual(
      expect.objectContaining({
        byHand: null,
        byTikTok: expect.objectContaining({ endsAt: NOON + 30 * DAY_MS }),
      }),
    );
    expect(stage.calls('tt_video/authorize')).toHaveLength(0);
  });

  test('in the same ad account keeps its note beside TikTok’s word', async () => {
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    await note(NOON + 10 * DAY_MS, stage.account.label);
    await stage.sync();
    expect(await stage.history(requestId)).toContain('window-contradicted');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      byHand: { endsAt: NOON + 10 * DAY_MS },
      byTikTok: { endsAt: NOON + 30 * DAY_MS },
    });
    expect(await statusNow()).toBe('authorized');
  });

  test('is compared once, not with every verification', async () => {
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    await note(NOON + 30 * DAY_MS);
    await stage.syncFor(2 * DAY_MS);
    expect(
      (await stage.history(requestId)).filter((type) => type === 'window-confirmed'),
    ).toHaveLength(1);
  });

  test('that no connected ad account knows stays, and is not asked for in every run', async () => {
    await note(NOON + 30 * DAY_MS);
    await stage.sync();
    expect([await statusNow(), reads()]).toEqual(['authorized', 1]);
    await stage.syncFor(5 * HOUR_MS);
    expect(reads()).toBe(1);
    expect(await stage.history(requestId)).not.toContain('revoked');
  });

  test('that its own ad account does not list is contradicted, not overwritten', async () => {
    await note(NOON + 30 * DAY_MS, stage.account.label);
    await stage.syncFor(2 * MINUTE_MS);
    expect(await stage.history(requestId)).toContain('window-contradicted');
    expect(await statusNow()).toBe('authorized');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      byHand: { endsAt: NOON + 30 * DAY_MS },
    });
    const badge = await readBadge(
      stage.context.db,
      await stage.request(requestId),
      stage.context.clock(),
    );
    expect(badge).toMatchObject({
      endsAt: NOON + 30 * DAY_MS,
      source: 'hand',
      attention: expect.arrayContaining([{ kind: 'not-listed' }]),
    });
  });

  test('can be taken back until TikTok has confirmed it', async () => {
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    await note(NOON + 30 * DAY_MS, stage.account.label);
    await stage.sync();
    await expect(undoStep(stage.context, requestId)).rejects.toMatchObject({
      code: 'not-possible',
    });
    expect(await statusNow()).toBe('authorized');
  });
});
