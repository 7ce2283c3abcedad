import type { AdsBackend } from '../../utils/ads/port.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import type { Pause } from '../../utils/sync/context.ts';
import type { TestClock } from './build.ts';

/** Time that passes only while everybody waits for it: then the clock goes on to where the first pause ends. */
export interface PatientTime {
  pause: Pause;
  /** The same backend, whose calls keep time from passing. */
  watch: (backend: AdsBackend) => AdsBackend;
}

/** Watches the transactions of a database, too: while one is open, no time passes. */
export function aPatientTime(clock: TestClock, db: ScoutDb): PatientTime {
  const pauses = new Set<{ at: number; end: () => void }>();
  let busy = 0;
  const passIfQuiet = (): void => {
    setImmediate(() => {
      if (busy > 0 || pauses.size === 0) return;
      const first = [...pauses].reduce((one, other) => (other.at < one.at ? other : one));
      clock.move(Math.max(0, first.at - clock()));
      first.end();
      passIfQuiet();
    });
  };
  const whileBusy =
    <A extends unknown[], P extends PromiseLike<unknown>>(call: (...args: A) => P) =>
    (...args: A): P => {
      busy += 1;
      const done = (): void => {
        busy -= 1;
        passIfQuiet();
      };
      const going = call(...args);
      going.then(done, done);
      return going;
    };
  const transaction = db.transaction.bind(db) as (...args: unknown[]) => PromiseLike<unknown>;
  Object.assign(db, { transaction: whileBusy(transaction) });
  return {
    pause: (delayMs, signal) =>
      new Promise((resolve) => {
        const end = (): void => {
          pauses.delete(one);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const one = { at: clock() + delayMs, end };
        pauses.add(one);
        signal.addEventListener('abort', end);
        if (signal.aborted) end();
        else passIfQuiet();
      }),
    watch: (backend) =>
      Object.fromEntries(
        Object.entries(backend).map(([name, method]) => [
          name,
          whileBusy(method as (...args: unknown[]) => Promise<unknown>),
        ]),
      ) as unknown as AdsBackend,
  };
}
