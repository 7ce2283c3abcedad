import type { DBCore, DBCoreTable } from 'dexie';
import { vi } from 'vitest';
import type { ScoutDb } from '../../utils/store/db.ts';

/**
 * Counts what a database is asked from now on: every read or write of one or many rows, and every step from one row to
 * the next. The database must not be open yet.
 * @returns what was asked so far
 */
export function countCalls(db: ScoutDb): () => number {
  let calls = 0;
  const steps = vi.spyOn(IDBCursor.prototype, 'continue');
  const counted = (table: DBCoreTable): DBCoreTable =>
    new Proxy(table, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          calls += 1;
          return Reflect.apply(member, target, args);
        };
      },
    });
  db.use({
    stack: 'dbcore',
    name: 'count-calls',
    create: (core: DBCore) => ({ ...core, table: (name) => counted(core.table(name)) }),
  });
  return () => calls + steps.mock.calls.length;
}
