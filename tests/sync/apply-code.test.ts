import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultInput } from '../../sandbox/ads-api/faults.ts';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { undoStep } from '../../utils/actions/undo-step.ts';
import { AdsError } from '../../utils/ads/ads-error.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { anAccount, CODE, ITEM_ID, NOON, OTHER_CODE } from '../support/build.ts';
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

/** Calls are spaced, so that a run of a few of them takes some tenths of a second. */
const isSoonAfterNoon = (at: number): boolean => at >= NOON && at < NOON + SECOND_MS;

const statusNow = async (): Promise<string> => (await stage.request(requestId)).status;
const sent = (): number => stage.calls('tt_video/authorize').length;
const bound = (): number => stage.world.bindings().length;

describe('applying a code', () => {
  test('is sent once, read back, and the post is authorised', async () => {
    await stage.paste(CODE, requestId);
    const report = await stage.sync();
    expect(await statusNow()).toBe('authorized');
    expect(report).toMatchObject({
      outcome: 'done',
      problem: null,
      waiting: 0,
      lastSuccessAt: stage.context.clock(),
    });
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      outcome: 'applied',
      requestId,
      sentAt: expect.toSatisfy(isSoonAfterNoon),
      byHand: null,
      byTikTok: { adAuthStatus: 'AUTHORIZED', endsAt: NOON + 30 * DAY_MS },
    });
    expect([sent(), bound()]).toEqual([1, 1]);
  });

  test('tells the whole story in the history, by TikTok, without the code', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await stage.history(requestId)).toEqual([
      'saved',
      'code-received',
      'code-identified',
      'code-sent',
      'code-applied',
    ]);
    const events = await stage.context.db.events.where('requestId').equals(requestId).toArray();
    expect(events.filter(({ by }) => by === 'tiktok').map(({ type }) => type)).toEqual([
      'code-identified',
      'code-sent',
      'code-applied',
    ]);
    expect(JSON.stringify(events)).not.toContain(CODE.slice(1, 12));
  });

  test('what TikTok said cannot be undone by a click', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect((await stage.request(requestId)).before).toBeNull();
  });

  test('is not sent again when nothing waits', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    await stage.sync({ full: true });
    await stage.paste(CODE, requestId);
    await stage.syncFor(HOUR_MS);
    expect(sent()).toBe(1);
  });

  test('is not sent when the post is there already with this code', async () => {
    stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect([await statusNow(), sent()]).toEqual(['authorized', 0]);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'applied', sentAt: null });
  });

  test('whose answer is lost is no answer of the ad account', async () => {
    const { backend } = stage.deps();
    const lost: typeof backend = {
      ...backend,
      applyCode: () => {
        stage.context.clock.move(HOUR_MS);
        return Promise.reject(new AdsError('network', { endpoint: '/tt_video/authorize/' }));
      },
    };
    await stage.paste(CODE, requestId);
    await stage.sync({ backend: lost });
    const account = await stage.context.db.adAccounts.get(stage.account.id);
    expect(account?.lastAnswerAt).toBeLessThan(NOON + HOUR_MS);
  });

  test('a second code for a post that runs is a renewal: it is sent', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.seedCode(ITEM_ID, OTHER_CODE, 365 * DAY_MS);
    await stage.paste(OTHER_CODE, requestId);
    await stage.sync();
    expect(sent()).toBe(2);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      outcome: 'applied',
      byTikTok: { endsAt: NOON + 365 * DAY_MS },
    });
    expect((await stage.history(requestId)).filter((type) => type === 'code-applied')).toHaveLength(
      2,
    );
  });

  test('a refused renewal leaves what runs as it is', async () => {
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.seedCode(ITEM_ID, OTHER_CODE, 365 * DAY_MS);
    const codeId = await stage.paste(OTHER_CODE, requestId);
    stage.world.setKnobs({ messages: 'numbered' });
    stage.world.setFault({
      kind: 'return-code',
      endpoint: 'tt_video/authorize',
      returnCode: 40002,
      message: '4027',
    });
    await stage.sync();
    expect(await statusNow()).toBe('authorized');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'applied' });
    expect((await stage.code(codeId)).refusal?.reason).toBe('story');
  });

  test('goes to every ad account that applies codes, and one is enough to be authorised', async () => {
    const second = anAccount({ advertiserId: OTHER_ADVERTISER_ID });
    await stage.context.db.adAccounts.add(second);
    stage.world.setKnobs({ boundElsewhere: 'error', messages: 'numbered' });
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await statusNow()).toBe('authorized');
    const outcomes = await stage.context.db.authorizations
      .where('itemId')
      .equals(ITEM_ID)
      .toArray();
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'not-applied']);
  });
});

