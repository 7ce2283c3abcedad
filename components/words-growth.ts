import { i18n } from '#i18n';
import type { Growth } from '../utils/domain/growth.ts';
import { formatCount } from '../utils/platform/i18n.ts';
import { formatSpan } from '../utils/platform/span.ts';

/** "Since saved +38K views in 2 days", or since it was first seen. */
export function growthWords({ plays, sinceMs, isSinceSave }: Growth): string {
  const span = formatSpan(sinceMs);
  if (plays === 0)
    return i18n.t(isSinceSave ? 'growth.stillSinceSaved' : 'growth.stillSinceSeen', { span });
  const count = formatCount(plays);
  return i18n.t(isSinceSave ? 'growth.sinceSaved' : 'growth.sinceSeen', { count, span });
}
