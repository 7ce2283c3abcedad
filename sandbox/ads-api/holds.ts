import { EventEmitter, once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallRecord } from './call-log.ts';

type Outcome = 'go' | 'drop';

/** Which held calls are meant: one by its number, or those of a path; nothing is all of them. */
export interface HeldFilter {
  seq?: number;
  /** E.g. `tt_video/authorize`. */
  endpoint?: string;
}

/** Calls that are held open until somebody says go. */
export interface Holds {
  /** Resolves when released; `drop` when the signal aborts. */
  wait(record: CallRecord, signal: AbortSignal): Promise<Outcome>;
  list(filter?: HeldFilter): CallRecord[];
  /** Resolves once the calls released have been carried out. */
  release(filter: HeldFilter, outcome: Outcome): Promise<number>;
  /** Resolves with the first held call that is meant, at once if there is one; rejects when the time is over. */
  arrival(filter: HeldFilter, timeoutMs: number): Promise<CallRecord>;
}

export function createHolds(): Holds {
  const held = new Map<CallRecord, (outcome: Outcome) => void>();
  const arrivals = new EventEmitter().setMaxListeners(0);

  const list = (filter: HeldFilter = {}): CallRecord[] =>
    [...held.keys()].filter((record) => isMeant(record, filter));

  return {
    list,
    wait: (record, signal) =>
      new Promise((resolve) => {
        const settle = (outcome: Outcome): void => {
          held.delete(record);
          signal.removeEventListener('abort', drop);
          resolve(outcome);
        };
        const drop = (): void => settle('drop');
        if (signal.aborted) return drop();
        signal.addEventListener('abort', drop);
        held.set(record, settle);
        arrivals.emit('held');
        return undefined;
      }),
    release: async (filter, outcome) => {
      const meant = list(filter);
      for (const record of meant) held.get(record)?.(outcome);
      // The rest of a released call runs in microtasks: by the next turn it is done.
      await nextTurn();
      return meant.length;
    },
    arrival: async (filter, timeoutMs) => {
      const deadline = AbortSignal.timeout(timeoutMs);
      for (;;) {
        const [first] = list(filter);
        if (first) return first;
        await once(arrivals, 'held', { signal: deadline });
      }
    },
  };
}

function isMeant(record: CallRecord, { seq, endpoint }: HeldFilter): boolean {
  if (seq !== undefined && record.seq !== seq) return false;
  return endpoint === undefined || record.path.endsWith(`/${endpoint}/`);
}
