import { signal, type ReadonlySignal } from '@preact/signals';
import { liveQuery } from 'dexie';

/** A query's newest answer: `loading` until the first one, `failed` when the database cannot be read. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

/**
 * Follows a read-only query and redraws whoever reads the signal. Ends with `ending`.
 * Never in the worker: it would not be woken.
 */
export function live<T>(query: () => Promise<T>, ending: AbortSignal): ReadonlySignal<Live<T>> {
  const answer = signal<Live<T>>({ state: 'loading' });
  const subscription = liveQuery(query).subscribe({
    next: (value) => (answer.value = { state: 'ready', value }),
    error: () => (answer.value = { state: 'failed' }),
  });
  ending.addEventListener('abort', () => subscription.unsubscribe(), { once: true });
  return answer;
}