describe('several ad accounts', () => {
  test('that one refuses the code does not keep it from the other', async () => {
    await stage.context.db.adAccounts.add(anAccount({ advertiserId: OTHER_ADVERTISER_ID }));
    stage.world.setFault({
      kind: 'return-code',
      endpoint: 'tt_video/authorize',
      returnCode: 40002,
      message: '4027',
    });
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect([await statusNow(), sent(), bound()]).toEqual(['authorized', 2, 1]);
    expect((await stage.code(codeId)).refusal).toBeNull();
  });

  describe('of which the second does not take the code', () => {
    const failSecond = (fault: Partial<FaultInput>): void =>
      void stage.world.setFault({
        kind: 'return-code',
        endpoint: 'tt_video/authorize',
        skip: 1,
        ...fault,
      } as FaultInput);
    const addSecond = async (): Promise<string> => {
      const second = anAccount({ advertiserId: OTHER_ADVERTISER_ID, label: 'Second' });
      await stage.context.db.adAccounts.add(second);
      return second.id;
    };
    const outcomeIn = async (adAccountId: string) =>
      (await stage.context.db.authorizations.get([adAccountId, ITEM_ID]))?.outcome;
    const notApplied = async () =>
      (await eventsOf(stage.context.db, requestId))
        .filter(({ type }) => type === 'code-not-applied')
        .map(({ detail }) => detail);

    test('the code that runs in the first is not called refused; the account’s own outcome tells it', async () => {
      const secondId = await addSecond();
      failSecond({ returnCode: 40002, message: '4027' });
      const codeId = await stage.paste(CODE, requestId);
      await stage.sync();
      expect([await statusNow(), sent(), bound()]).toEqual(['authorized', 2, 1]);
      expect((await stage.code(codeId)).refusal).toBeNull();
      expect(await outcomeIn(secondId)).toBe('not-applied');
      expect(await notApplied()).toEqual([{ account: 'Second', reason: 'story' }]);
      expect(await stage.history(requestId)).not.toContain('code-refused');
    });

    test('nor is it when its answer was lost and it did not take effect there', async () => {
      const secondId = await addSecond();
      failSecond({ kind: 'reset', when: 'before-commit' });
      const codeId = await stage.paste(CODE, requestId);
      await stage.syncFor(20 * MINUTE_MS);
      expect([await statusNow(), sent(), bound()]).toEqual(['authorized', 2, 1]);
      expect((await stage.code(codeId)).refusal).toBeNull();
      expect(await outcomeIn(secondId)).toBe('not-applied');
      expect(await notApplied()).toEqual([{ account: 'Second', reason: null }]);
    });

    test('nor when its window in the first is over by then', async () => {
      const codeId = await stage.paste(CODE, requestId);
      await stage.sync();
      stage.context.clock.move(31 * DAY_MS);
      await stage.sync();
      await addSecond();
      await stage.context.db.adAccounts.update(stage.account.id, { appliesCodes: false });
      failSecond({ returnCode: 40002, message: '4027', skip: 0 });
      await confirmApply(stage.context, codeId);
      await stage.sync();
      expect(await notApplied()).toEqual([{ account: 'Second', reason: 'story' }]);
      expect((await stage.code(codeId)).refusal).toBeNull();
    });
  });
});

describe('a list that lags behind', () => {
  test('is read again until it shows the post, within the run', async () => {
    stage.world.setKnobs({ listLagMs: 10_000 });
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect([await statusNow(), sent()]).toEqual(['authorized', 1]);
    expect(stage.context.clock() - NOON).toBeLessThan(20 * SECOND_MS);
  });

  test('that never shows an accepted code is believed in the end, and nothing is sent again', async () => {
    stage.world.setKnobs({ listLagMs: 10 * DAY_MS });
    await stage.paste(CODE, requestId);
    await stage.syncFor(20 * MINUTE_MS);
    expect(sent()).toBe(1);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'not-applied' });
    expect(await stage.context.db.outbox.count()).toBe(0);
    expect(await statusNow()).toBe('code-received');
  });
});

