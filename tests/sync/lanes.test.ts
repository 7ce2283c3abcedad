import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { SECOND_MS } from '../../utils/domain/clock.ts';
import { putLine } from '../../utils/store/outbox.ts';
import { CODE, ITEM_ID, NOON } from '../support/build.ts';
import { aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await aSyncStage();
  stage.world.setKnobs({ authorizeQps: 1 });
});
afterEach(() => stage[Symbol.asyncDispose]());

async function pasteMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const itemId = `74312345678903${String(index).padStart(5, '0')}`;
    const code = `#Sandbox${index}Lanes+Invented/Number${index}==`;
    stage.seedCode(itemId, code);
    ids.push(await stage.saveRequest(itemId));
    await stage.paste(code, ids.at(-1));
  }
  return ids;
}

const refused = () => stage.world.log().filter(({ returnCode }) => returnCode !== 0);

describe('many codes', () => {
  test('go out at the pace that TikTok takes them, and no call is refused or wasted', async () => {
    const ids = await pasteMany(60);
    await stage.sync();
    const sent = stage.calls('tt_video/authorize');
    expect(sent).toHaveLength(60);
    expect(refused()).toEqual([]);
    const spanMs = (sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0);
    expect(spanMs).toBeLessThanOrEqual(1.1 * 59 * SECOND_MS);
    // One look before each, one after, and the list once.
    expect(stage.calls('tt_video/info')).toHaveLength(60);
    expect(stage.calls('tt_video/list').length).toBeLessThanOrEqual(62);
    const requests = await Promise.all(ids.map((id) => stage.request(id)));
    expect(new Set(requests.map(({ status }) => status))).toEqual(new Set(['authorized']));
  });

  test('that wait for their pace do not hold up what is read', async () => {
    await pasteMany(30);
    await stage.sync();
    const lastPreviewAt = stage.calls('tt_video/info').at(-1)?.at ?? 0;
    expect(lastPreviewAt - NOON).toBeLessThan(10 * SECOND_MS);
    expect(stage.context.clock() - NOON).toBeGreaterThan(29 * SECOND_MS);
  });

  test('are looked through a few times, not once for each of them', async () => {
    await pasteMany(40);
    let looks = 0;
    const { requests } = stage.context.db;
    const bulkGet = requests.bulkGet.bind(requests);
    Object.assign(requests, {
      bulkGet: (ids: string[]) => {
        looks += 1;
        return bulkGet(ids);
      },
    });
    await stage.sync();
    expect(looks).toBeLessThan(20);
  });
});

describe('one lane', () => {
  const stuck = (backend: AdsBackend, until: Promise<void>): AdsBackend => ({
    ...backend,
    applyCode: async (...args) => {
      await until;
      return backend.applyCode(...args);
    },
  });

  test('that waits for a slow answer does not keep the other from working', async () => {
    const ids = await pasteMany(3);
    const { promise: until, resolve: letGo } = Promise.withResolvers<void>();
    const run = stage.sync({ backend: stuck(stage.deps().backend, until) });
    await expect.poll(() => stage.calls('tt_video/info').length).toBe(3);
    expect(stage.calls('tt_video/authorize')).toHaveLength(0);
    letGo();
    await run;
    expect((await stage.request(ids[2] ?? '')).status).toBe('authorized');
  });

  test('sees what is pasted while it waits', async () => {
    await pasteMany(1);
    const { promise: until, resolve: letGo } = Promise.withResolvers<void>();
    const run = stage.sync({ backend: stuck(stage.deps().backend, until) });
    await expect.poll(() => stage.calls('tt_video/info').length).toBe(1);
    stage.seedCode(ITEM_ID, CODE);
    await stage.paste(CODE, await stage.saveRequest(ITEM_ID));
    await expect.poll(() => stage.calls('tt_video/info').length).toBe(2);
    letGo();
    await run;
  });

  test('that fails three times in a row ends, and the other goes on', async () => {
    await pasteMany(6);
    await stage.context.db.adAccounts.update(stage.account.id, {
      sweep: { endedAt: NOON, posts: 0, isWhole: true },
    });
    stage.world.setFault({ kind: 'bad-gateway', endpoint: 'tt_video/info', times: null, skip: 1 });
    const itemId = '7431234567890399999';
    const read = {
      kind: 'read-post',
      adAccountId: stage.account.id,
      codeId: null,
      itemId,
    } as const;
    await putLine(stage.context.db, { ...read, requestId: null }, NOON);
    await stage.sync();
    expect(stage.calls('tt_video/info')).toHaveLength(4);
    expect(stage.calls('tt_video/authorize')).toHaveLength(1);
  });
});
