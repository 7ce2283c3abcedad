import { browser } from 'wxt/browser';
import { wakeWork } from '../../utils/actions/wake-work.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { type Clock, MINUTE_MS } from '../../utils/domain/clock.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { logError } from '../../utils/platform/log.ts';
import { SYNC_ALARM } from '../../utils/platform/sync-alarm.ts';
import { settings } from '../../utils/settings/settings.ts';
import type { CallJournal } from '../../utils/store/call-journal.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { readLastRun } from '../../utils/store/sync-state.ts';
import type { Pause } from '../../utils/sync/context.ts';
import type { SyncPolicy } from '../../utils/sync/policy.ts';
import { runSync } from '../../utils/sync/run-sync.ts';
import { nextAlarmAt } from '../../utils/sync/schedule.ts';
import { guardForSync, isAdsHostOpen, reportClosedHost } from './ads-host.ts';
import { keepAwake } from './keep-awake.ts';

const ALARM = SYNC_ALARM;
/** Alarms do not fire sooner than this. */
const SOONEST_ALARM_MS = MINUTE_MS / 2;

interface SyncingParts {
  db: ScoutDb;
  backend: AdsBackend;
  journal: CallJournal;
  clock: Clock;
  pause: Pause;
  announce: () => void;
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
  /** Runs when its alarm goes off. */
  onAlarm: (alarm: { name: string }) => void;
}

/** What a person chose of how the sync goes about its work. */
async function readPolicy(): Promise<SyncPolicy> {
  const { noticeDays, forgetsConfirmedCodes } = await settings.getValue();
  return { noticeDays, forgetsConfirmedCodes };
}

/** Wires the sync to alarms; `announce` tells open tabs after each run. */
export function createSyncing(parts: SyncingParts): Syncing {
  const { db, backend, journal, clock, pause, announce } = parts;
  let running = 0;
  const run = async (full: boolean): Promise<SyncReport> => {
    running += 1;
    try {
      // Should we be killed meanwhile, this alarm takes up what is left.
      await browser.alarms.create(ALARM, { when: clock() + MINUTE_MS });
      const lastSuccessAt = (await readLastRun(db))?.lastSuccessAt ?? null;
      const report = await runSync({
        db,
        backend: guardForSync(backend, clock),
        clock,
        full,
        random: Math.random,
        locks: navigator.locks,
        keepAwake,
        pause,
        policy: readPolicy,
        signal: new AbortController().signal,
        onDefect: (error) => logError('sync line', error),
      });
      const isOpen = await isAdsHostOpen();
      return isOpen ? report : await reportClosedHost(db, report, lastSuccessAt);
    } finally {
      await journal.flush();
      running -= 1;
      await planNext(db, clock, () => running === 0);
      announce();
    }
  };
  const start = (): void => {
    run(false).catch((error: unknown) => logError('sync', error));
  };
  const runAnew = (full: boolean): Promise<SyncReport> => wakeAll(db, clock).then(() => run(full));
  return {
    start,
    startAnew: () => {
      runAnew(false).catch((error: unknown) => logError('sync', error));
    },
    runFull: () => runAnew(true),
    ensurePlanned: () => {
      planIfMissing(db, clock).catch((error: unknown) => logError('plan', error));
    },
    onAlarm: ({ name }) => {
      if (name === ALARM) start();
    },
  };
}

/** What TikTok itself asked us to hold back is held back by the count of calls, whatever is woken. */
async function wakeAll(db: ScoutDb, clock: Clock): Promise<void> {
  const tables = [db.adAccounts, db.outbox, db.syncState];
  await db.transaction('rw', tables, () => wakeWork(db, clock()));
}

/** While a run is at work the alarm is its own, and it plans when it ends. */
async function planNext(db: ScoutDb, clock: Clock, isIdle: () => boolean): Promise<void> {
  const { noticeDays } = await readPolicy();
  const at = await nextAlarmAt(db, clock(), noticeDays);
  if (!isIdle()) return;
  if (at === null) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when: Math.max(at, clock() + SOONEST_ALARM_MS) });
}

/** Never clears: a run that has just begun may have set the alarm that is found missing here. */
async function planIfMissing(db: ScoutDb, clock: Clock): Promise<void> {
  if (await browser.alarms.get(ALARM)) return;
  const { noticeDays } = await readPolicy();
  const at = await nextAlarmAt(db, clock(), noticeDays);
  if (at !== null)
    await browser.alarms.create(ALARM, { when: Math.max(at, clock() + SOONEST_ALARM_MS) });
}
