/** So many calls may start within any stretch of this length; null is no limit. */
export interface RateLimit {
  calls: number | null;
  windowMs: number;
}

/** The time that some calls take when they go out as evenly and as often as rate limits allow, milliseconds. */
export function rateFloorMs(calls: number, limits: readonly RateLimit[]): number {
  const spacings = limits.map((limit) => (limit.calls === null ? 0 : limit.windowMs / limit.calls));
  return calls * Math.max(0, ...spacings);
}
