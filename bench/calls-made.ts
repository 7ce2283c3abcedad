import type { CallRecord } from '../sandbox/ads-api/call-log.ts';

/** What the ads API saw of a run. */
export interface CallsMade {
  /** Calls by endpoint, e.g. `tt_video/list`. */
  byEndpoint: Record<string, number>;
  /** Refused as one too many: 40100 and 40133. */
  refused: number;
  /** Other answers than a plain yes, the refused ones left out. */
  failed: number;
}

const TOO_MANY = new Set([40100, 40133]);

/** Adds up a log of the emulator. */
export function addUpCalls(log: readonly CallRecord[]): CallsMade {
  const made: CallsMade = { byEndpoint: {}, refused: 0, failed: 0 };
  for (const call of log) {
    const endpoint = endpointOf(call);
    made.byEndpoint[endpoint] = (made.byEndpoint[endpoint] ?? 0) + 1;
    if (call.returnCode !== null && TOO_MANY.has(call.returnCode)) made.refused += 1;
    else if (call.returnCode !== 0) made.failed += 1;
  }
  return made;
}

/** E.g. `tt_video/list`. */
export function endpointOf({ path }: CallRecord): string {
  return path.replace(/^\/open_api\/v1\.3\//, '').replace(/\/$/, '');
}
