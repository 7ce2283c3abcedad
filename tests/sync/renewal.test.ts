import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { deleteCode } from '../../utils/actions/delete-code.ts';
import { AdsError } from '../../utils/ads/ads-error.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../utils/domain/clock.ts';
import { attentionOf } from '../../utils/domain/attention.ts';
import { anAccount, CODE, ITEM_ID, OTHER_CODE } from '../support/build.ts';
import { aSyncStage, OTHER_ADVERTISER_ID, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
let requestId: string;
let codeId: string;
/** A post that runs on one code, and another code for it that has just come. */
beforeEach(async () => {
  stage = await aSyncStage();
  stage.seedCode(ITEM_ID, CODE);
  requestId = await stage.saveRequest(ITEM_ID);
  await stage.paste(CODE, requestId);
  await stage.sync();
  stage.seedCode(ITEM_ID, OTHER_CODE, 365 * DAY_MS);
  codeId = await stage.paste(OTHER_CODE, requestId);
});
afterEach(() => stage[Symbol.asyncDispose]());

const attention = async () => {
  const { db, clock } = stage.context;
  const [codes, authorizations, accounts] = await Promise.all([
    db.codes.where('requestId').equals(requestId).toArray(),
    db.authorizations.toArray(),
    db.adAccounts.toArray(),
  ]);
  const request = await stage.request(requestId);
  return attentionOf({ request, codes, authorizations, accounts, baseline: null }, clock());
};
const sent = (): number => stage.calls('tt_video/authorize').length;
const lose = (when: 'before-commit' | 'after-commit'): void =>
  void stage.world.setFault({ kind: 'reset', when, endpoint: 'tt_video/authorize' });
/** TikTok answers what cannot be understood when it is asked for the post. */
const unreadable = (): AdsBackend => ({
  ...stage.deps().backend,
  readPost: () => Promise.reject(new AdsError('unexpected-reply', { endpoint: '/tt_video/list/' })),
});

describe('a renewal', () => {
  test('that TikTok refused is told while the older code runs', async () => {
    stage.world.setKnobs({ messages: 'numbered' });
    stage.world.setFault({
      kind: 'return-code',
      endpoint: 'tt_video/authorize',
      returnCode: 40002,
      message: '4027',
    });
    await stage.sync();
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(await attention()).toEqual([{ kind: 'code-refused', reason: 'story' }]);
  });

  test('whose answer was lost is told, as uncertain and then as not taken', async () => {
    lose('before-commit');
    await stage.sync();
    expect(await attention()).toEqual([{ kind: 'outcome-uncertain' }]);
    await stage.syncFor(20 * MINUTE_MS);
    expect(await attention()).toEqual([{ kind: 'code-refused', reason: 'unknown' }]);
    expect(await stage.code(codeId)).toMatchObject({ isOpen: false });
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'applied' });
    await stage.syncFor(2 * DAY_MS);
    expect(sent()).toBe(2);
  });

  test('that was not taken is applied again when a person says so', async () => {
    lose('before-commit');
    await stage.syncFor(20 * MINUTE_MS);
    await confirmApply(stage.context, codeId);
    await stage.sync();
    expect(await attention()).toEqual([]);
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      codeId,
      byTikTok: {
        endsAt: expect.toSatisfy((at: number) => at > stage.context.clock() + 300 * DAY_MS),
      },
    });
  });

  test('that was not taken can be removed, and nothing is to be looked at any more', async () => {
    lose('before-commit');
    await stage.syncFor(20 * MINUTE_MS);
    await deleteCode(stage.context, codeId);
    expect(await stage.code(codeId)).toMatchObject({ value: '' });
  });

  test('whose answer was lost, and which took effect, is nothing to look at', async () => {
    lose('after-commit');
    await stage.syncFor(20 * MINUTE_MS);
    expect(await attention()).toEqual([]);
    expect(await stage.code(codeId)).toMatchObject({ isOpen: false, refusal: null });
  });

  test('that was not taken on is not uncertain: it goes out later', async () => {
    stage.world.setFault({ kind: 'scope-lost', endpoint: 'tt_video/authorize' });
    await stage.sync();
    expect(await attention()).toEqual([]);
    expect(await stage.code(codeId)).toMatchObject({ isOpen: false });
  });

  test('that one ad account did not take on stays uncertain in the other', async () => {
    await stage.context.db.adAccounts.add(anAccount({ advertiserId: OTHER_ADVERTISER_ID }));
    await stage.paste(OTHER_CODE, requestId);
    lose('before-commit');
    stage.world.setFault({ kind: 'scope-lost', endpoint: 'tt_video/authorize' });
    await stage.sync();
    expect([sent(), (await stage.code(codeId)).isOpen]).toEqual([3, true]);
  });

  describe('that was looked for in vain', () => {
    beforeEach(async () => {
      // What is known of the code before it goes out can be read, what became of it cannot.
      lose('before-commit');
      await stage.sync();
      await stage.syncFor(2 * DAY_MS, { backend: unreadable() });
    });

    test('stays uncertain, and is told so', async () => {
      const applying = stage.context.db.outbox.filter(({ kind }) => kind === 'apply-code');
      expect(await applying.count()).toBe(0);
      expect(await attention()).toEqual([{ kind: 'outcome-uncertain' }]);
      await stage.syncFor(HOUR_MS);
      expect(sent()).toBe(2);
    });

    test('is removed only by a person who knows that TikTok may have taken it', async () => {
      const removing = deleteCode(stage.context, codeId);
      await expect(removing).rejects.toMatchObject({ code: 'code-maybe-applied' });
      await deleteCode(stage.context, codeId, true);
      expect((await stage.history(requestId)).at(-1)).toBe('code-removed-uncertain');
      expect((await stage.request(requestId)).status).toBe('authorized');
    });
  });
});
