import type { CDPSession } from 'puppeteer-core';
import * as v from 'valibot';

const writesSchema = v.object({
  /** Transactions that wrote something and were completed, by the tables they wrote, e.g. `codes requests`. */
  transactions: v.record(v.string(), v.number()),
  /** Rows put, added or deleted, by table. A deletion of a range is one. */
  rows: v.record(v.string(), v.number()),
});

/** What a worker wrote into IndexedDB. */
export type Writes = v.InferOutput<typeof writesSchema>;

/** Counts what a running worker writes from now on, at IndexedDB itself. */
export async function watchWrites(worker: CDPSession): Promise<void> {
  await worker.send('Runtime.evaluate', { expression: `(${WATCH.toString()})()` });
}

/** What was written since the last time; throws when the worker is not the one that is watched. */
export async function takeWrites(worker: CDPSession): Promise<Writes> {
  const { result } = await worker.send('Runtime.evaluate', {
    expression: 'globalThis.benchTakeWrites?.()',
    returnByValue: true,
  });
  if (!v.is(writesSchema, result.value)) throw new Error('The worker was started again.');
  return result.value;
}

/** Rows written outside of some tables. */
export function rowsOutside({ rows }: Writes, tables: readonly string[]): number {
  return sumOutside(rows, tables);
}

/** Transactions that wrote outside of some tables. */
export function transactionsOutside({ transactions }: Writes, tables: readonly string[]): number {
  return sumOutside(transactions, tables);
}

function sumOutside(counts: Record<string, number>, tables: readonly string[]): number {
  return Object.entries(counts)
    .filter(([names]) => names.split(' ').some((name) => !tables.includes(name)))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** Runs in the worker. */
function WATCH(): void {
  type Counts = Record<string, number>;
  const nothing = (): { transactions: Counts; rows: Counts } => ({ transactions: {}, rows: {} });
  let writes = nothing();
  const count = (counts: Counts, what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const tablesOf = new WeakMap<IDBTransaction, Set<string>>();
  const note = ({ name, transaction }: IDBObjectStore): void => {
    count(writes.rows, name);
    const known = tablesOf.get(transaction);
    const tables = known ?? new Set<string>();
    tables.add(name);
    if (known) return;
    tablesOf.set(transaction, tables);
    transaction.addEventListener('complete', () => {
      count(writes.transactions, [...tables].toSorted((a, b) => a.localeCompare(b)).join(' '));
    });
  };
  const watch = (owner: object, name: string, look: (self: object) => void): void => {
    const real: unknown = Reflect.get(owner, name);
    if (typeof real !== 'function') throw new Error(`There is no ${name} to watch.`);
    const watched = new Proxy(real, {
      apply: (target, self: object, args: unknown[]): unknown => {
        look(self);
        return Reflect.apply(target, self, args);
      },
    });
    Reflect.set(owner, name, watched);
  };
  for (const name of ['put', 'add', 'delete', 'clear']) {
    watch(IDBObjectStore.prototype, name, (self) => {
      if (self instanceof IDBObjectStore) note(self);
    });
  }
  for (const name of ['update', 'delete']) {
    watch(IDBCursor.prototype, name, (self) => {
      if (!(self instanceof IDBCursor)) return;
      note('objectStore' in self.source ? self.source.objectStore : self.source);
    });
  }
  Reflect.set(globalThis, 'benchTakeWrites', () => {
    const taken = writes;
    writes = nothing();
    return taken;
  });
}
