import type { EpochMs } from '../../utils/domain/clock.ts';

/** The background's clock. With `pause` below all the time that it knows: a test build that runs faster changes only this file. */
export const clock = (): EpochMs => Date.now();

/** Sleeps; resolves early, never rejects, when the signal ends or has ended. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    signal.addEventListener('abort', end);
  });
}
