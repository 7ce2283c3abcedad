import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { DEMO, seedBoundPosts } from '../sandbox/ads-api/seed-demo.ts';
import { MINUTE_MS, SECOND_MS } from '../utils/domain/clock.ts';
import { barePost } from '../utils/domain/post.ts';
import type { Input } from '../utils/messages/contract.ts';
import { waitUntil } from '../sandbox/browser/wait-until.ts';
import { addUpCalls, type CallsMade, endpointOf } from './calls-made.ts';
import { inPortions } from './codes-to-apply.ts';
import { type RateLimit, rateFloorMs } from './rate-floor.ts';
import {
  ADVERTISER_ID,
  countAuthorized,
  countPosts,
  readState,
  say,
  type SyncStage,
} from './sync-stage.ts';
import { measureWorker, type WorkerCost } from './sync-worker.ts';

/** One sweep of the whole ad account. */
export interface Sweep {
  /** From the first page that was asked for to the end of the sweep. */
  wallMs: number;
  /** `wallMs` in floors of the rate limit. */
  floors: number;
  /** From the first page on. */
  calls: CallsMade;
  /** Posts that the background knows when it is through. */
  posts: number;
  /** Requests that are authorised then. */
  authorized: number;
  cost: WorkerCost;
}

/** What sweeping an ad account takes, in a real Chromium. */
export interface SweepsReport {
  /** Authorised in the ad account. */
  posts: number;
  /** So many of them have a request, whose creator was asked before the ad account was connected. */
  requested: number;
  /** Pages that hold them. */
  pages: number;
  /** From the first of these pages to the last at the rate limit, if calls took no time. */
  floorMs: number;
  first: Sweep;
  /** Another one when nothing has changed. */
  second: Sweep;
}

const PAGE_SIZE = 50;
const LIST = 'tt_video/list';

/** Asks for some posts, connects their ad account as the options page does, lets it be swept, and has it swept again. */
export async function measureSweeps(
  stage: SyncStage,
  {
    posts,
    requested,
    tell,
  }: { posts: number; requested: number; tell: (progress: string) => void },
): Promise<SweepsReport> {
  const itemIds = seedBoundPosts(stage.world, { advertiserId: ADVERTISER_ID, count: posts });
  tell(`asking for ${requested} of ${posts} posts`);
  await askFor(stage.page, evenlyAmong(itemIds, requested));
  const pages = Math.ceil(posts / PAGE_SIZE);
  const floorMs = rateFloorMs(pages, appLimits(stage));
  tell(`first sweep of ${posts} posts`);
  const first = await measureSweep(stage, floorMs, () => connect(stage));
  tell('a sweep without changes');
  const second = await measureSweep(stage, floorMs, () => say(stage.page, 'sync.run', {}));
  return { posts, requested, pages, floorMs, first, second };
}

/** So many of a list, from all over it. */
function evenlyAmong<T>(all: readonly T[], count: number): T[] {
  return all.filter((_, index) => (index * count) % all.length < count);
}

async function askFor(page: Page, itemIds: readonly string[]): Promise<void> {
  for (const portion of inPortions(itemIds)) {
    const posts = portion.map((itemId) => barePost(itemId, 'video', 'bound.creator'));
    const { freshIds } = v.parse(savedSchema, await say(page, 'request.saveMany', { posts }));
    for (const requestId of freshIds)
      await say(page, 'request.markAsked', { requestId, channel: 'dm' });
  }
}

const savedSchema = v.object({ freshIds: v.array(v.string()) });

function connect({ page }: SyncStage): Promise<unknown> {
  const how: Input<'account.connect'>['how'] = {
    kind: 'token',
    token: DEMO.token,
    advertiserIds: [ADVERTISER_ID],
  };
  return say(page, 'account.connect', { how });
}

async function measureSweep(
  stage: SyncStage,
  floorMs: number,
  start: () => Promise<unknown>,
): Promise<Sweep> {
  const { page, world } = stage;
  const callsBefore = world.log().length;
  const { result: sweptAt, cost } = await measureWorker(stage, async () => {
    const { sweptAt: sweptBefore } = await readState(page);
    await start();
    return waitForSweep(page, sweptBefore);
  });
  const calls = world.log().slice(callsBefore);
  // What connecting asks comes first, and its last question is another one.
  const pages = calls.slice(calls.findLastIndex((call) => endpointOf(call) !== LIST) + 1);
  const wallMs = sweptAt - (pages[0]?.at ?? Number.NaN);
  return {
    wallMs,
    floors: Number((wallMs / floorMs).toFixed(3)),
    calls: addUpCalls(pages),
    posts: await countPosts(page),
    authorized: await countAuthorized(page),
    cost,
  };
}

/** Looking costs processor time too, in the same process. */
const LOOK_EVERY_MS = 250;
/** A sweep that was refused for too many calls goes on after five minutes: slow, but not broken. */
const PATIENCE_MS = 20 * MINUTE_MS;

/** Waits until a sweep and its run are over. @returns when the sweep ended */
function waitForSweep(page: Page, sweptBefore: number | null): Promise<number> {
  return waitUntil(
    'the ad account is swept',
    async () => {
      await sleep(LOOK_EVERY_MS);
      const { sweptAt, ranAt } = await readState(page);
      const isSwept = sweptAt !== null && sweptAt !== sweptBefore;
      return isSwept && ranAt !== null && ranAt >= sweptAt && sweptAt;
    },
    PATIENCE_MS,
  );
}

function appLimits({ world }: SyncStage): RateLimit[] {
  const { appQps, appQpm } = world.setKnobs({});
  return [
    { calls: appQps, windowMs: SECOND_MS },
    { calls: appQpm, windowMs: MINUTE_MS },
  ];
}
