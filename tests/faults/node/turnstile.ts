import { setImmediate as nextTask } from 'node:timers/promises';
import type { EpochMs } from '../../../utils/domain/clock.ts';
import type { TestClock } from '../../support/build.ts';
import type { Random } from './random.ts';

/** Who asks to go on: a name for the trace, and the worker it dies with; null for what outlives workers. */
export interface Flow {
  name: string;
  life: number | null;
}

/** Something that stands before the turnstile. */
interface Waiting {
  flow: Flow;
  what: string;
  /** When it may go on at the earliest. */
  readyAt: EpochMs;
  run: () => Promise<string>;
}

/**
 * Where everything that runs at once goes one by one: before each transaction, call, answer, pause and lock. One is
 * picked by the seed's chance, carried out whole, and the world waits until nothing moves any more: so a seed always
 * gives the same run.
 */
export interface Turnstile {
  pass: <T>(flow: Flow, what: string, work: () => Promise<T>) => Promise<T>;
  /** Time passes for this flow; the end of the signal wakes it. */
  pause: (flow: Flow, delayMs: number, signal?: AbortSignal) => Promise<void>;
  /** Carries out `work` at a moment; replaces what was set by that name. */
  setTimer: (name: string, at: EpochMs, work: () => Promise<void>) => void;
  clearTimer: (name: string) => void;
  /** What stands before it, e.g. `call applyCode`, of one worker. */
  waitingOf: (life: number) => string[];
  /** Whatever the flows of a worker wait for never comes. */
  abandon: (life: number) => void;
  /** Lets one go on, after moving the clock when nobody is ready. @returns false when nothing stands there */
  turn: () => Promise<boolean>;
  turns: () => number;
  /** How often each kind of thing came to stand before it. */
  arrivals: () => ReadonlyMap<string, number>;
  /** Adds a line to the trace. */
  note: (line: string) => void;
  trace: () => string[];
}

export interface TurnstileOptions {
  clock: TestClock;
  random: Random;
  /** How likely it is that a turn takes up to three seconds. */
  slowness: number;
}

const LONGEST_TURN_MS = 3_000;

export function createTurnstile({ clock, random, slowness }: TurnstileOptions): Turnstile {
  const startedAt = clock();
  const lines: string[] = [];
  const timers = new Map<string, Waiting>();
  const abandoned = new Set<number>();
  let waiting: Waiting[] = [];
  const arrivals = new Map<string, number>();
  let turns = 0;

  const note = (line: string): void => {
    lines.push(`${turns} +${((clock() - startedAt) / 1000).toFixed(3)}s ${line}`);
  };
  const stand = <T>(
    flow: Flow,
    what: string,
    readyAt: EpochMs,
    work: () => Promise<T>,
    signal?: AbortSignal,
  ) =>
    new Promise<T>((resolve, reject) => {
      // What a dead worker still sets going never happens.
      if (flow.life !== null && abandoned.has(flow.life)) return;
      const run = async (): Promise<string> => {
        try {
          resolve(await work());
          return 'ok';
        } catch (error) {
          reject(error);
          return nameOf(error);
        }
      };
      const place: Waiting = { flow, what, readyAt, run };
      waiting.push(place);
      arrivals.set(what, (arrivals.get(what) ?? 0) + 1);
      signal?.addEventListener('abort', () => void (place.readyAt = Number.NEGATIVE_INFINITY), {
        once: true,
      });
    });

  return {
    pass: (flow, what, work) => stand(flow, what, Number.NEGATIVE_INFINITY, work),
    pause: (flow, delayMs, signal) =>
      stand(
        flow,
        `pause ${Math.round(delayMs)}`,
        signal?.aborted ? Number.NEGATIVE_INFINITY : clock() + Math.max(0, Math.ceil(delayMs)),
        async () => undefined,
        signal,
      ),
    setTimer: (name, at, work) => {
      const run = async (): Promise<string> => {
        timers.delete(name);
        await work();
        return 'ok';
      };
      timers.set(name, { flow: { name: 'time', life: null }, what: name, readyAt: at, run });
    },
    clearTimer: (name) => void timers.delete(name),
    waitingOf: (life) => waiting.filter(({ flow }) => flow.life === life).map(({ what }) => what),
    abandon: (life) => {
      abandoned.add(life);
      waiting = waiting.filter(({ flow }) => flow.life !== life);
    },
    turn: async () => {
      const all = [...waiting, ...timers.values()];
      if (all.length === 0) return false;
      const nextAt = Math.min(...all.map(({ readyAt }) => readyAt));
      if (nextAt > clock()) clock.move(nextAt - clock());
      const one = random.pick(all.filter(({ readyAt }) => readyAt <= clock()));
      waiting = waiting.filter((other) => other !== one);
      turns += 1;
      if (slowness > 0 && random.chance(slowness)) clock.move(random.between(1, LONGEST_TURN_MS));
      const outcome = await one.run();
      note(`${one.flow.name}: ${one.what} -> ${outcome}`);
      await untilQuiet();
      return true;
    },
    turns: () => turns,
    arrivals: () => arrivals,
    note,
    trace: () => [...lines],
  };
}

/** What a settled operation sets going runs in microtasks, and stands before the turnstile again by the next task. */
async function untilQuiet(): Promise<void> {
  await nextTask();
  await nextTask();
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const kind = 'kind' in error ? ` ${String(error.kind)}` : '';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${kind}${code}`;
}
