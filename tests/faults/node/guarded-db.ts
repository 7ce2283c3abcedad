import { Dexie } from 'dexie';
import type { ScoutDb } from '../../../utils/store/db.ts';

/** Stands before a whole transaction, e.g. before `outbox codes`. */
export type Gate = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/**
 * The database behind a gate: every transaction passes it as a whole, inside one nothing stops.
 * @param tellBare told of a table that is used outside of any transaction, where the gate would not see it
 */
export function guardDb(db: ScoutDb, gate: Gate, tellBare: (use: string) => void): ScoutDb {
  const inside = db.transaction.bind(db) as (...args: unknown[]) => Promise<unknown>;
  const raw = new Map<unknown, object>();
  const guarded = async (...args: unknown[]): Promise<unknown> => {
    const own = args.map((one) => (Array.isArray(one) ? one.map(unwrap) : unwrap(one)));
    const names = own
      .slice(1, -1)
      .flat()
      .map((one) => (one as { name: string }).name);
    return gate(`${String(args[0])} ${names.join(' ')}`, () => inside(...own));
  };
  const unwrap = (one: unknown): unknown => raw.get(one) ?? one;
  const guardTable = (table: object, name: string): object => {
    const guard = new Proxy(table, {
      get: (target, member) => {
        if (!Dexie.currentTransaction && member !== 'name') tellBare(`${name}.${String(member)}`);
        return Reflect.get(target, member, target);
      },
    });
    raw.set(guard, table);
    return guard;
  };
  const tables = new Map(db.tables.map((table) => [table.name, guardTable(table, table.name)]));
  return new Proxy(db, {
    get: (target, member) => {
      if (Dexie.currentTransaction)
        return member === 'transaction' ? inside : Reflect.get(target, member, target);
      if (member === 'transaction') return guarded;
      return tables.get(String(member)) ?? Reflect.get(target, member, target);
    },
  });
}
