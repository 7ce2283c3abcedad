import type { EpochMs } from '../domain/clock.ts';
import type { AdsErrorKind } from '../domain/refusal.ts';
import type { SyncReport } from '../domain/sync-report.ts';
import { connectedAccounts, type ConnectedAccount } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import type { StoredLine } from '../store/outbox.ts';
import { readToken } from '../store/secrets.ts';
import { readLastRun, writeState } from '../store/sync-state.ts';
import { wantedLines } from './due-lines.ts';
import { nextLineAt } from './schedule.ts';

/** What a run knows of itself at its end. */
export interface RunFacts {
  startedAt: EpochMs;
  endedAt: EpochMs;
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
    nextAt: await nextLineAt(db, now),
    lastSuccessAt: (await readLastRun(db))?.lastSuccessAt ?? null,
  }));
}

function inReport(db: ScoutDb, work: () => Promise<SyncReport>): Promise<SyncReport> {
  const tables = [db.outbox, db.adAccounts, db.secrets, db.syncState, db.requests];
  return db.transaction('rw', tables, async () => work());
}

async function makeReport(db: ScoutDb, run: RunFacts): Promise<SyncReport> {
  const accounts = await connectedAccounts(db);
  const hasAccount = accounts.length > 0 && (await readToken(db)) !== null;
  const lines = await wantedLines(db);
  const problem = hasAccount ? problemOf(accounts, lines, run.startedAt) : null;
  const isSuccess = hasAccount && (problem === null || run.hasWorked);
  return {
    at: run.endedAt,
    outcome: hasAccount ? outcomeOf(problem, lines.length) : 'no-account',
    problem,
    waiting: lines.length,
    nextAt: await nextLineAt(db, run.endedAt),
    lastSuccessAt: isSuccess ? run.endedAt : ((await readLastRun(db))?.lastSuccessAt ?? null),
  };
}

/** What a person can do something about first: an ad account put aside, else the latest failure of this run. */
function problemOf(
  accounts: ConnectedAccount[],
  lines: StoredLine[],
  startedAt: EpochMs,
): AdsErrorKind | null {
  const parked = accounts.find(({ problem }) => problem !== null)?.problem;
  if (parked) return parked.kind;
  const failures = lines.flatMap(({ lastError }) =>
    lastError !== null && lastError.at >= startedAt ? [lastError] : [],
  );
  return failures.sort((a, b) => b.at - a.at)[0]?.kind ?? null;
}

function outcomeOf(problem: AdsErrorKind | null, waiting: number): SyncReport['outcome'] {
  if (problem === 'rate-limited') return 'waiting';
  if (problem !== null) return 'failed';
  return waiting > 0 ? 'waiting' : 'done';
}
