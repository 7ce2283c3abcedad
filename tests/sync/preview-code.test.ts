import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assignCode } from '../../utils/actions/assign-code.ts';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { deleteCode } from '../../utils/actions/delete-code.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import { anAccount, CODE, ITEM_ID, OTHER_CODE, OTHER_ITEM_ID } from '../support/build.ts';
import { aSyncStage, OTHER_ADVERTISER_ID, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
  stage.seedCode(ITEM_ID, CODE);
  stage.seedCode(OTHER_ITEM_ID, OTHER_CODE);
});
afterEach(() => stage[Symbol.asyncDispose]());

const statusOf = async (requestId: string): Promise<string> =>
  (await stage.request(requestId)).status;
const sent = (): number => stage.calls('tt_video/authorize').length;

describe('a code whose post TikTok shows', () => {
  test('finds its request by itself', async () => {
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE);
    await stage.sync();
    expect(await stage.code(codeId)).toMatchObject({
      requestId,
      itemId: ITEM_ID,
      itemSource: 'tiktok',
      preview: 'shown',
    });
    expect(await statusOf(requestId)).toBe('authorized');
    expect(await stage.history(requestId)).toEqual(
      expect.arrayContaining(['code-identified', 'code-received', 'code-applied']),
    );
  });

  test('goes from the request it was pasted on to the one it is for', async () => {
    const wrong = await stage.saveRequest(OTHER_ITEM_ID);
    const right = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, wrong);
    await stage.sync();
    expect((await stage.code(codeId)).requestId).toBe(right);
    expect([await statusOf(wrong), await statusOf(right)]).toEqual(['agreed', 'authorized']);
    expect(await stage.history(wrong)).toContain('code-moved');
    expect(await stage.history(right)).toContain('code-moved');
  });

  test('for a post that nobody asked for stays where it is, refused, and is not applied', async () => {
    const requestId = await stage.saveRequest(OTHER_ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    const report = await stage.sync();
    expect(await stage.code(codeId)).toMatchObject({
      requestId,
      itemId: ITEM_ID,
      refusal: { reason: 'code-for-another-post' },
    });
    expect([await statusOf(requestId), sent()]).toEqual(['agreed', 0]);
    expect(report.outcome).toBe('done');
  });

  test('for another post is only asked about again when a person insists', async () => {
    const requestId = await stage.saveRequest(OTHER_ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    await confirmApply(stage.context, codeId);
    await stage.sync();
    expect(sent()).toBe(0);
    expect((await stage.code(codeId)).refusal?.reason).toBe('code-for-another-post');
  });

  test('does not take a good code away from a request that has two', async () => {
    const requestId = await stage.saveRequest(OTHER_ITEM_ID);
    stage.world.setFault({ kind: 'reset', endpoint: 'tt_video/authorize' });
    await stage.paste(OTHER_CODE, requestId);
    await stage.sync();
    await stage.paste(CODE, requestId);
    await stage.syncFor(20 * 60_000);
    expect(await statusOf(requestId)).toBe('code-received');
    expect(await stage.history(requestId)).toContain('code-refused');
  });

  test('without any request waits for one, and finds it when the post is saved', async () => {
    const codeId = await stage.paste(CODE);
    await stage.sync();
    expect(await stage.code(codeId)).toMatchObject({
      requestId: null,
      itemId: ITEM_ID,
      refusal: null,
    });
    expect(sent()).toBe(0);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.sync();
    expect([await statusOf(requestId), sent()]).toEqual(['authorized', 1]);
  });

  test('is asked for by every ad account, and identified once in the history', async () => {
    await stage.context.db.adAccounts.add(anAccount({ advertiserId: OTHER_ADVERTISER_ID }));
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect(stage.calls('tt_video/info')).toHaveLength(2);
    expect(
      (await stage.history(requestId)).filter((type) => type === 'code-identified'),
    ).toHaveLength(1);
    expect(stage.world.bindings()).toHaveLength(2);
  });

  test('that is expired, by what TikTok shows, is not sent', async () => {
    stage.world.setKnobs({ unboundAuthStatus: 'EXPIRED' });
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect((await stage.code(codeId)).refusal).toMatchObject({ reason: 'code-expired' });
    expect([await statusOf(requestId), sent()]).toEqual(['agreed', 0]);
  });

  test('with a state that nobody knows is judged by its window', async () => {
    stage.world.setKnobs({ unboundAuthStatus: 'NOT_BOUND' });
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await statusOf(requestId)).toBe('authorized');
  });
});

