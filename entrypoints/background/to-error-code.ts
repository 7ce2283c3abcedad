import { AdsError } from '../../utils/ads/ads-error.ts';
import { type ErrorCode, ScoutError } from '../../utils/domain/scout-error.ts';
import type { AdsErrorKind } from '../../utils/domain/refusal.ts';
import { logError } from '../../utils/platform/log.ts';

const ADS_CODES = {
  network: 'ads-network',
  'rate-limited': 'ads-rate-limited',
  unauthorised: 'ads-unauthorised',
  forbidden: 'ads-forbidden',
  refused: 'ads-refused',
  'unexpected-reply': 'ads-unexpected-reply',
  server: 'ads-server',
} as const satisfies Record<AdsErrorKind, ErrorCode>;

/** What people are told of a failure. Only defects are logged, and never their text: it may hold what was pasted. */
export function toErrorCode(error: unknown, name: string): ErrorCode {
  if (error instanceof ScoutError) return error.code;
  if (error instanceof AdsError) return ADS_CODES[error.kind];
  if (isDiskFull(error)) return 'disk-full';
  logError(name, error);
  return 'internal';
}

/** Dexie wraps the browser's QuotaExceededError, inside an abort of the transaction as well. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  return 'inner' in error && isDiskFull(error.inner);
}
