import type { ErrorCode } from '../../utils/domain/scout-error.ts';

/** How many keys a tab remembers. */
const MAX_KNOWN = 5_000;

interface Entry<T> {
  value: T | null;
  problem: ErrorCode | null;
  heard: number;
  isDoubtful: boolean;
}

/** What was answered to questions, by key; the oldest is forgotten when there are too many. */
export class AnswerBook<T> {
  readonly #entries = new Map<string, Entry<T>>();
  /** Counts what is heard, so that a slow answer cannot overwrite something newer. */
  #heard = 0;

  /** How much was heard until now; to be given back with the answer to what is asked now. */
  get heard(): number {
    return this.#heard;
  }

  get(key: string): T | null {
    return this.#entries.get(key)?.value ?? null;
  }

  /** Why nothing certain is known; null when it is. */
  problem(key: string): ErrorCode | null {
    return this.#entries.get(key)?.problem ?? null;
  }

  /** Whether it has to be asked for, again or at all. */
  isDoubtful(key: string): boolean {
    return this.#entries.get(key)?.isDoubtful ?? true;
  }

  /** What is known of these keys, or of any, may have changed. */
  doubt(keys: Iterable<string> | null): void {
    for (const key of keys ?? this.#entries.keys()) {
      const entry = this.#entries.get(key);
      if (entry) entry.isDoubtful = true;
    }
  }

  put(key: string, value: T | null, problem: ErrorCode | null): void {
    this.#heard += 1;
    this.#entries.delete(key);
    this.#entries.set(key, { value, problem, heard: this.#heard, isDoubtful: problem !== null });
    const oldest = this.#entries.size > MAX_KNOWN ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  /**
   * Takes in the answer to a question for some keys.
   * @param askedAt what `heard` was when it was asked
   * @returns the keys of which something else is known now
   */
  takeIn(
    keys: readonly string[],
    answers: ReadonlyMap<string, T>,
    problem: ErrorCode | null,
    askedAt: number,
  ): Set<string> {
    const changed = new Set<string>();
    for (const key of keys) {
      const before = this.#entries.get(key);
      if ((before?.heard ?? 0) > askedAt) continue;
      const known = before?.value ?? null;
      const value = problem ? known : (answers.get(key) ?? null);
      // Of nearly all nothing is known, before and after.
      if (value !== known || problem !== (before?.problem ?? null)) changed.add(key);
      this.put(key, value, problem);
    }
    return changed;
  }
}
