import { troubleNames } from '../domain/ads-trouble.ts';
import { ADS_ERROR_KINDS } from '../domain/refusal.ts';
import type { SyncReport } from '../domain/sync-report.ts';
import type { ScoutDb } from './db.ts';

/**
 * A named state of the sync: `rate` (the rate limit's windows), `last-run` (how the last run went), `look-again` (a
 * run that found another one at work), `sweep:<adAccountId>` (how far the list of an ad account was gone through).
 */
export type SyncStateName = 'rate' | 'last-run' | 'look-again' | `sweep:${string}`;

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

const OUTCOMES = [
  'done',
  'waiting',
  'failed',
  'no-account',
  'no-host',
  'busy',
] as const satisfies readonly SyncReport['outcome'][];

/** How the last sync run went; null when there was none, or what is stored is not a report. */
export function readLastRun(db: ScoutDb): Promise<SyncReport | null> {
  return readState(db, 'last-run', toReport);
}

/** By hand: the popup reads this before it shows anything, and carries no library for it. */
function toReport(value: unknown): SyncReport | null {
  const stored: Partial<Record<keyof SyncReport, unknown>> =
    typeof value === 'object' && value !== null ? value : {};
  const { at, waiting, nextAt, lastSuccessAt } = stored;
  const outcome = OUTCOMES.find((one) => one === stored.outcome);
  const problem = [...ADS_ERROR_KINDS, null].find((one) => one === stored.problem);
  const trouble = troubleNames().find((one) => one === stored.trouble);
  if (outcome === undefined || problem === undefined) return null;
  if (!isWhole(at) || !isWhole(waiting) || waiting < 0) return null;
  if (!isWholeOrNull(nextAt) || !isWholeOrNull(lastSuccessAt)) return null;
  return { at, outcome, problem, trouble, waiting, nextAt, lastSuccessAt };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isWholeOrNull(value: unknown): value is number | null {
  return value === null || isWhole(value);
}
