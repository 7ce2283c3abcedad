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
  /** Counts questions and news, so that a slow answer cannot overwrite something newer. */
  #heard = 0;

  /** A question is asked now: its number comes back with the answer. */
  ask(): number {
    this.#heard += 1;
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

  /** Notes what was heard in another way, just now. */
  put(key: string, value: T | null): void {
    this.#remember(key, value, null, this.ask());
  }

  /**
   * Takes in the answer to a question for some keys.
   * @param askedAt the number of the question
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
      this.#remember(key, value, problem, askedAt);
    }
    return changed;
  }

  #remember(key: string, value: T | null, problem: ErrorCode | null, heard: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, problem, heard, isDoubtful: problem !== null });
    const oldest = this.#entries.size > MAX_KNOWN ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
