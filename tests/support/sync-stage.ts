import { createTikTokBusiness } from '../../utils/ads/tiktok-business/adapter.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import type { ActionContext } from '../../utils/actions/context.ts';
import { receiveCodes } from '../../utils/actions/receive-codes.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import type { AdAccount, Authorization, SparkCode } from '../../utils/domain/authorization.ts';
import { MINUTE_MS } from '../../utils/domain/clock.ts';
import type { Digest } from '../../utils/domain/fingerprint.ts';
import type { HistoryType } from '../../utils/domain/history.ts';
import type { SparkRequest } from '../../utils/domain/request.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { eventsOf } from '../../utils/store/events.ts';
import { writeToken } from '../../utils/store/secrets.ts';
import { type Locks, runSync, type SyncDeps } from '../../utils/sync/run-sync.ts';
import { nextAlarmAt } from '../../utils/sync/schedule.ts';
import { DEMO } from '../../sandbox/ads-api/seed-demo.ts';
import type { EmulatorWorld } from '../../sandbox/ads-api/world.ts';
import { aContext, aPost, anAccount, type TestClock } from './build.ts';
import { aPatientTime } from './patient-time.ts';
import { startAdsApi } from './running-ads-api.ts';

export const ADVERTISER_ID = DEMO.advertisers[0].advertiserId;
const DEADLINE_MS = 10_000;
export const OTHER_ADVERTISER_ID = DEMO.advertisers[1].advertiserId;

/** A database and the ads API over a real socket, under one clock that only pauses and tests move. */
export interface SyncStage extends AsyncDisposable {
  context: ActionContext & { digest: Digest; clock: TestClock };
  world: EmulatorWorld;
  account: AdAccount;
  /** What a sync run needs, with changes. Each call stands for one worker: its lock is its own. */
  deps: (changes?: Partial<SyncDeps>) => SyncDeps;
  sync: (changes?: Partial<SyncDeps>) => Promise<SyncReport>;
  /** Lets time pass, and syncs at every alarm. */
  syncFor: (forMs: number, changes?: Partial<SyncDeps>) => Promise<SyncReport>;
  /** A post that TikTok knows with a code for it. */
  seedCode: (itemId: string, code: string, endsInMs?: number) => void;
  saveRequest: (itemId: string) => Promise<string>;
  paste: (text: string, requestId?: string | null) => Promise<string>;
  request: (id: string) => Promise<SparkRequest>;
  code: (id: string) => Promise<SparkCode>;
  authorization: (itemId: string) => Promise<Authorization | undefined>;
  history: (requestId: string) => Promise<HistoryType[]>;
  /** Calls of an endpoint that the emulator saw, e.g. `tt_video/authorize`. */
  calls: (endpoint: string) => ReturnType<EmulatorWorld['log']>;
  /** The adapter over this stage's socket, with a deadline of its own. */
  backend: (deadlineMs: number) => AdsBackend;
}

/** Locks that die with the worker they belong to. */
export function someLocks(): Locks {
  const held = new Set<string>();
  return {
    async request(name, _options, work) {
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

/** An ads backend that nobody may call. */
export const noBackend = (): AdsBackend =>
  new Proxy({} as AdsBackend, {
    get: (_target, name) => () => Promise.reject(new Error(`${String(name)} was called`)),
  });

/** A connected ad account, the emulator with the same clock, and nothing else. */
export async function aSyncStage(): Promise<SyncStage> {
  const context = aContext();
  const { db, clock } = context;
  const api = await startAdsApi({ now: clock });
  const account = anAccount({ advertiserId: ADVERTISER_ID });
  await db.adAccounts.add(account);
  await writeToken(db, DEMO.token, clock());

  const baseUrl = api.baseUrl.replace(/\/$/, '');
  const time = aPatientTime(clock, db);
  const backend = (deadlineMs: number): AdsBackend =>
    time.watch(createTikTokBusiness({ fetch, baseUrl, deadlineMs }));
  const deps = (changes: Partial<SyncDeps> = {}): SyncDeps => ({
    db,
    backend: backend(DEADLINE_MS),
    clock,
    random: () => 0.5,
    locks: someLocks(),
    keepAwake: () => () => undefined,
    pause: time.pause,
    policy: async () => ({ noticeDays: [30, 14, 7, 1], forgetsConfirmedCodes: false }),
    signal: new AbortController().signal,
    onDefect: (error) => {
      throw error;
    },
    ...changes,
  });
  const sync = (changes?: Partial<SyncDeps>): Promise<SyncReport> => runSync(deps(changes));

  return {
    context,
    world: api.world,
    account,
    backend,
    deps,
    sync,
    async syncFor(forMs, changes) {
      const until = clock() + forMs;
      let report = await sync(changes);
      for (;;) {
        const at = await nextAlarmAt(db, clock());
        if (at === null || at > until) {
          clock.move(Math.max(0, until - clock()));
          return report;
        }
        // An alarm fires half a minute from now at the soonest.
        clock.move(Math.max(at - clock(), MINUTE_MS / 2));
        report = await sync(changes);
      }
    },
    seedCode: (itemId, code, endsInMs) => {
      api.world.seedPost({ itemId });
      api.world.seedCode({ code, itemId, ...(endsInMs === undefined ? {} : { endsInMs }) });
    },
    saveRequest: async (itemId) => (await savePost(context, aPost({ itemId }), 30)).id,
    paste: async (text, requestId = null) => {
      const { codes } = await receiveCodes(context, text, requestId);
      return codes[0]?.codeId ?? '';
    },
    request: async (id) => given(await db.requests.get(id)),
    code: async (id) => given(await db.codes.get(id)),
    authorization: (itemId) => db.authorizations.get([account.id, itemId]),
    history: async (requestId) => (await eventsOf(db, requestId)).map(({ type }) => type),
    calls: (endpoint) => api.world.log().filter(({ path }) => path.endsWith(`/${endpoint}/`)),
    async [Symbol.asyncDispose]() {
      await api.close();
      db.close();
    },
  };
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Not there.');
  return value;
}
