import * as v from 'valibot';
import { ADS_ERROR_KINDS } from '../domain/refusal.ts';
import type { SyncReport } from '../domain/sync-report.ts';
import type { ScoutDb } from './db.ts';

/**
 * A named state of the sync: `rate` (the rate limit's windows), `last-run` (how the last run went), `look-again` (a
 * run that found another one at work).
 */
export type SyncStateName = 'rate' | 'last-run' | 'look-again';

/** Reads a state through its check; `parse` gets undefined when nothing is stored. */
export async function readState<T>(
  db: ScoutDb,
  name: SyncStateName,
  parse: (value: unknown) => T,
): Promise<T> {
  return parse((await db.syncState.get(name))?.value);
}

/** Keeps a state. It has to survive JSON. */
export async function writeState(db: ScoutDb, name: SyncStateName, value: unknown): Promise<void> {
  await db.syncState.put({ name, value });
}

/** Forgets a state. */
export async function dropState(db: ScoutDb, name: SyncStateName): Promise<void> {
  await db.syncState.delete(name);
}

const moment = v.pipe(v.number(), v.safeInteger());

const reportSchema = v.object({
  at: moment,
  outcome: v.picklist(['done', 'waiting', 'failed', 'no-account', 'busy']),
  problem: v.nullable(v.picklist(ADS_ERROR_KINDS)),
  waiting: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  nextAt: v.nullable(moment),
  lastSuccessAt: v.nullable(moment),
});

/** How the last sync run went; null when there was none, or what is stored is not a report. */
export function readLastRun(db: ScoutDb): Promise<SyncReport | null> {
  return readState(db, 'last-run', (value) => {
    const report = v.safeParse(reportSchema, value);
    return report.success ? report.output : null;
  });
}
