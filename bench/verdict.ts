/** One promise, and whether this run kept it. */
export interface Verdict {
  promise: string;
  limit: number;
  measured: number;
  held: boolean;
}

/** Holds a figure against the most that it may be. */
export function keeps(promise: string, limit: number, measured: number): Verdict {
  return { promise, limit, measured, held: measured <= limit };
}
