import { type AdsCall, MOST_CALLS } from '../domain/ads-call.ts';
import { SECOND_MS } from '../domain/clock.ts';
import type { ScoutDb } from './db.ts';

/** Calls are many and of no use to the work itself: they are written together, and not more often than this. */
const WRITE_EVERY_MS = SECOND_MS;

/** Keeps the latest calls to the ads backend. */
export interface CallJournal {
  /** Notes a call; it is written soon. Never throws. */
  note: (call: AdsCall) => void;
  /** Writes at once what is noted and not written yet. Never rejects. */
  flush: () => Promise<void>;
}

/**
 * A journal of the latest `MOST_CALLS` calls in the database. What cannot be written is dropped: the journal is never a
 * reason for a call to fail.
 * @param onDefect told when calls could not be written
 */
export function createCallJournal(
  db: ScoutDb,
  onDefect: (error: unknown) => void = () => undefined,
): CallJournal {
  let noted: AdsCall[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing = Promise.resolve();

  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const calls = noted.slice(-MOST_CALLS);
    noted = [];
    // One batch after the other, so that their order stays the order of the calls.
    if (calls.length > 0) writing = writing.then(() => write(db, calls)).catch(onDefect);
    return writing;
  };
  return {
    note: (call) => {
      noted.push(call);
      timer ??= setTimeout(() => void flush(), WRITE_EVERY_MS);
    },
    flush,
  };
}

function write(db: ScoutDb, calls: AdsCall[]): Promise<void> {
  return db.transaction('rw', db.calls, async () => {
    await db.calls.bulkAdd(calls);
    const surplus = (await db.calls.count()) - MOST_CALLS;
    if (surplus > 0) await db.calls.orderBy(':id').limit(surplus).delete();
  });
}
