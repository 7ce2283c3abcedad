import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../utils/domain/clock.ts';
import { anAccount, CODE, ITEM_ID, NOON } from '../support/build.ts';
import { aSyncStage, OTHER_ADVERTISER_ID, type SyncStage } from '../support/sync-stage.ts';

const policy = async () => ({ noticeDays: [], forgetsConfirmedCodes: true });

let stage: SyncStage;
let requestId: string;
let codeId: string;
beforeEach(async () => {
  stage = await aSyncStage();
  stage.seedCode(ITEM_ID, CODE);
  requestId = await stage.saveRequest(ITEM_ID);
  codeId = await stage.paste(CODE, requestId);
});
afterEach(() => stage[Symbol.asyncDispose]());

const value = async () => (await stage.code(codeId)).value;

describe('a code that TikTok has confirmed', () => {
  test('is forgotten where a person chose so, and its window stays', async () => {
    await stage.sync({ policy });
    expect(await value()).toBe('');
    expect(await stage.authorization(ITEM_ID)).toMatchObject({
      codeId,
      byTikTok: { endsAt: NOON + 30 * DAY_MS },
    });
    expect((await stage.history(requestId)).at(-1)).toBe('code-forgotten');
  });

  test('is kept otherwise', async () => {
    await stage.sync();
    expect(await value()).toBe(CODE);
  });

  test('is not missed afterwards: its window is verified, lapses and comes back without it', async () => {
    await stage.sync({ policy });
    await stage.syncFor(31 * DAY_MS, { policy });
    expect((await stage.request(requestId)).status).toBe('expired');
    stage.world.extend({ code: CODE, days: 30 });
    await stage.syncFor(2 * DAY_MS, { policy });
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(stage.calls('tt_video/info')).toHaveLength(1);
    expect(await stage.context.db.outbox.count()).toBe(0);
  }, 30_000);

  test('is known again when it is pasted again, read again, and forgotten again', async () => {
    await stage.sync({ policy });
    stage.world.extend({ code: CODE, days: 60 });
    expect(await stage.paste(CODE)).toBe(codeId);
    await stage.sync({ policy });
    expect(await stage.history(requestId)).toContain('window-extended');
    expect(await value()).toBe('');
    expect(stage.calls('tt_video/authorize')).toHaveLength(1);
  });
});

describe('a code that is not confirmed everywhere', () => {
  test('is kept while its outcome is not known', async () => {
    stage.world.setFault({ kind: 'reset', when: 'after-commit', endpoint: 'tt_video/authorize' });
    await stage.sync({ policy });
    expect(await value()).toBe(CODE);
    await stage.syncFor(HOUR_MS, { policy });
    expect(await value()).toBe('');
  });

  test('is kept while another ad account has not answered', async () => {
    const { adAccounts } = stage.context.db;
    const other = anAccount({ advertiserId: OTHER_ADVERTISER_ID, pausedAt: NOON });
    await adAccounts.add(other);
    await stage.sync({ policy });
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(await value()).toBe(CODE);
    await adAccounts.update(other.id, { pausedAt: null });
    await stage.sync({ policy });
    expect(await value()).toBe('');
  });
});
