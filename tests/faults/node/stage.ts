import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdsApi } from '../../../sandbox/ads-api/ads-api.ts';
import { DEMO, type DemoCode, seedDemo } from '../../../sandbox/ads-api/seed-demo.ts';
import { inventedId } from '../../../sandbox/ads-api/text.ts';
import type { EmulatorWorld } from '../../../sandbox/ads-api/world.ts';
import { createTikTokBusiness } from '../../../utils/ads/tiktok-business/adapter.ts';
import type { AdsBackend } from '../../../utils/ads/port.ts';
import type { EpochMs } from '../../../utils/domain/clock.ts';
import type { Digest } from '../../../utils/domain/fingerprint.ts';
import type { ScoutDb } from '../../../utils/store/db.ts';
import { writeToken } from '../../../utils/store/secrets.ts';
import { aClock, aDatabase, anAccount, NOON, type TestClock } from '../../support/build.ts';
import type { Plan } from './plan.ts';
import { type Random, seededRandom } from './random.ts';
import { createTurnstile, type Turnstile } from './turnstile.ts';
import { createWay, type Way } from './way.ts';

/** Everything that a plan is played on. */
export interface Stage {
  plan: Plan;
  db: ScoutDb;
  /** TikTok's time, which is right. */
  clock: TestClock;
  /** The machine's. */
  ownClock: OwnClock;
  /** When each event was written, by TikTok's time and its place in the history. */
  writtenAt: Map<unknown, EpochMs>;
  turnstile: Turnstile;
  world: EmulatorWorld;
  way: Way;
  backend: AdsBackend;
  /** Chance of the engine itself, for its backoff. */
  engineRandom: Random;
  newId: () => string;
  digest: Digest;
  posts: DemoCode[];
  advertiserIds: string[];
  baseUrl: string;
  /** What must never happen, as it happens. */
  defects: string[];
  close: () => Promise<void>;
}

/** The clock of the machine that the extension runs on. */
export interface OwnClock {
  (): EpochMs;
  aheadMs: () => number;
  /** Somebody sets it to the right time. */
  setRight: () => void;
}

const THIRD_ADVERTISER_ID = '7431234567890123461';
export const ADVERTISER_IDS: readonly string[] = [
  ...DEMO.advertisers.map(({ advertiserId }) => advertiserId),
  THIRD_ADVERTISER_ID,
];

/** One server for all plans of a process; each plan has an emulator of its own behind it. */
export interface ApiServer {
  baseUrl: string;
  serve: (listener: RequestListener) => void;
  close: () => Promise<void>;
}

export async function startApiServer(): Promise<ApiServer> {
  let listener: RequestListener = (_request, response) => void response.destroy();
  const server: Server = createServer((request, response) => listener(request, response));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/open_api/v1.3`,
    serve: (next) => void (listener = next),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Sets the stage: the emulator's world, ad accounts that are connected already, and nothing in the list. */
export async function setStage(plan: Plan, server: ApiServer): Promise<Stage> {
  const clock = aClock();
  const { listener, world } = createAdsApi({ now: clock });
  server.serve(listener);
  const turnstile = createTurnstile({
    clock,
    random: seededRandom(plan.seed, 'turns'),
    slowness: plan.slowness,
  });
  const way = createWay(plan.way, clock, turnstile);
  const posts = seedWorld(plan, world);
  const db = aDatabase();
  const stage: Stage = {
    plan,
    db,
    clock,
    ownClock: anOwnClock(clock, plan.clock.aheadMs),
    writtenAt: new Map(),
    turnstile,
    world,
    way,
    backend: createTikTokBusiness({ fetch: way.fetch, baseUrl: server.baseUrl }),
    engineRandom: seededRandom(plan.seed, 'engine'),
    newId: countedIds(),
    digest: (bytes) => Promise.resolve(sha256(bytes)),
    posts,
    advertiserIds: ADVERTISER_IDS.slice(0, plan.accounts.length),
    baseUrl: server.baseUrl,
    defects: [],
    close: async () => {
      world.reset();
      await db.delete();
    },
  };
  db.events.hook('creating', function noteTime() {
    this.onsuccess = (seq) => void stage.writtenAt.set(seq, clock());
  });
  await connect(stage);
  return stage;
}

function anOwnClock(clock: TestClock, startsAheadMs: number): OwnClock {
  let aheadMs = startsAheadMs;
  const ownClock = (): EpochMs => clock() + aheadMs;
  return Object.assign(ownClock, {
    aheadMs: () => aheadMs,
    setRight: () => void (aheadMs = 0),
  });
}

function seedWorld(plan: Plan, world: EmulatorWorld): DemoCode[] {
  const posts = seedDemo(world, {
    posts: plan.posts.map(({ state }, index) => ({
      itemId: inventedId(`post ${index} of plan ${plan.seed}`),
      handle: `creator.${index}`,
      nickname: `Creator ${index}`,
      caption: `Post ${index}`,
      kind: 'video' as const,
      state,
    })),
  });
  world.seedAdvertiser({ advertiserId: THIRD_ADVERTISER_ID });
  world.seedToken({ token: DEMO.token, advertiserIds: [...ADVERTISER_IDS] });
  world.setKnobs(plan.knobs);
  for (const [index, { isBound }] of plan.posts.entries()) {
    if (isBound)
      world.bind({
        advertiserId: DEMO.advertisers[0].advertiserId,
        code: posts[index]?.code ?? '',
      });
  }
  return posts;
}

async function connect({ plan, db, clock, newId, advertiserIds }: Stage): Promise<void> {
  const accounts = advertiserIds.map((advertiserId, index) =>
    anAccount({
      id: newId(),
      label: `Account ${index}`,
      advertiserId,
      appliesCodes: plan.accounts[index]?.appliesCodes ?? false,
      connectedAt: NOON,
      createdAt: NOON + index,
    }),
  );
  await db.adAccounts.bulkAdd(accounts);
  await writeToken(db, DEMO.token, clock());
}

/** Ids that look like ours and are the same in every run of a plan. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `01939e00-0000-7000-8000-${count.toString().padStart(12, '0')}`;
  };
}

function sha256(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
}
