import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO, demoCode } from '../../sandbox/ads-api/seed-demo.ts';
import { fingerprint } from '../../sandbox/ads-api/text.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { killWorker } from '../../sandbox/browser/worker.ts';
import { ensureBuilt, ensureFastBuilt } from '../../scripts/lib/ensure-built.ts';
import { fastNow, QUICKENED } from '../../scripts/lib/fast-clock.ts';
import { type Kill, type KillPlan, makeKillPlan } from '../faults/chromium/kill-plan.ts';
import { playKills, readTables } from '../faults/chromium/play-kills.ts';
import type { Decision, Ending } from '../faults/judge/ending.ts';
import { judge } from '../faults/judge/judge.ts';
import { readLists, trueCode } from '../faults/node/ask-tiktok.ts';
import { type ApiServer, startApiServer } from '../faults/node/stage.ts';
import { OUTSIDER_TOKEN } from '../faults/node/world-acts.ts';
import { openScoutStage, setScoutStage } from '../support/scout-stage.ts';

/** How many plans `npm test` plays; `npm run test:faults` asks for more by the environment. */
const PLANS_OF_EVERY_TEST = 8;

const only = process.env['KILL_SEED'];
const count = Number(process.env['KILL_PLANS'] ?? PLANS_OF_EVERY_TEST);
const seeds = only ? [Number(only)] : Array.from({ length: count }, (_, index) => index + 1);

describe('the build with a fast clock', () => {
  test('differs from the one for people in nothing but its clock', async () => {
    const [fast, plain] = [await ensureFastBuilt(), await ensureBuilt('chromium')];
    const files = filesOf(plain);
    expect(filesOf(fast)).toEqual(files);
    const bytesOf = (dir: string, file: string) => readFileSync(join(dir, file)).toString('base64');
    const different = files.filter((file) => bytesOf(fast, file) !== bytesOf(plain, file));
    expect(different).toEqual(['background.js']);
    const background = readFileSync(join(fast, 'background.js'), 'utf8');
    expect(QUICKENED).toHaveLength(2);
    const slowedDown = background
      .replace(/Date\.now\(\)\*200-[\de.]+/, 'Date.now()')
      .replace(/(setTimeout\(\w+,\w+)\/200\)/, '$1)');
    expect(slowedDown).not.toBe(background);
    expect(slowedDown === readFileSync(join(plain, 'background.js'), 'utf8')).toBe(true);
  });
});

describe('a worker of Chromium that is killed while TikTok is asked', () => {
  let stage: Awaited<ReturnType<typeof openScoutStage>>;
  let server: ApiServer;
  const decisions: Decision[] = [];
  const itemIds: string[] = [];

  beforeAll(async () => {
    [stage, server] = await Promise.all([
      openScoutStage('chromium', { isFast: true }),
      startApiServer(),
    ]);
  });
  afterAll(async () => {
    await stage.close();
    await server.close();
  });

  test.each(seeds.map(makeKillPlan).map((plan) => ({ plan, name: nameOf(plan) })))(
    '$name',
    async ({ plan }) => {
      const played = await playKills(stage, plan);
      expect(played.killed).toBeGreaterThan(0);
      decisions.push(...played.decisions);
      itemIds.push(...plan.itemIds);
      const complaints = judge(await readEnding());
      expect(complaints, `Play it again: npm run test:faults -- --kill-seed ${plan.seed}`).toEqual(
        [],
      );
    },
  );

  /** Everything since the browser was started: the plans follow each other in one list. */
  async function readEnding(): Promise<Ending> {
    const { world, listener } = stage.sandbox.adsApi;
    const log = world
      .log()
      .filter(({ tokenFingerprint }) => tokenFingerprint !== fingerprint(OUTSIDER_TOKEN));
    server.serve(listener);
    const advertiserIds: string[] = DEMO.advertisers.map(({ advertiserId }) => advertiserId);
    const outside = { world, baseUrl: server.baseUrl, advertiserIds };
    const ours = new Set(advertiserIds);
    const stored = await stage.page.evaluate(
      '(globalThis.browser ?? chrome).storage.local.get(null)',
    );
    return {
      tables: await readTables(stage),
      log,
      bindings: world.bindings().filter(({ advertiserId }) => ours.has(advertiserId)),
      listed: await readLists(outside),
      boundByOthers: [],
      takenBack: [],
      codes: await Promise.all(itemIds.map((id) => trueCode(outside, demoCode(id), id, null))),
      decisions,
      kept: itemIds,
      isTransparent: true,
      sendings: { unarrived: null, repeated: 0 },
      secrets: [DEMO.token, 'Sandbox+Invented/Code'],
      spoken: [JSON.stringify(stored)],
      now: fastNow(),
    };
  }
});

// Alarms keep the browser's time, so that the build with the fast clock would wait for its own alarms for days.
test('a worker of Chromium that was killed is followed by another one when the alarm goes off, without anybody’s doing', async () => {
  const stage = await setScoutStage('chromium');
  const { world } = stage.sandbox.adsApi;
  world.setKnobs({ keepAlive: false });
  world.setFault({ kind: 'hold', endpoint: 'tt_video/authorize', when: 'after-commit' });
  const { itemId, handle, code } = stage.sandbox.codes[0] ?? { itemId: '', handle: '', code: '' };
  const requestId = await stage.save(itemId, handle);
  await stage.tell('code.receive', { text: code, requestId });
  const { seq } = await world.waitForHeld({ endpoint: 'tt_video/authorize', timeoutMs: 10_000 });
  await killWorker(stage.scout);
  const killedAt = Date.now();
  await world.releaseHeld({ seq, drop: false });
  world.clearFaults();
  await waitUntil(
    'the code is applied',
    async () => (await readTables(stage)).requests[0]?.status === 'authorized',
    100_000,
  );
  // Whatever else wakes workers does so at once.
  expect(Date.now() - killedAt).toBeGreaterThan(15_000);
  expect((await readTables(stage)).outbox).toEqual([]);
  expect(stage.commits()).toBe(1);
}, 150_000);

function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .toSorted();
}

const nameOf = ({ seed, kills }: KillPlan): string =>
  `plan ${seed}: ${kills.map(tell).join(', then ')}`;

const tell = ({ endpoint, when, skip, isDropped }: Kill): string =>
  `in call ${skip + 1} of ${endpoint}, ${when}${isDropped ? ', which is lost' : ''}`;
