import { i18n } from '#i18n';
import type { Growth } from '../utils/domain/growth.ts';
import { formatCount } from '../utils/platform/i18n.ts';
import { formatSpan } from '../utils/platform/span.ts';

/** "Since saved +38K views in 2 days". */
export function growthWords({ plays, sinceMs }: Growth): string {
  const span = formatSpan(sinceMs);
  return plays === 0
    ? i18n.t('growth.stillSinceSaved', { span })
    : i18n.t('growth.sinceSaved', { count: formatCount(plays), span });
}
