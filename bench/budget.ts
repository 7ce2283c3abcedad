import { type FeedReport, LONG_TASK_MS } from './feed.ts';

/** One promise, and whether this run kept it. */
export interface Verdict {
  promise: string;
  limit: number;
  measured: number;
  held: boolean;
}

/** Milliseconds of script for one card. */
const MOUNTED_CARD_MS = 0.06;
const OFF_SCREEN_CARD_MS = 0.015;

/** Holds the medians of a run against what the page may be charged. */
export function judge({ perMountedCard, perOffScreenCard, longTasks }: FeedReport): Verdict[] {
  const { scrolling, longestScriptMs } = longTasks;
  return [
    verdict('script per mounted card, ms', MOUNTED_CARD_MS, perMountedCard.scriptMs.median),
    verdict('script per off-screen card, ms', OFF_SCREEN_CARD_MS, perOffScreenCard.scriptMs.median),
    verdict('tasks over 50 ms while scrolling, caused by our script', 0, scrolling.causedByUs),
    verdict(
      'tasks over 50 ms while scrolling, above the empty extension',
      0,
      scrolling.ours.median - scrolling.empty.median,
    ),
    verdict('longest script in one task, ms', LONG_TASK_MS, longestScriptMs.median),
  ];
}

function verdict(promise: string, limit: number, measured: number): Verdict {
  return { promise, limit, measured, held: measured <= limit };
}
