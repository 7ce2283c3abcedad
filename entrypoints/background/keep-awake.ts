import { browser } from 'wxt/browser';
import { SECOND_MS } from '../../utils/domain/clock.ts';
import { logError } from '../../utils/platform/log.ts';

/** Both browsers end a worker 30 s after its last extension event, even in the middle of a fetch. */
const AWAKE_EVERY_MS = 20 * SECOND_MS;

/**
 * Calls an extension API every 20 s, which both browsers count as a sign of life.
 * @returns what ends it
 */
export function keepAwake(): () => void {
  const timer = setInterval(() => {
    browser.runtime.getPlatformInfo().catch((error: unknown) => logError('keep awake', error));
  }, AWAKE_EVERY_MS);
  return () => clearInterval(timer);
}

/** Keeps the worker alive for as long as some work takes: that a message waits for its answer does not. */
export async function whileAwake<T>(work: Promise<T>): Promise<T> {
  const letSleep = keepAwake();
  try {
    return await work;
  } finally {
    letSleep();
  }
}
