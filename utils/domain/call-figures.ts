import type { AdsCall } from './ads-call.ts';
import { type EpochMs, HOUR_MS } from './clock.ts';

/** Calls of one stretch of time. */
export interface CallBar {
  answered: number;
  failed: number;
}

/** What some calls come to. */
export interface CallFigures {
  /** From here to now, in stretches of the same length, oldest first. */
  since: EpochMs;
  bars: CallBar[];
  answered: number;
  failed: number;
  /** Half of the calls were back within this time. */
  medianMs: number;
  slowestMs: number;
}

/** Whether a call was not answered as it was meant. */
export const isFailed = ({ problem }: AdsCall): boolean => problem !== null;

/**
 * Sums calls up for people to look at: the last hour at least, or as far back as they go.
 * @returns null when there are none
 */
export function figuresOfCalls(
  calls: readonly AdsCall[],
  now: EpochMs,
  barCount: number,
): CallFigures | null {
  if (calls.length === 0) return null;
  const since = Math.min(now - HOUR_MS, ...calls.map(({ at }) => at));
  const bars = Array.from({ length: barCount }, (): CallBar => ({ answered: 0, failed: 0 }));
  for (const call of calls) {
    // A clock that was set back leaves calls ahead of now.
    const place = Math.floor(((call.at - since) / (now - since)) * barCount);
    const bar = bars[Math.min(place, barCount - 1)];
    if (bar) bar[isFailed(call) ? 'failed' : 'answered'] += 1;
  }
  const failed = calls.filter(isFailed).length;
  const durations = calls.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  return {
    since,
    bars,
    answered: calls.length - failed,
    failed,
    medianMs: durations[Math.floor((durations.length - 1) / 2)] ?? 0,
    slowestMs: durations.at(-1) ?? 0,
  };
}
