/** What kind of failure the ads backend met; the kind alone decides whether a retry can help. */
export const ADS_ERROR_KINDS = [
  'network',
  'rate-limited',
  'unauthorised',
  'forbidden',
  'refused',
  'unexpected-reply',
  'server',
] as const;

export type AdsErrorKind = (typeof ADS_ERROR_KINDS)[number];

/** Why TikTok would not take a Spark code. `unknown` has a fixed sentence; TikTok's own text is never kept. */
export const REFUSAL_REASONS = [
  'code-format',
  'code-not-found',
  'code-expired',
  'code-for-another-post',
  'post-deleted',
  'post-unavailable',
  'story',
  'carousel-duet',
  'several-mentions',
  'duet-of-duet',
  'source-code-missing',
  'unknown',
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];
