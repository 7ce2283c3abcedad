import type { AdsBackend } from '../ads/port.ts';
import { type EpochMs, SECOND_MS } from '../domain/clock.ts';
import type { SyncReport } from '../domain/sync-report.ts';
import type { ScoutDb } from '../store/db.ts';
import type { SyncContext } from './context.ts';
import { takeDue } from './due-lines.ts';
import { lapseWindows } from './lapse-windows.ts';
import { createLimiter } from './limiter.ts';
import { leaveNote, takeNote } from './look-again.ts';
import { reconcile } from './reconcile.ts';
import { nextLineAt } from './schedule.ts';
import { busyReport, writeReport } from './sync-report.ts';
import { workLine } from './work-line.ts';

/** What `navigator.locks` does for us. */
export interface Locks {
  request<T>(
    name: string,
    options: { ifAvailable: true },
    work: (lock: unknown) => Promise<T>,
  ): Promise<T>;
}

/** Everything a sync run needs from outside. */
export interface SyncDeps extends Omit<SyncContext, 'limiter'> {
  backend: AdsBackend;
  locks: Locks;
  /** Keeps the worker alive until the function it gives back is called. */
  keepAwake: () => () => void;
  /** Verifies every authorization, however lately that was done. */
  full?: boolean;
}

const LOCK = 'spark-scout-sync';
/** Waits up to this long are spent inside the run; an alarm takes care of longer ones. */
const LONGEST_WAIT_MS = 10 * SECOND_MS;
/** While waiting, new lines are looked for this often. */
const LOOK_EVERY_MS = SECOND_MS;
/** When this many lines fail in a row, nothing else will work either: the rest is left for the next run. */
const FAILURES_IN_A_ROW = 3;

/**
 * Does what is due with the ads backend, one run at a time. A second run answers `busy`, and the one at work looks
 * once more before it ends. Safe against being killed at any await: the next run goes on where this one stopped.
 * Rejects only when the database does.
 */
export async function runSync(deps: SyncDeps): Promise<SyncReport> {
  const isFull = deps.full ?? false;
  const report = await runAlone(deps, isFull);
  if (report) return report;
  await leaveNote(deps.db, isFull);
  // The one at work may have ended just before the note was there.
  return (await runAlone(deps, isFull)) ?? busyReport(deps.db, deps.clock());
}

async function runAlone(deps: SyncDeps, isFull: boolean): Promise<SyncReport | null> {
  const { db, locks, signal } = deps;
  const report = await locks.request(LOCK, { ifAvailable: true }, async (lock) =>
    lock ? runOnce(deps, isFull) : null,
  );
  if (!report || signal.aborted) return report;
  const note = await takeNote(db);
  return note ? ((await runAlone(deps, note.isFull)) ?? report) : report;
}

async function runOnce(deps: SyncDeps, isFull: boolean): Promise<SyncReport> {
  const { db, clock } = deps;
  const letSleep = deps.keepAwake();
  try {
    const startedAt = clock();
    const note = await takeNote(db);
    await reconcile(db, startedAt, isFull || (note?.isFull ?? false));
    const hasWorked = await drain({ ...deps, limiter: createLimiter(deps) });
    await lapseWindows(db, clock());
    return await writeReport(db, { startedAt, endedAt: clock(), hasWorked });
  } finally {
    letSleep();
  }
}

/** Works on lines until none is due soon. @returns whether any went through */
async function drain(context: SyncContext): Promise<boolean> {
  const { db, clock, signal, pause } = context;
  let hasWorked = false;
  let failures = 0;
  while (!signal.aborted) {
    const due = await takeDue(db, clock());
    for (const { seq } of due) {
      if (signal.aborted) return hasWorked;
      const trouble = await workLine(context, seq);
      hasWorked ||= trouble === null;
      failures = trouble === null ? 0 : failures + 1;
      if (failures >= FAILURES_IN_A_ROW) return hasWorked;
    }
    if (due.length > 0) continue;
    const waitMs = await untilNextLine(db, clock());
    if (waitMs === null || waitMs > LONGEST_WAIT_MS) return hasWorked;
    await pause(Math.min(waitMs, LOOK_EVERY_MS), signal);
  }
  return hasWorked;
}

function untilNextLine(db: ScoutDb, now: EpochMs): Promise<number | null> {
  const tables = [db.outbox, db.adAccounts, db.secrets, db.syncState, db.requests];
  return db.transaction('r', tables, async () => {
    const nextAt = await nextLineAt(db, now);
    return nextAt === null ? null : Math.max(0, nextAt - now);
  });
}
