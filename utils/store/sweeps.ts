import * as v from 'valibot';
import { troubleNames } from '../domain/ads-trouble.ts';
import type { EpochMs } from '../domain/clock.ts';
import { ADS_ERROR_KINDS } from '../domain/refusal.ts';
import type { ScoutDb } from './db.ts';
import { dropState, readState, writeState } from './sync-state.ts';

const moment = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const failureSchema = v.object({
  kind: v.picklist(ADS_ERROR_KINDS),
  trouble: v.exactOptional(v.picklist(troubleNames())),
  at: moment,
});

const sweepSchema = v.object({
  /** When it began, or is to begin at the soonest. */
  startedAt: moment,
  /** The page to go on with, the first is 1. */
  nextPage: v.pipe(count, v.minValue(1)),
  /** The longest that TikTok said the list was; null when it did not say, or nothing was read yet. */
  total: v.nullable(count),
  /** Item ids that the list had so far. */
  seen: v.array(v.string()),
  /** False once a page had rows that could not be read: what was not seen may be there all the same. */
  isWhole: v.boolean(),
  /** Item ids that the list before this one lacked, too many to read them one by one. Some may only have slipped. */
  missed: v.optional(v.array(v.string()), []),
  /** How many lists in a row lacked so many. */
  missedIn: v.optional(count, 0),
  /** Failures in a row. */
  attempts: count,
  /** Not to be tried before this moment. */
  notBefore: moment,
  lastError: v.nullable(failureSchema),
});

/** How far the list of an ad account was gone through. A worker that is killed leaves it for the next one. */
export type Sweep = v.InferOutput<typeof sweepSchema>;

/** The sweep that an ad account waits for or is in; null when there is none. Call inside a transaction over `syncState`. */
export function readSweep(db: ScoutDb, adAccountId: string): Promise<Sweep | null> {
  return readState(db, `sweep:${adAccountId}`, (value) => {
    const sweep = v.safeParse(sweepSchema, value);
    return sweep.success ? sweep.output : null;
  });
}

/** Keeps how far a sweep is. Call inside a transaction over `syncState`. */
export function writeSweep(db: ScoutDb, adAccountId: string, sweep: Sweep): Promise<void> {
  return writeState(db, `sweep:${adAccountId}`, sweep);
}

/** A sweep is over. Call inside a transaction over `syncState`. */
export function dropSweep(db: ScoutDb, adAccountId: string): Promise<void> {
  return dropState(db, `sweep:${adAccountId}`);
}

/**
 * A sweep that has not begun.
 * @param startAt when it may
 */
export function newSweep(startAt: EpochMs): Sweep {
  return {
    startedAt: startAt,
    nextPage: 1,
    total: null,
    seen: [],
    isWhole: true,
    missed: [],
    missedIn: 0,
    attempts: 0,
    notBefore: startAt,
    lastError: null,
  };
}

/** Lets sweeps that were put off go on now, if they have begun. Call inside a transaction over `syncState`. */
export async function wakeSweeps(db: ScoutDb, adAccountIds: string[], now: EpochMs): Promise<void> {
  for (const id of adAccountIds) {
    const sweep = await readSweep(db, id);
    if (!sweep) continue;
    const notBefore = Math.max(now, sweep.startedAt);
    if (sweep.notBefore > notBefore) await writeSweep(db, id, { ...sweep, notBefore });
  }
}
