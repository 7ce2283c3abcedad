import { type ReadonlySignal, signal } from '@preact/signals';
import type { ErrorCode } from '../domain/scout-error.ts';
import type { ScoutDb } from './db.ts';
import { live } from './live.ts';

/** The newest answer of a query, or why there is none: the background's reason, or `database` when reading failed. */
export type Watched<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; why: ErrorCode | 'database' };

interface WatchOptions<T> {
  db: ScoutDb;
  query: () => Promise<T>;
  /** Settles once the background has opened and migrated the database: null, or why it has not. */
  ready: () => Promise<ErrorCode | null>;
  ending: AbortSignal;
}

/**
 * Follows a query for a page, from when the database is ready until `ending`, and closes the database then. `retry`
 * starts over after a failure.
 */
export function watch<T>({ db, query, ready, ending }: WatchOptions<T>): {
  answer: ReadonlySignal<Watched<T>>;
  retry: () => void;
} {
  const answer = signal<Watched<T>>({ state: 'loading' });
  let attempt = new AbortController();
  const start = async (): Promise<void> => {
    attempt.abort();
    attempt = new AbortController();
    const ended = AbortSignal.any([ending, attempt.signal]);
    answer.value = { state: 'loading' };
    const why = await ready();
    if (ended.aborted) return;
    if (why !== null) answer.value = { state: 'failed', why };
    else follow(live(query, ended), answer, ended);
  };
  // A newer version of us wants to change the tables: an open page would be in its way.
  db.on('versionchange', () => {
    attempt.abort();
    db.close();
    answer.value = { state: 'failed', why: 'extension-updated' };
  });
  ending.addEventListener('abort', () => db.close(), { once: true });
  void start();
  return { answer, retry: () => void start() };
}

function follow<T>(
  rows: ReturnType<typeof live<T>>,
  answer: { value: Watched<T> },
  ended: AbortSignal,
): void {
  const unfollow = rows.subscribe((now) => {
    answer.value = now.state === 'failed' ? { state: 'failed', why: 'database' } : now;
  });
  ended.addEventListener('abort', unfollow, { once: true });
}
