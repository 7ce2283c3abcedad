import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wakeWork } from '../../utils/actions/wake-work.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { AdsError } from '../../utils/ads/ads-error.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { putLine } from '../../utils/store/outbox.ts';
import { CODE, ITEM_ID, NOON } from '../support/build.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

let stage: SyncStage;
let requestId: string;
beforeEach(async () => {
  stage = await aSyncStage();
  stage.seedCode(ITEM_ID, CODE);
  requestId = await stage.saveRequest(ITEM_ID);
});
afterEach(() => stage[Symbol.asyncDispose]());

const looks = (): number => stage.calls('tt_video/list').length;

/** As "Sync now" does it, and coming back online. */
async function wakeAndSync(backend?: AdsBackend): Promise<void> {
  const { db, clock } = stage.context;
  const tables = [db.adAccounts, db.outbox, db.syncState];
  await db.transaction('rw', tables, () => wakeWork(db, clock()));
  await stage.sync(backend ? { backend } : {});
}

/** Sends a code whose answer is lost, while nothing can be read either. */
async function sendInto(error: AdsError): Promise<void> {
  stage.world.setFault({ kind: 'reset', when: 'after-commit', endpoint: 'tt_video/authorize' });
  await stage.paste(CODE, requestId);
  await stage.sync();
  const fail = () => Promise.reject(error);
  const backend = { ...stage.deps().backend, readPost: fail, listPosts: fail };
  await stage.syncFor(HOUR_MS, { backend });
}

describe('a code that was sent is looked for at once when all is woken', () => {
  test('if the looks failed', async () => {
    await sendInto(new AdsError('network', { endpoint: '/tt_video/list/' }));
    const [line] = await stage.context.db.outbox.toArray();
    expect((line?.notBefore ?? 0) - stage.context.clock()).toBeGreaterThan(MINUTE_MS);
    await wakeAndSync();
    expect((await stage.request(requestId)).status).toBe('authorized');
    expect(stage.calls('tt_video/authorize')).toHaveLength(1);
  });

  test('if the looks were held back, as they are while the host is closed', async () => {
    const retryAt = NOON + DAY_MS;
    await sendInto(new AdsError('rate-limited', { endpoint: 'none', retryAt }));
    await wakeAndSync();
    expect((await stage.request(requestId)).status).toBe('authorized');
  });

  test('but not between the looks of its ladder', async () => {
    stage.world.setFault({ kind: 'reset', when: 'before-commit', endpoint: 'tt_video/authorize' });
    await stage.paste(CODE, requestId);
    await stage.sync();
    const before = looks();
    await wakeAndSync();
    stage.context.clock.move(31 * SECOND_MS);
    await stage.sync();
    expect(looks()).toBe(before + 1);
    await wakeAndSync();
    expect(looks()).toBe(before + 1);
  });
});

test('a post that was missed once is not looked for sooner, however often reading it had failed before', async () => {
  stage.world.bind({ advertiserId: ADVERTISER_ID, code: CODE });
  await stage.sync();
  const { db, clock } = stage.context;
  const line = { adAccountId: stage.account.id, requestId, codeId: null, itemId: ITEM_ID };
  await putLine(db, { kind: 'read-post', ...line }, clock());
  const fail = () => Promise.reject(new AdsError('network', { endpoint: '/tt_video/list/' }));
  const { backend } = stage.deps();
  await stage.sync({ backend: { ...backend, readPost: fail } });
  clock.move(MINUTE_MS);
  const without = { ...backend, readPost: () => Promise.resolve(null) };
  await stage.sync({ backend: without });
  await wakeAndSync(without);
  expect((await stage.request(requestId)).status).toBe('authorized');
});
