import { uuidv7 } from 'uuidv7';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createTikTokBusiness } from '../../utils/ads/tiktok-business/adapter.ts';
import { answer, isOurs } from '../../utils/messages/serve.ts';
import { logError } from '../../utils/platform/log.ts';
import { createCallJournal } from '../../utils/store/call-journal.ts';
import { ScoutDb } from '../../utils/store/db.ts';
import { limitBackend } from '../../utils/sync/limited-backend.ts';
import { createLimiter } from '../../utils/sync/limiter.ts';
import { guardForPeople, watchAdsHost } from './ads-host.ts';
import { announce } from './announce.ts';
import { watchOwnHandles } from './campaign-handlers.ts';
import { clock, pause } from './clock.ts';
import { listenToCommands } from './commands.ts';
import { createHandlers } from './handlers.ts';
import { watchHostSign } from './host-sign.ts';
import { createLinkMenu, listenToLinkMenu } from './link-menu.ts';
import { createSyncing, type Syncing } from './syncing.ts';
import { toErrorCode } from './to-error-code.ts';

export default defineBackground({ main });

/** Everything is registered in the first turn of the event loop: a worker is woken for what it listens to then. */
function main(): void {
  const db = new ScoutDb();
  const journal = createCallJournal(db, (error) => logError('call journal', error));
  const backend = createTikTokBusiness({
    fetch: (...args) => fetch(...args),
    onCall: journal.note,
    clock,
  });
  const syncing = createSyncing({
    db,
    backend,
    journal,
    clock,
    pause,
    announce: () => announce(null),
    isOnline: () => navigator.onLine,
  });
  const context = { db, clock, newId: uuidv7, digest };
  // A sync run counts its calls itself; what people ask for in between counts too.
  const limiter = createLimiter({ db, clock, pause, signal: new AbortController().signal });
  const handlers = createHandlers({
    context,
    backend: guardForPeople(limitBackend(backend, limiter)),
    syncing,
    announce,
  });
  const self = { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') };

  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    if (!isOurs(message)) return undefined;
    answer(message, sender, { handlers, self, toErrorCode }).then(sendResponse, (error: unknown) =>
      logError('answer', error),
    );
    // Keeps the channel open: a returned promise is not understood by every browser and test double.
    return true;
  });
  browser.alarms.onAlarm.addListener(syncing.onAlarm);
  listenToCommands();
  listenToLinkMenu({ context, announce });
  watchOwnHandles();
  watchAdsHost(syncing);
  watchHostSign(new AbortController().signal);
  browser.runtime.onStartup.addListener(() => {
    syncing.start();
    createLinkMenu();
  });
  globalThis.addEventListener('online', syncing.startAnew);
  listenToInstalls(syncing);
  syncing.ensurePlanned();
}

function listenToInstalls({ startAnew }: Syncing): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // A newer version may understand what the one before did not.
    startAnew();
    createLinkMenu();
    if (reason === 'install') openWelcome();
  });
}

function digest(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', bytes);
}

function openWelcome(): void {
  browser.tabs
    .create({ url: browser.runtime.getURL('/welcome.html') })
    .catch((error: unknown) => logError('welcome', error));
}
