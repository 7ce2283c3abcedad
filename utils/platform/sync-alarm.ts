import { browser } from 'wxt/browser';

/** The alarm that starts the next sync run. */
export const SYNC_ALARM = 'sync';

/** When the next sync run starts by itself, epoch ms; null when none is planned. */
export async function readSyncAlarm(): Promise<number | null> {
  return (await browser.alarms.get(SYNC_ALARM))?.scheduledTime ?? null;
}
