import type { CDPSession, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { createAdsApi } from '../sandbox/ads-api/ads-api.ts';
import { DEMO, seedDemo } from '../sandbox/ads-api/seed-demo.ts';
import type { KnobsChange } from '../sandbox/ads-api/knobs.ts';
import type { EmulatorWorld } from '../sandbox/ads-api/world.ts';
import { launchChromium } from '../sandbox/browser/launch-chromium.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { startFront } from '../sandbox/front/front.ts';
import type { Input, MessageName } from '../utils/messages/contract.ts';
import { ENVELOPE } from '../utils/messages/envelope.ts';
import { attachToWorker } from './sync-worker.ts';

/** The ad account whose posts are swept. */
export const ADVERTISER_ID = DEMO.advertisers[0].advertiserId;

/** A browser with the extension, an ads API, and a line to the worker between them. */
export interface SyncStage {
  scout: ScoutBrowser;
  /** A page of the extension without scripts. */
  page: Page;
  worker: CDPSession;
  world: EmulatorWorld;
  close(): Promise<void>;
}

/** How the ads API behaves. */
export interface AdsApiOptions {
  /** How long it takes to answer. */
  answerMs: number;
  /** Where it differs from the documented behaviour. */
  knobs?: KnobsChange;
}

/** Sets the stage; no ad account is connected yet. */
export async function openSyncStage(
  buildDir: string,
  { answerMs, knobs = {} }: AdsApiOptions,
): Promise<SyncStage> {
  const closing = new AsyncDisposableStack();
  try {
    const { listener, world } = createAdsApi();
    seedDemo(world);
    world.setKnobs(knobs);
    if (answerMs > 0) world.setFault({ kind: 'delay', delayMs: answerMs, times: null });
    const front = await startFront({
      site: (_, response) => void response.writeHead(404).end(),
      adsApi: listener,
    });
    closing.defer(() => front.close());
    const scout = await launchChromium({ front, extensionDir: buildDir, headless: true });
    closing.defer(() => scout.close());
    const page = await scout.openExtensionPage('/manifest.json');
    await say(page, 'db.ready', {});
    const worker = await attachToWorker(scout);
    return { scout, page, worker, world, close: () => closing.disposeAsync() };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

const accepted = v.object({ ok: v.literal(true), value: v.unknown() });

/** Says something to the background, and throws when it refuses. @returns what it answers */
export async function say<N extends MessageName>(
  page: Page,
  name: N,
  input: Input<N>,
): Promise<unknown> {
  const message = JSON.stringify({ ...ENVELOPE, name, input });
  const answer: unknown = await page.evaluate(`chrome.runtime.sendMessage(${message})`);
  if (!v.is(accepted, answer)) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  return answer.value;
}

const stateSchema = v.object({
  accounts: v.array(v.object({ sweep: v.nullable(v.object({ endedAt: v.number() })) })),
  runs: v.array(v.object({ value: v.object({ at: v.number() }) })),
});

/** How far the sync is: when the last finished sweep and the last run ended; null before the first. */
export interface SyncState {
  sweptAt: number | null;
  ranAt: number | null;
}

/** Reads how far the sync is, from the extension's database as its pages do. */
export async function readState(page: Page): Promise<SyncState> {
  const [accounts, runs] = await Promise.all([
    page.evaluate(READ_ALL, 'adAccounts', null),
    page.evaluate(READ_ALL, 'syncState', 'last-run'),
  ]);
  const state = v.parse(stateSchema, { accounts, runs });
  return {
    sweptAt: state.accounts[0]?.sweep?.endedAt ?? null,
    ranAt: state.runs[0]?.value.at ?? null,
  };
}

/** How many posts the extension knows to be authorised. */
export async function countPosts(page: Page): Promise<number> {
  return v.parse(v.array(v.unknown()), await page.evaluate(READ_ALL, 'authorizations', null))
    .length;
}

const statuses = v.array(v.object({ status: v.string() }));

/** How many requests are authorised. */
export async function countAuthorized(page: Page): Promise<number> {
  const requests = v.parse(statuses, await page.evaluate(READ_ALL, 'requests', null));
  return requests.filter(({ status }) => status === 'authorized').length;
}

/** Runs in a page of the extension: the rows of a table, all or those with a key. */
async function READ_ALL(table: string, key: string | null): Promise<unknown> {
  const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The database did not answer.')));
    });
  const db = await answerOf(indexedDB.open('spark-scout'));
  const rows = await answerOf(db.transaction(table).objectStore(table).getAll(key));
  db.close();
  return rows;
}
