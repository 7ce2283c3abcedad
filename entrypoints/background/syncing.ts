import { browser } from 'wxt/browser';
import { wakeWork } from '../../utils/actions/wake-work.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { type Clock, MINUTE_MS } from '../../utils/domain/clock.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { logError } from '../../utils/platform/log.ts';
import { SYNC_ALARM } from '../../utils/platform/sync-alarm.ts';
import type { CallJournal } from '../../utils/store/call-journal.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { readLastRun } from '../../utils/store/sync-state.ts';
import type { Pause } from '../../utils/sync/context.ts';
import { runSync } from '../../utils/sync/run-sync.ts';
import { guardForSync, isAdsHostOpen, reportClosedHost } from './ads-host.ts';
import { keepAwake } from './keep-awake.ts';
import { lookForNetwork, ONLINE_ALARM, planIfMissing, planNext, readPolicy } from './plan-runs.ts';

interface SyncingParts {
  db: ScoutDb;
  backend: AdsBackend;
  journal: CallJournal;
  clock: Clock;
  pause: Pause;
  announce: () => void;
  /** Whether the browser has a network, as far as it knows. */
  isOnline: () => boolean;
}

/** Starts sync runs and sees to it that the next one comes. */
export interface Syncing {
  /** Runs now, in the background of whatever is going on. */
  start: () => void;
  /** The same, and what had failed and waits is tried again at once: the network is back. */
  startAnew: () => void;
  /** Runs now for a person: what had failed is tried again, every authorised post is read again. */
  runFull: () => Promise<SyncReport>;
  /** Sees to it that an alarm is set: browsers may lose one, and re-enabling the extension fires no event. */
  ensurePlanned: () => void;
  /** Runs when its alarm goes off, and when another one finds the browser online again. */
  onAlarm: (alarm: { name: string }) => void;
}

/** Wires the sync to alarms; `announce` tells open tabs after each run. */
export function createSyncing(parts: SyncingParts): Syncing {
  const { db, backend, journal, clock, pause, announce, isOnline } = parts;
  let running = 0;
  const run = async (full: boolean): Promise<SyncReport> => {
    running += 1;
    try {
      // Should we be killed meanwhile, this alarm takes up what is left.
      await browser.alarms.create(SYNC_ALARM, { when: clock() + MINUTE_MS });
      const lastSuccessAt = (await readLastRun(db))?.lastSuccessAt ?? null;
      const report = await runSync({
        db,
        backend: guardForSync(backend, clock),
        clock,
        full,
        isBackendOpen: isAdsHostOpen,
        random: Math.random,
        locks: navigator.locks,
        keepAwake,
        pause,
        policy: readPolicy,
        signal: new AbortController().signal,
        onDefect: (error) => logError('sync line', error),
      });
      // Another problem may stand in front of the network's.
      if (report.problem !== null && !isOnline()) await lookForNetwork(clock);
      const isOpen = await isAdsHostOpen();
      return isOpen ? report : await reportClosedHost(db, report, lastSuccessAt);
    } finally {
      await journal.flush();
      running -= 1;
      await planNext(db, clock, () => running === 0);
      announce();
    }
  };
  const start = (): void => inBackground('sync', run(false));
  const runAnew = (full: boolean): Promise<SyncReport> => wakeAll(db, clock).then(() => run(full));
  const startAnew = (): void => inBackground('sync', runAnew(false));
  return {
    start,
    startAnew,
    runFull: () => runAnew(true),
    ensurePlanned: () => inBackground('plan', planIfMissing(db, clock)),
    onAlarm: ({ name }) => {
      if (name === SYNC_ALARM) start();
      if (name !== ONLINE_ALARM) return;
      if (isOnline()) startAnew();
      else inBackground('plan', lookForNetwork(clock));
    },
  };
}

/** What TikTok itself asked us to hold back is held back by the count of calls, whatever is woken. */
async function wakeAll(db: ScoutDb, clock: Clock): Promise<void> {
  const tables = [db.adAccounts, db.outbox, db.syncState];
  await db.transaction('rw', tables, () => wakeWork(db, clock()));
}

function inBackground(what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => logError(what, error));
}