describe('a lost answer', () => {
  const lose = (when: 'before-commit' | 'after-commit', kind = 'reset' as const): void =>
    void stage.world.setFault({ kind, when, endpoint: 'tt_video/authorize' });

  test('after the code was applied is found by reading', async () => {
    lose('after-commit');
    const codeId = await stage.paste(CODE, requestId);
    const report = await stage.sync();
    expect(report).toMatchObject({
      outcome: 'failed',
      problem: 'network',
      waiting: 1,
      nextAt: stage.context.clock() + 30 * SECOND_MS,
    });
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      outcome: 'uncertain',
      codeId,
      sentAt: expect.toSatisfy(isSoonAfterNoon),
    });
    await stage.syncFor(MINUTE_MS);
    expect([await statusNow(), sent(), bound()]).toEqual(['authorized', 1, 1]);
    expect(await stage.history(requestId)).toContain('outcome-uncertain');
  });

  test('before it was applied is known after the whole ladder, and a person decides', async () => {
    lose('before-commit');
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    const looksBefore = stage.calls('tt_video/list').length;
    await stage.syncFor(7 * MINUTE_MS);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'uncertain' });
    await stage.syncFor(5 * MINUTE_MS);
    expect(stage.calls('tt_video/list').length - looksBefore).toBe(3);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'not-applied' });
    expect([await statusNow(), sent()]).toEqual(['code-received', 1]);

    await confirmApply(stage.context, codeId);
    await stage.sync();
    expect([await statusNow(), sent(), bound()]).toEqual(['authorized', 2, 1]);
  });

  test('before it was applied, noted by hand and taken back, still waits for a person', async () => {
    lose('before-commit');
    await stage.paste(CODE, requestId);
    await stage.sync();
    await stage.syncFor(12 * MINUTE_MS);
    await markApplied(stage.context, requestId, {
      accountLabel: stage.account.label,
      endsAt: null,
    });
    await undoStep(stage.context, requestId);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      outcome: 'not-applied',
      byHand: null,
    });
    expect([await statusNow(), sent()]).toEqual(['code-received', 1]);
  });

  test('is not given up while TikTok cannot be asked', async () => {
    lose('after-commit');
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.world.setFault({ kind: 'bad-gateway', endpoint: 'tt_video/list', times: null });
    await stage.syncFor(5 * HOUR_MS);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'uncertain' });
    stage.world.clearFaults();
    await stage.syncFor(HOUR_MS);
    expect([await statusNow(), sent()]).toEqual(['authorized', 1]);
  });

  test.each(['html-200', 'truncated-json', 'bad-gateway', 'empty-503', 'cut'] as const)(
    'as %s is found by reading',
    async (kind) => {
      stage.world.setFault({ kind, when: 'after-commit', endpoint: 'tt_video/authorize' });
      await stage.paste(CODE, requestId);
      await stage.syncFor(2 * MINUTE_MS);
      expect([await statusNow(), sent(), bound()]).toEqual(['authorized', 1, 1]);
    },
  );

  test('because it took longer than the deadline is found by reading', async () => {
    stage.world.setFault({ kind: 'hold', endpoint: 'tt_video/authorize' });
    await stage.paste(CODE, requestId);
    const report = await stage.sync({ backend: stage.backend(100) });
    expect(report).toMatchObject({ outcome: 'failed', problem: 'network', waiting: 1 });
    await stage.world.releaseHeld();
    await stage.syncFor(MINUTE_MS);
    expect([await statusNow(), sent(), bound()]).toEqual(['authorized', 1, 1]);
  });

  test('of 65 seconds within the deadline is no lost answer', async () => {
    const { backend } = stage.deps();
    const slow: typeof backend = {
      ...backend,
      async applyCode(...args) {
        await backend.applyCode(...args);
        stage.context.clock.move(65 * SECOND_MS);
      },
    };
    await stage.paste(CODE, requestId);
    expect((await stage.sync({ backend: slow })).outcome).toBe('done');
    expect([await statusNow(), sent()]).toEqual(['authorized', 1]);
  });
});

