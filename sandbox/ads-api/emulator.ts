import { createHolds } from './holds.ts';
import { emptyState } from './state.ts';
import type { CallRecord } from './call-log.ts';
import type { EmulatorState } from './state.ts';
import type { Fault } from './faults.ts';
import type { Holds } from './holds.ts';

/** What the API side and the control side share. */
export interface Emulator {
  state: EmulatorState;
  calls: CallRecord[];
  callsSeen: number;
  faults: Fault[];
  faultsMade: number;
  readonly holds: Holds;
  /** Real time plus the offset, epoch ms. */
  now(): number;
  /** Delays and holds end when this aborts; a reset puts a new one in place. */
  life: AbortController;
}

/** @param realTime epoch ms; passed in so that tests can stop it. */
export function createEmulator(realTime: () => number): Emulator {
  const emulator: Emulator = {
    state: emptyState(),
    calls: [],
    callsSeen: 0,
    faults: [],
    faultsMade: 0,
    holds: createHolds(),
    now: () => realTime() + emulator.state.clockOffsetMs,
    life: new AbortController(),
  };
  return emulator;
}
