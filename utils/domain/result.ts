/** The outcome of something that can fail in ways the caller must handle. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };
