/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a record; an empty one for anything else. */
export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** The records in a list; none for anything else. */
export function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A text cut to a length; null for anything that is not a text, and for an empty one. */
export function readText(value: unknown, maxLength: number): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, maxLength) : null;
}

/** A count, given as a number or as digits; undefined when it is neither or too large to be exact. */
export function readCount(value: unknown): number | undefined {
  const isDigits = typeof value === 'string' && /^\d{1,15}$/.test(value);
  const count = isDigits ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** Joins two records: what the newer one knows counts, and what neither knows is not there. */
export function mergeKnown<T extends object>(older: T, newer: T): T {
  const merged = { ...older };
  for (const [name, value] of Object.entries(newer)) {
    if (value !== undefined) Reflect.set(merged, name, value);
  }
  return merged;
}
