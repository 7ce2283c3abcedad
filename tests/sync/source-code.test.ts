import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../utils/domain/clock.ts';
import { CODE, ITEM_ID, OTHER_CODE, OTHER_ITEM_ID } from '../support/build.ts';
import { aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
let requestId: string;
beforeEach(async () => {
  stage = await aSyncStage();
  stage.world.setKnobs({ messages: 'numbered' });
  stage.seedCode(ITEM_ID, CODE);
  stage.seedCode(OTHER_ITEM_ID, OTHER_CODE);
  stage.world.seedPost({ itemId: ITEM_ID, source: { kind: 'duet', itemId: OTHER_ITEM_ID } });
  requestId = await stage.saveRequest(ITEM_ID);
});
afterEach(() => stage[Symbol.asyncDispose]());

const status = async () => (await stage.request(requestId)).status;
const sent = () => stage.calls('tt_video/authorize');

describe('the code of a duet', () => {
  test('goes out with the code of its source, when we hold that', async () => {
    await stage.paste(OTHER_CODE);
    await stage.sync();
    await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await status()).toBe('authorized');
    expect(sent()).toHaveLength(1);
  });

  test('waits for nothing: without it, TikTok says what is missing', async () => {
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await stage.code(codeId)).toMatchObject({ refusal: { reason: 'source-code-missing' } });
    await stage.syncFor(2 * HOUR_MS);
    expect(sent()).toHaveLength(1);
  });

  test('refused in words that nobody knows is not said to lack what went along', async () => {
    await stage.paste(OTHER_CODE);
    await stage.sync();
    stage.world.setFault({
      kind: 'return-code',
      returnCode: 40002,
      message: 'Algo ha salido mal.',
      endpoint: 'tt_video/authorize',
    });
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await stage.code(codeId)).toMatchObject({ refusal: { reason: 'unknown' } });
    expect(sent()).toHaveLength(1);
  });

  test('goes out again when the code of its source comes, and once only', async () => {
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    await stage.paste(OTHER_CODE);
    await stage.sync();
    expect(await status()).toBe('authorized');
    expect(await stage.code(codeId)).toMatchObject({ refusal: null });
    expect(await stage.authorization(ITEM_ID)).toMatchObject({ outcome: 'applied', codeId });
    await stage.syncFor(2 * HOUR_MS);
    expect(sent()).toHaveLength(2);
  });

  test('is not blamed when the source’s code is the bad one', async () => {
    await stage.paste(OTHER_CODE);
    await stage.sync();
    stage.world.seedCode({ code: OTHER_CODE, itemId: OTHER_ITEM_ID, endsInMs: -HOUR_MS });
    stage.context.clock.move(HOUR_MS);
    const codeId = await stage.paste(CODE, requestId);
    await stage.sync();
    expect(await stage.code(codeId)).toMatchObject({ refusal: { reason: 'source-code-missing' } });
    await stage.syncFor(2 * HOUR_MS);
    expect(sent()).toHaveLength(1);
  });
});