describe('a code that TikTok refuses to show', () => {
  test.each(['numbered', 'localised', 'plain', 'echo'] as const)(
    'is never applied by itself, whatever the wording: %s',
    async (messages) => {
      stage.world.setKnobs({ messages });
      stage.world.revoke({ code: CODE });
      const requestId = await stage.saveRequest(ITEM_ID);
      await stage.paste(CODE, requestId);
      await stage.sync();
      expect(sent()).toBe(0);
      expect(await statusOf(requestId)).not.toBe('authorized');
    },
  );

  test('tells the reason, and the request waits for a good one', async () => {
    stage.world.setKnobs({ messages: 'numbered' });
    stage.seedCode(ITEM_ID, CODE, -DAY_MS);
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    const report = await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('code-expired');
    expect(await statusOf(requestId)).toBe('agreed');
    expect(await stage.history(requestId)).toContain('code-refused');
    expect(report).toMatchObject({ outcome: 'done', waiting: 0 });
  });

  test('is read again when it is pasted again: the creator has extended it', async () => {
    stage.world.setKnobs({ messages: 'numbered' });
    stage.seedCode(ITEM_ID, CODE, -DAY_MS);
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.sync();
    stage.world.extend({ code: CODE, days: 30 });
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await statusOf(requestId)).toBe('authorized');
    expect((await stage.code(codeId)).refusal).toBeNull();
  });

  test('without a reason is left to a person', async () => {
    stage.world.setKnobs({ preview: 'refused', previewRefusedCode: 40002 });
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await stage.code(codeId)).toMatchObject({ preview: 'withheld', refusal: null });
    expect([await statusOf(requestId), sent()]).toEqual(['code-received', 0]);
  });

  test('and that TikTok refuses again once a person allowed it is refused, reason unknown', async () => {
    stage.world.revoke({ code: CODE });
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    await confirmApply(stage.context, codeId);
    await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('unknown');
    expect([await statusOf(requestId), sent()]).toEqual(['agreed', 1]);
  });

  test('for want of the scope alone is left to a person; the ad account works on', async () => {
    stage.world.seedToken({ token: 'sandbox-access-token', scopes: [4, 691] });
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect((await stage.code(codeId)).preview).toBe('withheld');
    expect((await stage.context.db.adAccounts.get(stage.account.id))?.problem).toBeNull();
  });

  test('for want of everything puts the ad account aside', async () => {
    stage.world.seedToken({ token: 'sandbox-access-token', scopes: [4] });
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    const report = await stage.sync();
    expect(report).toMatchObject({ outcome: 'failed', problem: 'forbidden', waiting: 1 });
    expect((await stage.code(codeId)).preview).toBeNull();
  });

  test('for a hiccup in processing is asked for again', async () => {
    stage.world.seedCode({ code: CODE, processingErrors: 1 });
    const requestId = await stage.saveRequest(ITEM_ID);
    await stage.paste(CODE, requestId);
    await stage.syncFor(5 * 60_000);
    expect(await statusOf(requestId)).toBe('authorized');
  });
});

describe('while TikTok is asked', () => {
  /** Does something in the middle of the preview. */
  const meanwhile = (act: () => Promise<unknown>) => {
    const { backend } = stage.deps();
    return {
      ...backend,
      previewCode: async (...args: Parameters<typeof backend.previewCode>) => {
        const post = await backend.previewCode(...args);
        await act();
        return post;
      },
    };
  };

  test('a person may give the code to another request', async () => {
    const wrong = await stage.saveRequest(OTHER_ITEM_ID);
    const right = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, wrong);
    await stage.sync({ backend: meanwhile(() => assignCode(stage.context, codeId, right)) });
    await stage.sync();
    expect([(await stage.code(codeId)).requestId, await statusOf(right), sent()]).toEqual([
      right,
      'authorized',
      1,
    ]);
  });

  test('a person may remove the code: it is not applied', async () => {
    const requestId = await stage.saveRequest(ITEM_ID);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync({ backend: meanwhile(() => deleteCode(stage.context, codeId)) });
    await stage.sync();
    expect([sent(), await stage.context.db.outbox.count()]).toEqual([0, 0]);
    expect((await stage.code(codeId)).value).toBe('');
  });
});
