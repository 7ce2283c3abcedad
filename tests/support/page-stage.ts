import type { ReadonlySignal } from '@preact/signals';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createHandlers } from '../../entrypoints/background/handlers.ts';
import { toErrorCode } from '../../entrypoints/background/to-error-code.ts';
import type { ActionContext } from '../../utils/actions/context.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import type { Digest } from '../../utils/domain/fingerprint.ts';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import type { ENVELOPE } from '../../utils/messages/envelope.ts';
import { answer } from '../../utils/messages/serve.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { type Watched, watch } from '../../utils/store/watch.ts';
import { aContext, type TestClock } from './build.ts';
import { createMemoryBackend, type MemoryWorld } from './memory-backend.ts';

const SELF = { id: 'test-extension-id', origin: 'chrome-extension://test-extension-id' };

export const TOKEN = 'sandbox-token-0001';
export const ADVERTISER_ID = '7504697128674066433';
export const AUTH_CODE = 'sandbox-auth-code';

/** A page of ours with the real background behind it; only the ads backend and the sync are stood in for. */
export interface PageStage {
  context: ActionContext & { digest: Digest; clock: TestClock };
  world: MemoryWorld;
  backend: AdsBackend;
  /** What the page has said, oldest first. */
  sent: { name: string; input: unknown }[];
  /** The next message of this name fails like this. */
  failNext: (name: string, code: ErrorCode) => void;
  /** The next message of this name reaches the background only then. */
  holdNext: (name: string, until: Promise<void>) => void;
}

/** Puts the background behind `send()`, on a fresh database. */
export function stagePage(): PageStage {
  const context = aContext();
  const { backend, world } = createMemoryBackend(context.clock, {
    token: TOKEN,
    advertiserIds: [ADVERTISER_ID],
    authCode: AUTH_CODE,
  });
  const report: SyncReport = {
    at: context.clock(),
    outcome: 'done',
    problem: null,
    waiting: 0,
    nextAt: null,
    lastSuccessAt: context.clock(),
  };
  const syncing = {
    start: () => undefined,
    ensurePlanned: () => undefined,
    startAnew: () => undefined,
    runFull: () => Promise.resolve(report),
    onAlarm: () => undefined,
  };
  const handlers = createHandlers({ context, backend, syncing, announce: () => undefined });
  const sent: PageStage['sent'] = [];
  const failures = new Map<string, ErrorCode>();
  const holds = new Map<string, Promise<void>>();
  fakeBrowser.runtime.sendMessage = (async (
    message: typeof ENVELOPE & { name: string; input: unknown },
  ) => {
    sent.push({ name: message.name, input: message.input });
    const code = failures.get(message.name);
    failures.delete(message.name);
    const hold = holds.get(message.name);
    holds.delete(message.name);
    await hold;
    if (code) return { ok: false, error: { code, message: code } };
    const sender = { id: SELF.id, url: `${SELF.origin}/popup.html` };
    return answer(message, sender, { handlers, self: SELF, toErrorCode });
  }) as typeof fakeBrowser.runtime.sendMessage;
  return {
    context,
    world,
    backend,
    sent,
    failNext: (name, code) => failures.set(name, code),
    holdNext: (name, until) => holds.set(name, until),
  };
}

/** Follows a query of the stage's database, as a page does. */
export function watchStage<T>(
  { context: { db } }: PageStage,
  query: (db: ScoutDb) => Promise<T>,
  ending: AbortSignal,
): { answer: ReadonlySignal<Watched<T>>; retry: () => void } {
  return watch({ db, query: () => query(db), ready: () => Promise.resolve(null), ending });
}
