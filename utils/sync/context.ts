import type { Access, AdsBackend } from '../ads/port.ts';
import type { SparkCode } from '../domain/authorization.ts';
import type { Clock } from '../domain/clock.ts';
import type { ConnectedAccount } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import type { StoredLine } from '../store/outbox.ts';
import type { Limiter } from './limiter.ts';
import type { ListPass } from './list-pass.ts';
import type { SyncPolicy } from './policy.ts';

/** Sleeps; resolves early, never rejects, when the signal ends or has ended. */
export type Pause = (delayMs: number, signal: AbortSignal) => Promise<void>;

/** What every step of a sync run works with. */
export interface SyncContext {
  db: ScoutDb;
  backend: AdsBackend;
  limiter: Limiter;
  /** The newest ways through the lists of ad accounts in this run. */
  passes: Map<string, ListPass>;
  clock: Clock;
  /** A number from 0 up to, but not including, 1. */
  random: () => number;
  pause: Pause;
  signal: AbortSignal;
  policy: () => Promise<SyncPolicy>;
  /** Told of what no line should throw: a defect. The line waits and the run goes on. */
  onDefect: (error: unknown) => void;
}

/** One line of the outbox with everything needed to carry it out, read just before. */
export interface Work {
  line: StoredLine;
  account: ConnectedAccount;
  access: Access;
  /** Null for lines that are about a post, not about a code. */
  code: SparkCode | null;
}

/** A line that is about a code, with the code. */
export type CodeWork = Work & { code: SparkCode };

/**
 * One short transaction over everything that an outcome can touch. Nothing but the database may be awaited inside:
 * neither the network nor a timer.
 */
export function inOneGo<T>(db: ScoutDb, change: () => Promise<T>): Promise<T> {
  // Dexie keeps track of awaits only in a function that is itself async.
  return db.transaction('rw', tablesOf(db), async () => change());
}

/** The same with the state of the sync, for what has to be noted together with how far a sweep is. */
export function inSweep<T>(db: ScoutDb, change: () => Promise<T>): Promise<T> {
  return db.transaction('rw', [...tablesOf(db), db.syncState], async () => change());
}

const tablesOf = (db: ScoutDb) => [
  db.requests,
  db.events,
  db.codes,
  db.adAccounts,
  db.authorizations,
  db.outbox,
  db.secrets,
];
