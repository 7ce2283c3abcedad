import type { CallsMade } from '../../bench/calls-made.ts';
import type { SyncFigures } from '../../bench/run-sync-bench.ts';
import type { ApplyingReport } from '../../bench/sync-applying.ts';
import type { CodesReport } from '../../bench/sync-codes.ts';
import type { Sweep, SweepsReport } from '../../bench/sync-sweeps.ts';
import type { WorkerCost } from '../../bench/sync-worker.ts';

/** Calls that all went well. */
export function someCalls(byEndpoint: CallsMade['byEndpoint']): CallsMade {
  return { byEndpoint, refused: 0, failed: 0 };
}

/** Just as much as the first sweep of 10,000 posts may cost. */
export function aWorkerCost(overrides: Partial<WorkerCost> = {}): WorkerCost {
  return {
    threadMs: 3_000,
    processMs: 4_000,
    peakHeapBytes: 80_000_000,
    heldHeapBytes: 3_000_000,
    writes: {
      transactions: { syncState: 200, 'authorizations syncState': 200 },
      rows: {
        syncState: 400,
        calls: 200,
        adAccounts: 4,
        secrets: 1,
        authorizations: 10_000,
        requests: 1_000,
        events: 1_000,
      },
    },
    ...overrides,
  };
}

/** A sweep of 10,000 posts of which 1,000 were asked for, just as it may be. */
export function aSweep(overrides: Partial<Sweep> = {}): Sweep {
  return {
    wallMs: 20_900,
    floors: 1.1,
    calls: someCalls({ 'tt_video/list': 200 }),
    posts: 10_000,
    authorized: 1_000,
    cost: aWorkerCost(),
    ...overrides,
  };
}

export function aSweepsReport(overrides: Partial<SweepsReport> = {}): SweepsReport {
  const cost = aWorkerCost({
    writes: { transactions: { syncState: 200 }, rows: { syncState: 200 } },
  });
  return {
    posts: 10_000,
    requested: 1_000,
    pages: 200,
    floorMs: 19_000,
    first: aSweep(),
    second: aSweep({ cost }),
    ...overrides,
  };
}

export function anApplyingReport(overrides: Partial<ApplyingReport> = {}): ApplyingReport {
  return {
    codes: 1_000,
    watchedMs: 60_000,
    calls: someCalls({ 'tt_video/authorize': 55 }),
    cost: aWorkerCost(),
    ...overrides,
  };
}

export function aCodesReport(overrides: Partial<CodesReport> = {}): CodesReport {
  return {
    codes: 1_000,
    answerMs: 200,
    time: 'virtual',
    sendingMs: 1_098_900,
    floorMs: 999_000,
    floors: 1.1,
    wholeMs: 1_100_000,
    calls: someCalls({ 'tt_video/authorize': 1_000 }),
    otherCalls: 2_002,
    bound: 1_000,
    authorized: 1_000,
    waiting: 0,
    computedMs: 30_000,
    ...overrides,
  };
}

/** Figures of a run that just keeps all promises. */
export function someSyncFigures(overrides: Partial<SyncFigures> = {}): SyncFigures {
  return {
    sweeps: aSweepsReport(),
    applying: anApplyingReport(),
    codes: aCodesReport(),
    ...overrides,
  };
}
