import { Dexie } from 'dexie';
import type { ScoutDb } from '../../utils/store/db.ts';
import type { SyncDeps } from '../../utils/sync/run-sync.ts';

/** A worker that is killed at a numbered await. */
export interface DoomedWorker {
  deps: SyncDeps;
  /** Resolves at the kill. Whatever the worker awaited then never comes back. */
  killed: Promise<'killed'>;
}

/** Kills the worker at its n-th point, before or after a transaction, a call or a pause: the promise it waits on there is never settled. */
export function crashAt(deps: SyncDeps, n: number): DoomedWorker {
  let passed = 0;
  let kill: (how: 'killed') => void = () => undefined;
  const killed = new Promise<'killed'>((resolve) => (kill = resolve));
  const point = async (): Promise<void> => {
    passed += 1;
    if (passed < n) return;
    kill('killed');
    await new Promise(() => undefined);
  };
  const around =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      await point();
      const value = await call(...args).catch(async (error: unknown) => {
        await point();
        throw error;
      });
      await point();
      return value;
    };
  const { backend, db, pause } = deps;
  const methods = Object.entries(backend).map(([name, method]) => [
    name,
    around(method as () => Promise<unknown>),
  ]);
  return {
    deps: {
      ...deps,
      db: withPoints(db, around),
      backend: Object.fromEntries(methods) as SyncDeps['backend'],
      pause: around(pause),
    },
    killed,
  };
}

/** Deps whose n-th transaction is refused for want of space. */
export function fullDiskAt(deps: SyncDeps, n: number): { deps: SyncDeps; passed: () => number } {
  let passed = 0;
  const refuse: Around =
    (call) =>
    async (...args) => {
      passed += 1;
      if (passed === n) throw new DOMException('The disk is full.', 'QuotaExceededError');
      return call(...args);
    };
  return { deps: { ...deps, db: withPoints(deps.db, refuse) }, passed: () => passed };
}

type Around = <A extends unknown[], T>(
  call: (...args: A) => Promise<T>,
) => (...args: A) => Promise<T>;

/** Points stand around whole transactions; inside one, a kill is the browser's to roll back. */
function withPoints(db: ScoutDb, around: Around): ScoutDb {
  const transaction = db.transaction.bind(db) as (...args: unknown[]) => Promise<unknown>;
  const guarded = around(transaction);
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'transaction') return Dexie.currentTransaction ? transaction : guarded;
      return Reflect.get(target, name, target);
    },
  });
}
