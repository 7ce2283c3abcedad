import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO, seedBoundPosts } from '../../sandbox/ads-api/seed-demo.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { isWorkerAlive } from '../../sandbox/browser/worker.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';
import { MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { dumpDatabase } from '../support/eavesdrop.ts';
import { openScoutStage, type ScoutStage } from '../support/scout-stage.ts';

// Browsers end a worker 30 s after its last sign of life; a debugger attached to it would hide that. Nothing here
// attaches to one, and nothing is said to the background while it works. All of it waits side by side.

const [ACCOUNT] = DEMO.advertisers;
const LIST = 'tt_video/list';
const AUTHORIZE = 'tt_video/authorize';
const SLOWEST_MS = 65 * SECOND_MS;
const SLOW_MS = 35 * SECOND_MS;
/** TikTok first has to say how long the list is; then browsers keep six connections to a host: four slow rounds. */
const PAGES = 1 + 3 * 6;
const SWEEP_MS = SLOWEST_MS + 3 * SLOW_MS;
const PATIENCE_MS = 30 * SECOND_MS;

const BOTH = ['chromium', 'firefox'] as const;
type Kind = (typeof BOTH)[number];

/** Sets a stage for one test of several at once, and closes it. */
async function onStage(kind: Kind, play: (stage: ScoutStage) => Promise<void>): Promise<void> {
  const stage = await openScoutStage(kind, { connected: false });
  try {
    await play(stage);
  } finally {
    await stage.close();
  }
}

/** Connects one ad account, which starts the first sync run. */
const connect = ({ tell }: ScoutStage) =>
  tell('account.connect', {
    how: { kind: 'token', token: DEMO.token, advertiserIds: [ACCOUNT.advertiserId] },
  });

/** Calls that go through the list, as opposed to those that look for one post. */
const sweepCalls = ({ sandbox }: ScoutStage) =>
  sandbox.adsApi.world.log().filter(({ path, itemId }) => path.includes(LIST) && itemId === null);

/** How often a worker of the extension ended since now. Firefox has no targets for its background. */
function countDeaths({ scout }: ScoutStage): () => number {
  let deaths = 0;
  scout.browser.on('targetdestroyed', (target) => {
    if (target.type() === 'service_worker') deaths += 1;
  });
  return () => deaths;
}

// Two builds at once would be in each other's way.
beforeAll(async () => {
  for (const kind of BOTH) await ensureBuilt(kind);
});

describe.concurrent('nobody looks and nothing is said', () => {
  test.each(BOTH)(
    'a sweep of almost three minutes ends by itself, in one life of the worker, in %s',
    { timeout: SWEEP_MS + 3 * MINUTE_MS },
    (kind) =>
      onStage(kind, async (stage) => {
        const { world } = stage.sandbox.adsApi;
        seedBoundPosts(world, { advertiserId: ACCOUNT.advertiserId, count: PAGES * 50 });
        // Connecting looks at the list once before the sweep begins.
        const slow = { kind: 'delay', endpoint: LIST, skip: 1 } as const;
        world.setFault({ ...slow, delayMs: SLOWEST_MS });
        world.setFault({ ...slow, delayMs: SLOW_MS, times: null });
        await connect(stage);
        const deaths = countDeaths(stage);
        const startedAt = performance.now();
        await stage.page.goto('about:blank');

        await waitUntil(
          'the whole list was read',
          async () =>
            sweepCalls(stage).filter(({ durationMs }) => durationMs !== null).length > PAGES,
          SWEEP_MS + PATIENCE_MS,
        );
        const page = await stage.scout.openExtensionPage('/options.html');
        const swept = await waitUntil('the run has ended', async () => {
          const { adAccounts, calls, syncState } = await dumpDatabase(page);
          const [account] = adAccounts as { sweep: { posts: number } | null }[];
          const lastRun = (syncState as { name: string; value: { outcome: string } }[]).find(
            ({ name }) => name === 'last-run',
          );
          // Until now the last run was the one before anything was connected.
          return account?.sweep && lastRun?.value.outcome === 'done' ? { account, calls } : null;
        });
        expect(performance.now() - startedAt).toBeGreaterThan(2 * MINUTE_MS);
        expect(swept.account.sweep).toMatchObject({ posts: PAGES * 50 });
        // A worker that had died would have asked again from the first page.
        expect(sweepCalls(stage)).toHaveLength(1 + PAGES);
        const durations = (swept.calls as { durationMs: number }[]).map((one) => one.durationMs);
        expect(Math.max(...durations)).toBeGreaterThanOrEqual(SLOWEST_MS);
        expect(deaths()).toBe(0);
        if (kind === 'firefox') return;
        // It is the work that kept it: with nothing left to do it goes.
        await waitUntil('the worker sleeps', async () => !isWorkerAlive(stage.scout), MINUTE_MS);
        expect(deaths()).toBe(1);
      }),
  );

  test.each(BOTH)(
    'an answer to applying a code takes 65 seconds and is taken in, in %s',
    { timeout: 4 * MINUTE_MS },
    (kind) =>
      onStage(kind, async (stage) => {
        const { world } = stage.sandbox.adsApi;
        const [one] = stage.sandbox.codes;
        if (!one) throw new Error('The sandbox has no codes.');
        await connect(stage);
        const requestId = await stage.save(one.itemId, one.handle);
        world.setFault({ kind: 'delay', delayMs: SLOWEST_MS, endpoint: AUTHORIZE });
        await stage.tell('code.receive', { text: one.code, requestId });
        await new Promise((resolve) => setTimeout(resolve, SLOWEST_MS + 3 * SECOND_MS));
        await stage.waitForStatus(one.itemId, 'authorized', PATIENCE_MS);
        expect(world.log().filter(({ path }) => path.includes(AUTHORIZE))).toHaveLength(1);
        expect(stage.commits()).toBe(1);

        // Firefox does not count a message that waits for its answer as a sign of life.
        world.setFault({ kind: 'delay', delayMs: SLOWEST_MS, endpoint: 'advertiser/info' });
        const { accounts } = await stage.tell('account.test', {});
        expect(accounts[0]).toMatchObject({ problem: null });
      }),
  );
});