describe('a clear answer', () => {
  test('"too many requests" is no sending: the code goes out again', async () => {
    stage.world.setFault({
      kind: 'return-code',
      endpoint: 'tt_video/authorize',
      returnCode: 40100,
    });
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect([await statusNow(), bound()]).toEqual(['authorized', 1]);
  });

  test('an advertiser’s own limit is waited for within the run', async () => {
    stage.world.setFault({
      kind: 'return-code',
      endpoint: 'tt_video/authorize',
      returnCode: 40133,
    });
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect([await statusNow(), bound()]).toEqual(['authorized', 1]);
    expect(stage.context.clock() - NOON).toBeGreaterThanOrEqual(1_500);
  });

  test('a refusal with a reason sends the request back to waiting for a code', async () => {
    stage.world.setFault({
      kind: 'return-code',
      endpoint: 'tt_video/authorize',
      returnCode: 40002,
      message: '4027',
    });
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('story');
    expect([await statusNow(), bound()]).toEqual(['agreed', 0]);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'not-applied' });
    expect(await stage.history(requestId)).toEqual(
      expect.arrayContaining(['code-not-applied', 'code-refused']),
    );
  });

  test('a refusal of what is there all the same is no refusal', async () => {
    const { backend } = stage.deps();
    const contrary: typeof backend = {
      ...backend,
      async applyCode(...args) {
        await backend.applyCode(...args);
        await backend.applyCode(...args);
      },
    };
    stage.world.setKnobs({ alreadyBound: 'error' });
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync({ backend: contrary });
    expect(await statusNow()).toBe('authorized');
    expect((await stage.code(codeId)).refusal).toBeNull();
  });

  test.each([
    ['token-revoked', 'unauthorised'],
    ['scope-lost', 'forbidden'],
  ] as const)(
    '%s puts the ad account aside until a person has put it right',
    async (kind, problem) => {
      stage.world.setFault({ kind, endpoint: 'tt_video/authorize' });
      await stage.paste(CODE, requestId);
      const report = await stage.sync();
      expect(report).toMatchObject({ outcome: 'failed', problem, waiting: 1, nextAt: null });
      expect((await stage.context.db.adAccounts.get(stage.account.id))?.problem?.kind).toBe(
        problem,
      );
      expect(await stage.authorization(ITEM_ID)).toBeUndefined();

      const callsBefore = stage.world.log().length;
      await stage.syncFor(2 * HOUR_MS);
      expect(stage.world.log().length).toBe(callsBefore);

      stage.world.seedToken({
        token: 'sandbox-access-token',
        state: 'good',
        scopes: [4, 690, 691],
      });
      await stage.context.db.adAccounts.update(stage.account.id, { problem: null });
      await stage.sync();
      expect([await statusNow(), bound()]).toEqual(['authorized', 1]);
    },
  );
});

describe('a post that TikTok would not show first', () => {
  test('is bound only when a person allows it, and is then found by its code', async () => {
    stage.world.setKnobs({ preview: 'refused' });
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect([(await stage.code(codeId)).preview, sent()]).toEqual(['withheld', 0]);
    await confirmApply(stage.context, codeId);
    await stage.sync();
    expect([await statusNow(), sent()]).toEqual(['authorized', 1]);
    expect(await stage.code(codeId)).toMatchObject({ itemId: ITEM_ID, itemSource: 'tiktok' });
  });

  test('that turns out to be another one is told, and is not taken for the one wanted', async () => {
    const otherItemId = '7431234567890777777';
    stage.world.setKnobs({ preview: 'refused' });
    stage.seedCode(otherItemId, OTHER_CODE);
    const codeId = await stage.paste(OTHER_CODE, requestId);
    await stage.sync();
    await confirmApply(stage.context, codeId);
    await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('code-for-another-post');
    expect(await statusNow()).toBe('agreed');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'not-applied' });
    expect(await stage.authorization(otherItemId)).toMatchObject({
      outcome: 'applied',
      requestId: null,
    });
  });

  test('is found over several pages of the list', async () => {
    stage.world.setKnobs({ preview: 'refused' });
    for (let index = 0; index < 60; index += 1) {
      const itemId = `74312345678902${String(index).padStart(5, '0')}`;
      stage.seedCode(itemId, `#Sandbox+Page/${index}==`);
    }
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    await confirmApply(stage.context, codeId);
    stage.world.setFault({ kind: 'reset', when: 'after-commit', endpoint: 'tt_video/authorize' });
    await stage.sync();
    for (let index = 0; index < 60; index += 1) {
      stage.world.bind({ advertiserId: ADVERTISER_ID, code: `#Sandbox+Page/${index}==` });
    }
    await stage.syncFor(2 * MINUTE_MS);
    expect([await statusNow(), sent()]).toEqual(['authorized', 1]);
  });
});
