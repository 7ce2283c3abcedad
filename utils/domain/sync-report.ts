import type { AdsTrouble } from './ads-trouble.ts';
import type { EpochMs } from './clock.ts';
import type { AdsErrorKind } from './refusal.ts';

/** How a sync run went; stored, so that every page can show it. */
export interface SyncReport {
  /** When the run ended. */
  at: EpochMs;
  /** `no-host`: a person has closed the host of the ads backend to us. */
  outcome: 'done' | 'waiting' | 'failed' | 'no-account' | 'no-host' | 'busy';
  /** What kept it from finishing; null when nothing did. */
  problem: AdsErrorKind | null;
  /** The same in detail, where that is known. */
  trouble?: AdsTrouble | undefined;
  /** Lines that still wait. */
  waiting: number;
  /** When the next one is due; null when none waits. */
  nextAt: EpochMs | null;
  lastSuccessAt: EpochMs | null;
}
