import { browser } from 'wxt/browser';
import { type Clock, type EpochMs, MINUTE_MS } from '../../utils/domain/clock.ts';
import { SYNC_ALARM } from '../../utils/platform/sync-alarm.ts';
import { settings } from '../../utils/settings/settings.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import type { SyncPolicy } from '../../utils/sync/policy.ts';
import { LOOK_EVERY_MS, nextAlarmAt } from '../../utils/sync/schedule.ts';
import { isAdsHostOpen } from './ads-host.ts';

/** Goes off every minute while the browser is offline: coming back online is an event that wakes no worker. */
export const ONLINE_ALARM = 'online';
/** Alarms do not fire sooner than this. */
const SOONEST_ALARM_MS = MINUTE_MS / 2;

/** What a person chose of how the sync goes about its work. */
export async function readPolicy(): Promise<SyncPolicy> {
  const { noticeDays, forgetsConfirmedCodes } = await settings.getValue();
  return { noticeDays, forgetsConfirmedCodes };
}

/** Plans the run after one that ended. While another is at work the alarm is that one's, and it plans when it ends. */
export async function planNext(db: ScoutDb, clock: Clock, isIdle: () => boolean): Promise<void> {
  const at = await nextRunAt(db, clock);
  if (!isIdle()) return;
  if (at === null) await browser.alarms.clear(SYNC_ALARM);
  else await browser.alarms.create(SYNC_ALARM, { when: at });
}

/** Looks whether the browser is online again a minute from now. */
export async function lookForNetwork(clock: Clock): Promise<void> {
  await browser.alarms.create(ONLINE_ALARM, { when: clock() + MINUTE_MS });
}

/**
 * Plans a run where none is. Never clears: a run that has just begun may have set the alarm that is found missing here.
 * One that is set for later than runs follow each other with an ad account may be from before the clock was set back.
 */
export async function planIfMissing(db: ScoutDb, clock: Clock): Promise<void> {
  const planned = (await browser.alarms.get(SYNC_ALARM))?.scheduledTime ?? Number.POSITIVE_INFINITY;
  if (planned <= clock() + LOOK_EVERY_MS) return;
  const at = await nextRunAt(db, clock);
  if (at !== null && at < planned) await browser.alarms.create(SYNC_ALARM, { when: at });
}

async function nextRunAt(db: ScoutDb, clock: Clock): Promise<EpochMs | null> {
  const { noticeDays } = await readPolicy();
  const at = await nextAlarmAt(db, clock(), noticeDays, await isAdsHostOpen());
  return at === null ? null : Math.max(at, clock() + SOONEST_ALARM_MS);
}
