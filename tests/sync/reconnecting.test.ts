import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectAccounts } from '../../utils/actions/connect-accounts.ts';
import { deleteCode } from '../../utils/actions/delete-code.ts';
import { disconnectAccounts } from '../../utils/actions/disconnect-accounts.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { newLine } from '../../utils/domain/outbox.ts';
import { anAccount, CODE, ITEM_ID, OTHER_CODE } from '../support/build.ts';
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

const sent = (): number => stage.calls('tt_video/authorize').length;
const waiting = (): Promise<number> => stage.context.db.outbox.count();

/** A second ad account that gets codes, and is paused: what waits for it goes on waiting. */
async function addPaused(): Promise<string> {
  const { db, clock } = stage.context;
  const paused = anAccount({ advertiserId: OTHER_ADVERTISER_ID, pausedAt: clock() });
  await db.adAccounts.add(paused);
  return paused.id;
}

/** A new token, for the first ad account alone. */
async function reconnect(): Promise<void> {
  const token = 'sandbox-second-token';
  const advertiserIds = [ADVERTISER_ID];
  stage.world.seedToken({ token, advertiserIds });
  const how = { kind: 'token', token, advertiserIds } as const;
  await connectAccounts(stage.context, stage.backend(10_000), how, new AbortController().signal);
}

const refuse = (): void =>
  void stage.world.setFault({
    kind: 'return-code',
    endpoint: 'tt_video/authorize',
    returnCode: 40002,
    message: '4027',
  });
const lose = (when: 'before-commit' | 'after-commit'): void =>
  void stage.world.setFault({ kind: 'reset', when, endpoint: 'tt_video/authorize' });

describe('a code that waits for an ad account that is left, and went to the other one', () => {
  /** The first ad account has had the code, the second one still waits for it. */
  async function refusedInFirst(code = CODE): Promise<{ codeId: string; pausedId: string }> {
    const pausedId = await addPaused();
    refuse();
    const codeId = await stage.paste(code, requestId);
    await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('story');
    return { codeId, pausedId };
  }

  test('in vain is not sent there again', async () => {
    const { codeId } = await refusedInFirst();
    expect(await waiting()).toBe(1);
    await reconnect();
    await stage.syncFor(HOUR_MS);
    expect([sent(), await waiting()]).toEqual([1, 0]);
    expect((await stage.code(codeId)).refusal?.reason).toBe('story');
  });

  test('in vain is not sent there again, though it was ready to be sent to the one that is left', async () => {
    const { codeId, pausedId: adAccountId } = await refusedInFirst();
    const { outbox } = stage.context.db;
    await outbox.clear();
    const line = { kind: 'apply-code', adAccountId, codeId, requestId, itemId: ITEM_ID } as const;
    await outbox.add(newLine(line, stage.context.clock()));
    await reconnect();
    await stage.syncFor(HOUR_MS);
    expect([sent(), await waiting()]).toEqual([1, 0]);
  });

  test('to renew its window, in vain, is not sent there again', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.seedCode(ITEM_ID, OTHER_CODE, 365 * DAY_MS);
    await refusedInFirst(OTHER_CODE);
    await reconnect();
    await stage.syncFor(HOUR_MS);
    expect([sent(), await waiting()]).toEqual([2, 0]);
  });

  test('to renew its window, and nobody knows whether in vain, is not sent there again', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.seedCode(ITEM_ID, OTHER_CODE, 365 * DAY_MS);
    const { codeId } = await refusedInFirst(OTHER_CODE);
    await stage.context.db.codes.update(codeId, { refusal: null, isOpen: true });
    await reconnect();
    await stage.syncFor(HOUR_MS);
    expect([sent(), await waiting()]).toEqual([2, 0]);
  });

  test('to renew its window, in vain and without a preview, is not sent there again', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.seedCode(ITEM_ID, OTHER_CODE, 365 * DAY_MS);
    const { codeId, pausedId: adAccountId } = await refusedInFirst(OTHER_CODE);
    const { outbox, codes } = stage.context.db;
    // As where no preview told its post, and a person had it applied.
    await codes.update(codeId, { itemId: null, itemSource: null });
    await outbox.clear();
    const line = { kind: 'apply-code', adAccountId, codeId, requestId, itemId: null } as const;
    await outbox.add(newLine(line, stage.context.clock()));
    await reconnect();
    await stage.syncFor(HOUR_MS);
    expect([sent(), await waiting()]).toEqual([2, 0]);
  });

  test('in vain is sent there again when a person pastes it again', async () => {
    await refusedInFirst();
    await reconnect();
    await stage.sync();
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect(sent()).toBe(2);
    expect((await stage.request(requestId)).status).toBe('authorized');
  });

  test('without an answer is not sent there again after disconnecting and connecting', async () => {
    await addPaused();
    lose('before-commit');
    await stage.paste(CODE, requestId);
    await stage.syncFor(20 * MINUTE_MS);
    await disconnectAccounts(stage.context);
    await reconnect();
    await stage.syncFor(HOUR_MS);
    expect(sent()).toBe(1);
    expect((await stage.request(requestId)).status).toBe('code-received');
  });
});

describe('a code that was sent, and removed while no ad account was connected', () => {
  async function removed(when: 'before-commit' | 'after-commit'): Promise<void> {
    lose(when);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    await disconnectAccounts(stage.context);
    await deleteCode(stage.context, codeId, true);
    await reconnect();
    stage.context.clock.move(MINUTE_MS);
    await stage.sync({ full: true });
    await stage.syncFor(2 * DAY_MS);
  }
  const notApplied = async (): Promise<number> =>
    (await stage.history(requestId)).filter((type) => type === 'code-not-applied').length;

  test('is known as applied once the ad account is connected again', async () => {
    await removed('after-commit');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'applied' });
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(await notApplied()).toBe(0);
  });

  test('is not taken for not applied by a list that lags behind', async () => {
    stage.world.setKnobs({ listLagMs: 5 * MINUTE_MS });
    await removed('after-commit');
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(await notApplied()).toBe(0);
  });

  test('is known not to be applied once the ad account is connected again, and told once', async () => {
    await removed('before-commit');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'not-applied' });
    expect(await notApplied()).toBe(1);
  });
});
