import type { EpochMs } from '../utils/domain/clock.ts';
import type { ScoutDb } from '../utils/store/db.ts';
import type { Pause } from '../utils/sync/context.ts';

/** A clock that leaps: it stands still while anything is at work, and goes to the next one that waits when nothing is. */
export interface VirtualTime {
  clock: () => EpochMs;
  /** Sleeps in this time. */
  pause: Pause;
  /** Time stands still until this work is done. */
  work: <T>(work: () => Promise<T>) => Promise<T>;
}

interface Sleeper {
  until: EpochMs;
  wake: () => void;
}

/** Time that passes in pauses only, so that minutes of waiting cost a computer what is done in them. */
export function createVirtualTime(startAt: EpochMs): VirtualTime {
  let now = startAt;
  let atWork = 0;
  let sleepers: Sleeper[] = [];

  const leap = (): void => {
    if (atWork > 0 || sleepers.length === 0) return;
    now = Math.max(now, Math.min(...sleepers.map(({ until }) => until)));
    for (const { wake } of sleepers.filter(({ until }) => until <= now)) wake();
  };
  // Whoever has just finished goes on in this turn of the event loop, and perhaps begins something new in it.
  const leapSoon = (): void => void setImmediate(leap);

  return {
    clock: () => now,
    pause: (delayMs, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const end = (): void => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const sleeper = { until: now + Math.max(0, delayMs), wake: end };
        sleepers.push(sleeper);
        signal.addEventListener('abort', end);
        leapSoon();
      }),
    work: (work) => {
      atWork += 1;
      const done = (): void => {
        atWork -= 1;
        leapSoon();
      };
      const promise = work();
      promise.then(done, done);
      return promise;
    },
  };
}

/** The database, whose transactions are work of this time. */
export function inTime(time: VirtualTime, db: ScoutDb): ScoutDb {
  return new Proxy(db, {
    get: (target, name): unknown => {
      const member: unknown = Reflect.get(target, name);
      if (name !== 'transaction' || typeof member !== 'function') return member;
      return (...args: unknown[]) =>
        time.work(async (): Promise<unknown> => Reflect.apply(member, target, args));
    },
  });
}

/** Calls over the network, which are work of this time; each takes `durationMs` of it. */
export function fetchInTime(time: VirtualTime, durationMs: number): typeof fetch {
  const never = new AbortController().signal;
  return async (...args) => {
    const [status, body] = await time.work(async () => {
      const response = await fetch(...args);
      return [response.status, await response.text()] as const;
    });
    await time.pause(durationMs, never);
    return new Response(body, { status });
  };
}
