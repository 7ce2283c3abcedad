import { ENDPOINTS } from './endpoints/table.ts';
import { FaultSpec } from './faults.ts';
import { KnobsSchema } from './knobs.ts';
import { bindCode } from './tt-video/bind-code.ts';
import { emptyState } from './state.ts';
import { findCode } from './tt-video/judge-code.ts';
import { fingerprint } from './text.ts';
import { parse } from 'valibot';
import { seedingVerbs } from './seeding.ts';
import type { CallRecord } from './call-log.ts';
import type { Emulator } from './emulator.ts';
import type { FaultInput } from './faults.ts';
import type { HeldFilter } from './holds.ts';
import type { Knobs, KnobsChange } from './knobs.ts';
import type { SeedingVerbs } from './seeding.ts';
import type { SparkCode } from './state.ts';

const DAY_MS = 86_400_000;
const PATIENCE_MS = 10_000;

/** A post held by an advertiser, without its code. Times are epoch ms. */
export interface BindingView {
  advertiserId: string;
  itemId: string;
  codeFingerprint: string;
  boundAt: number;
}

/** Everything that can be done to the emulated TikTok from outside; each verb is on the control port too. */
export interface EmulatorWorld extends SeedingVerbs {
  /** Binds without a call, as Ads Manager or another advertiser would. */
  bind: (binding: { advertiserId: string; code: string }) => void;
  /** What is bound now, oldest first. */
  bindings: () => BindingView[];
  /** The creator extends: the same code lives on, until `days` from now, even if expired or taken back. */
  extend: (extension: { code: string; days: number }) => void;
  /** The creator takes the code back: it is `deleted` to new calls, and posts bound by it lose their window. */
  revoke: (code: { code: string }) => void;
  /** The emulator's clock, epoch ms. */
  now: () => number;
  /** Moves the clock on. Windows and rate limits follow it, delays do not. @returns the new time. */
  moveClock: (step: { byMs: number }) => number;
  /** Changes some knobs. @returns all of them. */
  setKnobs: (change: KnobsChange) => Knobs;
  /** @returns the fault's id. */
  setFault: (fault: FaultInput) => number;
  clearFaults: () => void;
  heldCalls: (filter?: HeldFilter) => CallRecord[];
  /** The first call that is held; rejects after `timeoutMs` (10 s). */
  waitForHeld: (filter?: HeldFilter & { timeoutMs?: number }) => Promise<CallRecord>;
  /** Lets held calls go on, or drops them. Resolves with their number once they were carried out. */
  releaseHeld: (filter?: HeldFilter & { drop?: boolean }) => Promise<number>;
  /** Every call in order of arrival, those that still run included. */
  log: () => CallRecord[];
  /** Forgets everything: seeds, bindings, knobs, faults, log, clock. Calls that wait are dropped. */
  reset: () => void;
}

export function createWorld(emulator: Emulator): EmulatorWorld {
  return {
    ...seedingVerbs(emulator),
    ...creatorVerbs(emulator),
    ...faultVerbs(emulator),
    bind: ({ advertiserId, code }) => {
      const opened = findCode(emulator.state, code);
      if (!opened) throw new Error('Seed the code first.');
      bindCode(emulator.state, { advertiserId, opened, now: emulator.now() });
    },
    bindings: () =>
      [...emulator.state.bindings.values()].map(({ advertiserId, itemId, code, boundAt }) => ({
        advertiserId,
        itemId,
        codeFingerprint: fingerprint(code),
        boundAt,
      })),
    now: () => emulator.now(),
    moveClock: ({ byMs }) => {
      emulator.state.clockOffsetMs += byMs;
      return emulator.now();
    },
    setKnobs: (change) => {
      emulator.state.knobs = parse(KnobsSchema, { ...emulator.state.knobs, ...change });
      return { ...emulator.state.knobs };
    },
    log: () => emulator.calls.map(copyRecord),
    reset: () => {
      emulator.life.abort();
      emulator.life = new AbortController();
      emulator.state = emptyState();
      emulator.faults = [];
      emulator.calls = [];
    },
  };
}

const copyRecord = (record: CallRecord): CallRecord => ({ ...record, faults: [...record.faults] });

function creatorVerbs(emulator: Emulator): Pick<EmulatorWorld, 'extend' | 'revoke'> {
  const change = (code: string, facts: Partial<SparkCode>): void => {
    const known = emulator.state.codes.get(code);
    if (!known) throw new Error('Seed the code first.');
    emulator.state.codes.set(code, { ...known, ...facts });
  };
  return {
    extend: ({ code, days }) =>
      change(code, { endsAt: emulator.now() + days * DAY_MS, deletedAt: null }),
    revoke: ({ code }) => change(code, { deletedAt: emulator.now() }),
  };
}

function faultVerbs(
  emulator: Emulator,
): Pick<EmulatorWorld, 'setFault' | 'clearFaults' | 'heldCalls' | 'waitForHeld' | 'releaseHeld'> {
  return {
    setFault: (input) => {
      const rule = parse(FaultSpec, input);
      const isKnown = rule.endpoint === '*' || ENDPOINTS.some(({ path }) => path === rule.endpoint);
      if (!isKnown) throw new Error(`No endpoint ${rule.endpoint}.`);
      emulator.faultsMade += 1;
      emulator.faults.push({ ...rule, id: emulator.faultsMade });
      return emulator.faultsMade;
    },
    clearFaults: () => {
      emulator.faults = [];
    },
    heldCalls: (filter) => emulator.holds.list(filter).map(copyRecord),
    waitForHeld: async ({ timeoutMs = PATIENCE_MS, ...filter } = {}) =>
      copyRecord(await emulator.holds.arrival(filter, timeoutMs)),
    releaseHeld: ({ drop = false, ...filter } = {}) =>
      emulator.holds.release(filter, drop ? 'drop' : 'go'),
  };
}
