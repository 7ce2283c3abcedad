import { i18n } from '#i18n';
import type { Status } from '../../utils/domain/status.ts';
import { STATUS_LOOK } from '../status-look.ts';
import { Icon } from './icon.tsx';

/** The status of a request, in word, icon and colour. */
export function StatusPill({ status }: { status: Status }) {
  const { labelKey, tone, icon } = STATUS_LOOK[status];
  return (
    <span class={`ss-pill ss-tone-${tone}`} data-status={status}>
      <Icon path={icon} size={13} />
      {i18n.t(labelKey)}
    </span>
  );
}
