import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reasonByFacts } from '../../utils/sync/explain-refusal.ts';
import type { AuthorizedPost } from '../../utils/ads/port.ts';
import { DAY_MS, HOUR_MS } from '../../utils/domain/clock.ts';
import { CODE, ITEM_ID, NOON, OTHER_ITEM_ID } from '../support/build.ts';
import { aSyncStage, type SyncStage } from '../support/sync-stage.ts';

const post = (changes: Partial<AuthorizedPost> = {}): AuthorizedPost => ({
  itemId: ITEM_ID,
  itemType: 'VIDEO',
  itemStatus: 'HESITATE_RECOMMEND',
  code: CODE,
  adAuthStatus: 'AUTHORIZED',
  startsAt: NOON - DAY_MS,
  endsAt: NOON + DAY_MS,
  displayName: 'Ana',
  caption: null,
  sourceItemId: null,
  isMultiRemix: null,
  ...changes,
});

describe('the facts of a post', () => {
  test.each<[Partial<AuthorizedPost>, ReturnType<typeof reasonByFacts>]>([
    [{ itemStatus: 'USER_DELETE' }, 'post-deleted'],
    [{ itemStatus: 'AUDIT_DELETE' }, 'post-unavailable'],
    [{ itemStatus: 'ONLY_AUTHOR_SEE' }, 'post-unavailable'],
    [{ adAuthStatus: 'EXPIRED' }, 'code-expired'],
    [{ endsAt: NOON - 1 }, 'code-expired'],
    [{ isMultiRemix: true, sourceItemId: OTHER_ITEM_ID }, 'duet-of-duet'],
    [{ sourceItemId: OTHER_ITEM_ID }, 'source-code-missing'],
    [{}, null],
    [{ itemStatus: 'NEW_STATUS', adAuthStatus: 'ON_HOLD' }, null],
  ])('%o tell the reason %s', (changes, reason) => {
    expect(reasonByFacts(post(changes), false, NOON)).toBe(reason);
  });

  test('do not blame the source once its code went along', () => {
    expect(reasonByFacts(post({ sourceItemId: OTHER_ITEM_ID }), true, NOON)).toBeNull();
  });
});

describe('a refusal in words that nobody knows', () => {
  let stage: SyncStage;
  beforeEach(async () => {
    stage = await aSyncStage();
    stage.world.setKnobs({ messages: 'localised' });
    stage.seedCode(ITEM_ID, CODE);
  });
  afterEach(() => stage[Symbol.asyncDispose]());

  test('is explained by what TikTok shows of the post', async () => {
    stage.world.seedPost({ itemId: ITEM_ID, source: { kind: 'duet', itemId: OTHER_ITEM_ID } });
    const codeId = await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('source-code-missing');
    expect(stage.calls('tt_video/authorize')).toHaveLength(1);
  });

  test('stays without a reason where the facts do not tell', async () => {
    stage.world.setFault({
      kind: 'return-code',
      returnCode: 40002,
      message: 'Algo ha salido mal.',
      endpoint: 'tt_video/authorize',
    });
    const codeId = await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('unknown');
  });

  test('stays without a reason where TikTok does not show the post any more', async () => {
    stage.world.setFault({
      kind: 'return-code',
      returnCode: 40002,
      message: 'Algo ha salido mal.',
      endpoint: 'tt_video/authorize',
    });
    // The first showing is the preview, the second is the question why.
    stage.world.setFault({
      kind: 'return-code',
      returnCode: 40001,
      endpoint: 'tt_video/info',
      skip: 1,
    });
    const codeId = await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    const report = await stage.sync();
    expect((await stage.code(codeId)).refusal?.reason).toBe('unknown');
    expect(report.problem).toBeNull();
  });

  test.each([
    ['a server that fails', 50000],
    ['a token that does not hold', 40105],
  ])('is explained later when %s keeps TikTok from showing the post', async (_what, returnCode) => {
    stage.world.seedPost({ itemId: ITEM_ID, source: { kind: 'duet', itemId: OTHER_ITEM_ID } });
    stage.world.setFault({
      kind: 'return-code',
      returnCode,
      endpoint: 'tt_video/info',
      skip: 1,
    });
    const codeId = await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await stage.sync();
    expect((await stage.code(codeId)).refusal).toBeNull();
    await stage.context.db.adAccounts.update(stage.account.id, { problem: null });
    await stage.syncFor(HOUR_MS);
    expect((await stage.code(codeId)).refusal?.reason).toBe('source-code-missing');
    expect(stage.calls('tt_video/authorize')).toHaveLength(1);
  });
});
