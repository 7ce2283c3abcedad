import type { AdsBackend } from '../ads/port.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { SyncReport } from '../domain/sync-report.ts';
import type { ScoutDb } from '../store/db.ts';
import { forgetConfirmedCodes } from '../store/forget-codes.ts';
import { inOneGo, type SyncContext } from './context.ts';
import { drain } from './drain.ts';
import { lapseWindows } from './lapse-windows.ts';
import { createLimiter } from './limiter.ts';
import type { ListPass } from './list-pass.ts';
import { leaveNote, takeNote } from './look-again.ts';
import { tellNotices } from './notices.ts';
import { reconcile } from './reconcile.ts';
import { sweepAccounts } from './sweep.ts';
import { sendWithNewSource } from './wake-codes.ts';
import { busyReport, writeReport } from './sync-report.ts';

/** What `navigator.locks` does for us. */
export interface Locks {
  request<T>(
    name: string,
    options: { ifAvailable: true },
    work: (lock: unknown) => Promise<T>,
  ): Promise<T>;
}

/** Everything a sync run needs from outside. */
export interface SyncDeps extends Omit<SyncContext, 'limiter' | 'passes'> {
  backend: AdsBackend;
  locks: Locks;
  /** Keeps the worker alive until the function it gives back is called. */
  keepAwake: () => () => void;
  /** Verifies every authorization, however lately that was done. */
  full?: boolean;
  /** Whether anybody may be asked at all; where not, only what needs nobody is done. Yes unless given. */
  isBackendOpen?: () => Promise<boolean>;
}

const LOCK = 'spark-scout-sync';

/**
 * Does what is due with the ads backend, one run at a time. A second run answers `busy`, and the one at work looks
 * once more before it ends. Safe against being killed at any await: the next run goes on where this one stopped.
 * Rejects only when the database does.
 */
export async function runSync(deps: SyncDeps): Promise<SyncReport> {
  const verifyFrom = deps.full === true ? deps.clock() : null;
  const report = await runAlone(deps, verifyFrom);
  if (report) return report;
  await leaveNote(deps.db, verifyFrom);
  // The one at work may have ended just before the note was there.
  return (await runAlone(deps, verifyFrom)) ?? busyReport(deps.db, deps.clock());
}

async function runAlone(deps: SyncDeps, verifyFrom: EpochMs | null): Promise<SyncReport | null> {
  const { db, locks, signal } = deps;
  const report = await locks.request(LOCK, { ifAvailable: true }, async (lock) =>
    lock ? runOnce(deps, verifyFrom) : null,
  );
  if (!report || signal.aborted) return report;
  const note = await takeNote(db);
  return note ? ((await runAlone(deps, note.verifyFrom)) ?? report) : report;
}

async function runOnce(deps: SyncDeps, verifyFrom: EpochMs | null): Promise<SyncReport> {
  const { db, clock, isBackendOpen = async () => true } = deps;
  const letSleep = deps.keepAwake();
  const ending = new AbortController();
  try {
    const answered = new Map<string, EpochMs>();
    const onAnswer = (advertiserId: string): void => void answered.set(advertiserId, clock());
    const signal = AbortSignal.any([deps.signal, ending.signal]);
    const limiter = createLimiter({ ...deps, signal, onAnswer });
    const context = { ...deps, signal, limiter, passes: new Map<string, ListPass>() };
    const hasWorked = (await isBackendOpen()) && (await workOff(context, verifyFrom));
    await noteAnswers(db, answered);
    await endRun(deps);
    return await writeReport(db, { endedAt: clock(), hasAnswer: answered.size > 0, hasWorked });
  } finally {
    // Pages that were read ahead and that nobody needs any more.
    ending.abort();
    letSleep();
  }
}

/** @returns whether anything went through */
async function workOff(context: SyncContext, verifyFrom: EpochMs | null): Promise<boolean> {
  const { db, clock } = context;
  const startedAt = clock();
  const note = await takeNote(db);
  await reconcile(db, startedAt, latest(verifyFrom, note?.verifyFrom ?? null));
  const hasWorked = await drain(context, () => sweepAccounts(context));
  // The code of a duet's source may have become known just now.
  if (!(await inOneGo(db, () => sendWithNewSource(db, clock())))) return hasWorked;
  return (await drain(context, async () => false)) || hasWorked;
}

function latest(one: EpochMs | null, other: EpochMs | null): EpochMs | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** What needs no ad account: windows end, are told of, and codes are forgotten where a person chose so. */
async function endRun({ db, clock, policy }: SyncDeps): Promise<void> {
  const { noticeDays, forgetsConfirmedCodes: isToForget } = await policy();
  const now = clock();
  await inOneGo(db, async () => {
    await lapseWindows(db, now);
    await tellNotices(db, noticeDays, now);
  });
  if (isToForget) await forgetConfirmedCodes(db, now);
}

/** Once a run: noting it with each call would write as often as TikTok is asked. */
async function noteAnswers(db: ScoutDb, answered: ReadonlyMap<string, EpochMs>): Promise<void> {
  if (answered.size === 0) return;
  await db.transaction('rw', db.adAccounts, () =>
    db.adAccounts
      .where('advertiserId')
      .anyOf([...answered.keys()])
      .modify((account) => {
        account.lastAnswerAt = answered.get(account.advertiserId ?? '') ?? account.lastAnswerAt;
      }),
  );
}
