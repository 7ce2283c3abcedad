import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedBoundPosts } from '../../sandbox/ads-api/seed-demo.ts';
import { confirmApply } from '../../utils/actions/confirm-apply.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { ADVERTISER_ID, aSyncStage, type SyncStage } from '../support/sync-stage.ts';

const PAGES = 12;
const CODES = 20;

/** Codes of which TikTok tells no post, in an ad account with a long list. */
let stage: SyncStage;
let codeIds: string[];
let requestIds: string[];
beforeEach(async () => {
  stage = await aSyncStage();
  stage.world.setKnobs({ preview: 'refused' });
  seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count: PAGES * 50 });
  codeIds = [];
  requestIds = [];
  for (let index = 0; index < CODES; index += 1) {
    const itemId = `74312345678903${String(index).padStart(5, '0')}`;
    const code = `#Sandbox${index}Withheld+Invented/Number${index}==`;
    stage.seedCode(itemId, code);
    const requestId = await stage.saveRequest(itemId);
    requestIds.push(requestId);
    codeIds.push(await stage.paste(code, requestId));
  }
  await stage.sync();
  for (const id of codeIds) await confirmApply(stage.context, id);
});
afterEach(() => stage[Symbol.asyncDispose]());

const pages = (): number => stage.calls('tt_video/list').length;
const statuses = async (): Promise<Set<string>> =>
  new Set((await Promise.all(requestIds.map(stage.request))).map(({ status }) => status));

test('codes of unknown posts are looked for in one list together before they go out', async () => {
  const before = pages();
  await stage.sync();
  expect(await statuses()).toEqual(new Set(['authorized']));
  expect(stage.calls('tt_video/authorize')).toHaveLength(CODES);
  // One list before, and the first page after each sending: the newest stand there.
  expect(pages() - before).toBeLessThanOrEqual(PAGES + CODES);
});

test('what was sent is looked for in a list that was read after it was sent', async () => {
  stage.world.setFault({
    kind: 'reset',
    when: 'after-commit',
    endpoint: 'tt_video/authorize',
    times: null,
  });
  const before = pages();
  await stage.syncFor(HOUR_MS);
  expect(await statuses()).toEqual(new Set(['authorized']));
  expect(stage.calls('tt_video/authorize')).toHaveLength(CODES);
  expect(pages() - before).toBeLessThanOrEqual(PAGES + CODES);
});

test('what was sent and is not there is missed in one list together', async () => {
  const { db, clock } = stage.context;
  const sentAt = clock();
  await db.outbox.toCollection().modify({ sentAt, notBefore: sentAt + MINUTE_MS });
  clock.move(MINUTE_MS);
  const before = pages();
  await stage.syncFor(HOUR_MS);
  for (const id of requestIds) expect(await stage.history(id)).toContain('code-not-applied');
  // One for each look of the ladder: after a minute, two more, and at its top.
  expect(pages() - before).toBe(3 * PAGES);
});

test.each([
  ['grew shorter', (page: number) => (page < 5 ? 0 : -1)],
  ['grew longer and then shorter', (page: number) => (page === 1 ? -3 : page < 5 ? 0 : -1)],
])('nothing is taken for absent from a list that %s while it was read', async (_how, more) => {
  const { backend } = stage.deps();
  const moving: typeof backend = {
    ...backend,
    listPosts: async (access, page, signal) => {
      const answer = await backend.listPosts(access, page, signal);
      return { ...answer, total: PAGES * 50 + more(page) };
    },
  };
  await stage.sync({ backend: moving });
  expect(stage.calls('tt_video/authorize')).toHaveLength(0);
  await stage.syncFor(HOUR_MS);
  expect(stage.calls('tt_video/authorize')).toHaveLength(CODES);
});

test('a long list is read several pages at once', async () => {
  const { backend, pause, signal } = stage.deps();
  let atOnce = 0;
  let most = 0;
  const slow: typeof backend = {
    ...backend,
    listPosts: async (...asked) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await pause(SECOND_MS, signal);
      atOnce -= 1;
      return backend.listPosts(...asked);
    },
  };
  await stage.sync({ backend: slow });
  expect(most).toBe(6);
});
