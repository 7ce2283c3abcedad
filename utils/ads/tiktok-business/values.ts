import * as v from 'valibot';
import { type EpochMs, parseUtc, SECOND_MS } from '../../domain/clock.ts';

/**
 * The values that answers of v1.3 are made of. What decides something is checked strictly; what only decorates is null
 * when it is missing or of another type, for a caption must not hide a post.
 */

/** An id: digits in a string. As a number it would have lost digits already. */
export const id = v.pipe(v.string(), v.regex(/^\d{5,25}$/));

/** A text that decorates; null when empty. */
export const text = v.fallback(
  v.pipe(
    v.nullish(v.string(), null),
    v.transform((given) => given || null),
  ),
  null,
);

/** An id that decorates; null also for the zero that stands for none. */
export const idOrNull = v.fallback(v.nullable(v.pipe(id, v.regex(/[1-9]/))), null);

/** A yes or no that decorates. */
export const flag = v.fallback(v.nullable(v.boolean()), null);

/** A count that decorates. */
export const count = v.fallback(
  v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  null,
);

/** `YYYY-MM-DD HH:MM:SS` in UTC, or nothing. */
export const time = v.pipe(
  v.nullish(v.string(), null),
  v.check((given) => !given || parseUtc(given) !== null),
  v.transform((given): EpochMs | null => parseUtc(given)),
);

/** The last second that a `Date` can hold. */
const LAST_SECOND = 8.64e12;

/** Epoch seconds, or nothing. */
export const seconds = v.pipe(
  count,
  v.transform((given): EpochMs | null =>
    given === null || given > LAST_SECOND ? null : given * SECOND_MS,
  ),
);

/**
 * `item_info.status`. The `identity/video/*` family puts `ITEM_STATUS_` or `STATUS_` before the same words (reference
 * §3.2).
 */
export const itemStatus = v.pipe(
  text,
  v.transform((given) => given?.replace(/^(ITEM_)?STATUS_/, '') ?? null),
);

/** Rows that were read, and how many there were: one that cannot be read must not hide the others. */
export interface Rows<T> {
  readable: T[];
  total: number;
}

export const NO_ROWS = { readable: [], total: 0 } as const;

/** Whether nothing of what came was left unread. */
export const areAllRead = (rows: { readable: readonly unknown[]; total: number }): boolean =>
  rows.readable.length === rows.total;

/** A list of rows; null is an empty one. */
export const rowsOf = <T>(row: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, Rows<T>> =>
  v.pipe(
    v.nullable(v.array(v.unknown())),
    v.transform((rows): Rows<T> => {
      const readable = (rows ?? []).flatMap((one) => {
        const parsed = v.safeParse(row, one);
        return parsed.success ? [parsed.output] : [];
      });
      return { readable, total: rows?.length ?? 0 };
    }),
  );

/** `page_info`. It is known to be all zeros at times although there are rows (reference §1.4). */
export const pageInfo = v.fallback(v.object({ total_page: count, total_number: count }), {
  total_page: null,
  total_number: null,
});
