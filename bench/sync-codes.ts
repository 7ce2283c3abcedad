import 'fake-indexeddb/auto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { webcrypto } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { createAdsApi } from '../sandbox/ads-api/ads-api.ts';
import { DEMO, seedDemo } from '../sandbox/ads-api/seed-demo.ts';
import type { EmulatorWorld } from '../sandbox/ads-api/world.ts';
import { listeningPort } from '../sandbox/front/listening-port.ts';
import { connectAccounts, type ConnectHow } from '../utils/actions/connect-accounts.ts';
import { receiveCodes } from '../utils/actions/receive-codes.ts';
import { saveManyPosts } from '../utils/actions/save-many-posts.ts';
import { createTikTokBusiness } from '../utils/ads/tiktok-business/adapter.ts';
import { HOUR_MS, SECOND_MS } from '../utils/domain/clock.ts';
import { ScoutDb } from '../utils/store/db.ts';
import { limitBackend } from '../utils/sync/limited-backend.ts';
import { createLimiter } from '../utils/sync/limiter.ts';
import { runSync, type SyncDeps } from '../utils/sync/run-sync.ts';
import { nextAlarmAt } from '../utils/sync/schedule.ts';
import { addUpCalls, type CallsMade, endpointOf } from './calls-made.ts';
import { inPortions, seedCodes } from './codes-to-apply.ts';
import { rateFloorMs } from './rate-floor.ts';
import { createVirtualTime, fetchInTime, inTime, type VirtualTime } from './virtual-time.ts';

/** What applying many codes takes, in Node: the engine and the database code as they are, over fake-indexeddb. */
export interface CodesReport {
  codes: number;
  /** How long TikTok takes to answer, in virtual time. */
  answerMs: number;
  /** Virtual: it stands still while anything is at work, so a slow computer does not count. */
  time: 'virtual';
  /** From the first code that was sent to the last. */
  sendingMs: number;
  /** The same at the pace that TikTok allows an ad account. */
  floorMs: number;
  /** `sendingMs` in floors. */
  floors: number;
  /** From pasting to the end of the last run. */
  wholeMs: number;
  calls: CallsMade;
  /** Calls besides those that apply a code. */
  otherCalls: number;
  /** Posts that the ad account holds in the end, requests that are authorised, lines that still wait. */
  bound: number;
  authorized: number;
  waiting: number;
  /** Real time that it took. */
  computedMs: number;
}

export interface CodesOptions {
  codes: number;
  answerMs: number;
  tell: (progress: string) => void;
}

const AUTHORIZE = 'tt_video/authorize';
const START = Date.UTC(2026, 10, 22, 12);

/** Pastes codes for saved posts, as many as people paste at once, and syncs until nothing is left to do. */
export async function measureCodes({ codes, answerMs, tell }: CodesOptions): Promise<CodesReport> {
  await using stage = await setStage(answerMs);
  const { time, db, world } = stage;
  const context = { db, clock: time.clock, newId: uuidv7, digest };
  const never = new AbortController().signal;
  const seeded = seedCodes(world, codes);
  const how: ConnectHow = { kind: 'token', token: DEMO.token, advertiserIds: [ADVERTISER_ID] };
  // What people ask for between runs counts in the same rate limit, as in the background.
  const backend = limitBackend(stage.deps.backend, createLimiter(stage.deps));
  await connectAccounts(context, backend, how, never);
  for (const portion of inPortions(seeded)) {
    const posts = portion.map(({ post }) => post);
    await saveManyPosts(context, posts, 30);
    await receiveCodes(context, portion.map(({ code }) => code).join('\n'), null);
  }
  const [computing, startedAt, callsBefore] = [performance.now(), time.clock(), world.log().length];
  tell(`${codes} codes`);
  const endedAt = await syncUntilDone(stage);
  const log = world.log().slice(callsBefore);
  const sent = log.filter((call) => endpointOf(call) === AUTHORIZE);
  const sendingMs = (sent.at(-1)?.at ?? Number.NaN) - (sent[0]?.at ?? Number.NaN);
  const limit = { calls: world.setKnobs({}).authorizeQps, windowMs: SECOND_MS };
  const floorMs = rateFloorMs(codes, [limit]);
  return {
    codes,
    answerMs,
    time: 'virtual',
    sendingMs,
    floorMs,
    floors: Number((sendingMs / floorMs).toFixed(3)),
    wholeMs: endedAt - startedAt,
    calls: addUpCalls(log),
    otherCalls: log.length - sent.length,
    bound: world.bindings().length,
    authorized: await db.requests.where('status').equals('authorized').count(),
    waiting: await db.outbox.count(),
    computedMs: Math.round(performance.now() - computing),
  };
}

const ADVERTISER_ID = DEMO.advertisers[0].advertiserId;

const digest = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> =>
  webcrypto.subtle.digest('SHA-256', bytes);

interface CodesStage extends AsyncDisposable {
  time: VirtualTime;
  db: ScoutDb;
  world: EmulatorWorld;
  deps: SyncDeps;
}

async function setStage(answerMs: number): Promise<CodesStage> {
  const time = createVirtualTime(START);
  const { listener, world } = createAdsApi({ now: time.clock });
  seedDemo(world);
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${listeningPort(server)}/open_api/v1.3`;
  const db = inTime(time, new ScoutDb(`bench-${uuidv7()}`));
  const deps: SyncDeps = {
    db,
    backend: createTikTokBusiness({ fetch: fetchInTime(time, answerMs), baseUrl }),
    clock: time.clock,
    random: () => 0.5,
    pause: time.pause,
    locks: { request: (_name, _options, work) => work({}) },
    keepAwake: () => () => undefined,
    signal: new AbortController().signal,
    onDefect: (error) => {
      throw error;
    },
    policy: () => Promise.resolve({ noticeDays: [30, 14, 7, 1], forgetsConfirmedCodes: false }),
  };
  return {
    time,
    db,
    world,
    deps,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await db.delete();
    },
  };
}

const PATIENCE_MS = 24 * HOUR_MS;

/** Syncs at every alarm, as the background does, until no line waits. @returns when it was done */
async function syncUntilDone({ db, deps, time }: CodesStage): Promise<number> {
  const until = time.clock() + PATIENCE_MS;
  while (time.clock() < until) {
    await runSync(deps);
    const now = time.clock();
    if ((await db.outbox.count()) === 0) return now;
    const at = (await nextAlarmAt(db, now)) ?? until;
    await time.pause(Math.max(at - now, 30 * SECOND_MS), deps.signal);
  }
  return time.clock();
}
