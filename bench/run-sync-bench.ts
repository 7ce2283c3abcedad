import { type Machine, watchMachine } from './machine.ts';
import { type ApplyingReport, measureApplying } from './sync-applying.ts';
import { judgeSync } from './sync-budget.ts';
import { type CodesReport, measureCodes } from './sync-codes.ts';
import { type AdsApiOptions, openSyncStage } from './sync-stage.ts';
import { measureSweeps, type SweepsReport } from './sync-sweeps.ts';
import type { Verdict } from './verdict.ts';

/** What a run is made of. */
export interface SyncBenchOptions extends AdsApiOptions {
  /** The unpacked build for Chromium. */
  buildDir: string;
  /** Authorised posts of the ad account that is swept. */
  posts: number;
  /** So many of them were asked for in the extension before. */
  requested: number;
  /** Codes that are pasted and applied. */
  codes: number;
  /** How long the browser's worker is watched while it applies them. */
  watchMs: number;
  tell: (progress: string) => void;
}

/** What was measured. */
export interface SyncFigures {
  sweeps: SweepsReport;
  applying: ApplyingReport;
  codes: CodesReport;
}

/** All that a run found. */
export interface SyncBenchReport extends SyncFigures {
  machine: Machine;
  answerMs: number;
  budget: Verdict[];
}

/**
 * Measures against the emulator: sweeps and the worker in a real Chromium; in Node, under a virtual clock, how all
 * codes are applied.
 */
export async function runSyncBench(options: SyncBenchOptions): Promise<SyncBenchReport> {
  const { buildDir, answerMs } = options;
  const describeMachine = watchMachine();
  const stage = await openSyncStage(buildDir, options);
  try {
    const sweeps = await measureSweeps(stage, options);
    const applying = await measureApplying(stage, options);
    const codes = await measureCodes(options);
    const machine = describeMachine(await stage.scout.browser.version());
    const figures = { sweeps, applying, codes };
    return { machine, answerMs, ...figures, budget: judgeSync(figures) };
  } finally {
    await stage.close();
  }
}
