import { browser } from 'wxt/browser';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { type Clock, MINUTE_MS } from '../../utils/domain/clock.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { logError } from '../../utils/platform/log.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { runSync } from '../../utils/sync/run-sync.ts';
import { nextAlarmAt } from '../../utils/sync/schedule.ts';
import { keepAwake } from './keep-awake.ts';

const ALARM = 'sync';
/** Alarms do not fire sooner than this. */
const SOONEST_ALARM_MS = MINUTE_MS / 2;

/** Starts sync runs and sees to it that the next one comes. */
export interface Syncing {
  /** Runs now, in the background of whatever is going on. */
  start: () => void;
  /** Runs now and answers with the report; `full` reads every authorised post again. */
  run: (full: boolean) => Promise<SyncReport>;
  /** Sees to it that an alarm is set: browsers may lose one, and re-enabling the extension fires no event. */
  ensurePlanned: () => void;
  /** Runs when its alarm goes off. */
  onAlarm: (alarm: { name: string }) => void;
}

/** Wires the sync to alarms; `announce` tells open tabs after each run. */
export function createSyncing(
  db: ScoutDb,
  backend: AdsBackend,
  clock: Clock,
  announce: () => void,
): Syncing {
  const run = async (full: boolean): Promise<SyncReport> => {
    // Should we be killed meanwhile, this alarm takes up what is left.
    await browser.alarms.create(ALARM, { when: clock() + MINUTE_MS });
    try {
      return await runSync({
        db,
        backend,
        clock,
        full,
        random: Math.random,
        locks: navigator.locks,
        keepAwake,
        pause,
        signal: new AbortController().signal,
        onDefect: (error) => logError('sync line', error),
      });
    } finally {
      await planNext(db, clock);
      announce();
    }
  };
  const start = (): void => {
    run(false).catch((error: unknown) => logError('sync', error));
  };
  return {
    run,
    start,
    ensurePlanned: () => {
      planIfMissing(db, clock).catch((error: unknown) => logError('plan', error));
    },
    onAlarm: ({ name }) => {
      if (name === ALARM) start();
    },
  };
}

async function planNext(db: ScoutDb, clock: Clock): Promise<void> {
  const at = await nextAlarmAt(db, clock());
  if (at === null) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when: Math.max(at, clock() + SOONEST_ALARM_MS) });
}

/** Never clears: a run that has just begun may have set the alarm that is found missing here. */
async function planIfMissing(db: ScoutDb, clock: Clock): Promise<void> {
  if (await browser.alarms.get(ALARM)) return;
  const at = await nextAlarmAt(db, clock());
  if (at !== null)
    await browser.alarms.create(ALARM, { when: Math.max(at, clock() + SOONEST_ALARM_MS) });
}

/** Sleeps; the end of the signal wakes it. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    signal.addEventListener('abort', end);
  });
}
