import type { EpochMs } from '../domain/clock.ts';
import type { OutboxFailure, OutboxLine } from '../domain/outbox.ts';
import type { AdsErrorKind } from '../domain/refusal.ts';
import type { SyncReport } from '../domain/sync-report.ts';
import { connectedAccounts, type ConnectedAccount } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { readToken } from '../store/secrets.ts';
import { readLastRun, writeState } from '../store/sync-state.ts';
import { wantedLines } from './due-lines.ts';
import type { Sweep } from '../store/sweeps.ts';
import { nextWorkAt, waitingSweeps } from './schedule.ts';

/** What a run knows of itself at its end. */
export interface RunFacts {
  endedAt: EpochMs;
  /** Whether TikTok answered anything, a "no" included. */
  hasAnswer: boolean;
  /** Whether any line went through. */
  hasWorked: boolean;
}

/** Writes down how a run went, for every page to show. */
export function writeReport(db: ScoutDb, run: RunFacts): Promise<SyncReport> {
  return inReport(db, async () => {
    const report = await makeReport(db, run);
    await writeState(db, 'last-run', report);
    return report;
  });
}

/** The answer of a run that found another one at work. Nothing is written: that one will report. */
export function busyReport(db: ScoutDb, now: EpochMs): Promise<SyncReport> {
  return inReport(db, async () => ({
    at: now,
    outcome: 'busy',
    problem: null,
    waiting: await db.outbox.count(),
    nextAt: await nextWorkAt(db, now),
    lastSuccessAt: (await readLastRun(db))?.lastSuccessAt ?? null,
  }));
}

function inReport(db: ScoutDb, work: () => Promise<SyncReport>): Promise<SyncReport> {
  const tables = [db.outbox, db.adAccounts, db.secrets, db.syncState, db.requests];
  return db.transaction('rw', tables, async () => work());
}

async function makeReport(db: ScoutDb, run: RunFacts): Promise<SyncReport> {
  const accounts = (await connectedAccounts(db)).filter(({ pausedAt }) => pausedAt === null);
  const hasAccount = accounts.length > 0 && (await readToken(db)) !== null;
  const lines = await wantedLines(db);
  const sweeps = await waitingSweeps(db);
  const problem = hasAccount ? problemOf(accounts, lines, sweeps) : null;
  // With nothing to ask, nothing is known of the connection: the last success stays what it was.
  const isSuccess = hasAccount && run.hasAnswer && (problem === null || run.hasWorked);
  return {
    at: run.endedAt,
    outcome: hasAccount
      ? outcomeOf(problem?.kind ?? null, lines.length + sweeps.length)
      : 'no-account',
    problem: problem?.kind ?? null,
    ...(problem?.trouble && { trouble: problem.trouble }),
    waiting: lines.length,
    nextAt: await nextWorkAt(db, run.endedAt),
    lastSuccessAt: isSuccess ? run.endedAt : ((await readLastRun(db))?.lastSuccessAt ?? null),
  };
}

/** What a person can do something about first: an ad account put aside, else the latest failure that still stands. */
function problemOf(
  accounts: ConnectedAccount[],
  lines: OutboxLine[],
  sweeps: Sweep[],
): OutboxFailure | null {
  const parked = accounts.find(({ problem }) => problem !== null)?.problem;
  if (parked) return parked;
  const ids = new Set(accounts.map(({ id }) => id));
  const asked = lines.filter(({ adAccountId }) => ids.has(adAccountId));
  const failures = [...asked, ...sweeps].flatMap(({ lastError }) => lastError ?? []);
  return failures.sort((a, b) => b.at - a.at)[0] ?? null;
}

function outcomeOf(problem: AdsErrorKind | null, waiting: number): SyncReport['outcome'] {
  if (problem === 'rate-limited') return 'waiting';
  if (problem !== null) return 'failed';
  return waiting > 0 ? 'waiting' : 'done';
}
