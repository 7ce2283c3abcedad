import { i18n } from '#i18n';
import { formatList } from '../../utils/platform/i18n.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** Says which sites a person closed to us, and offers to open them again. */
export function HostNotice({ missing, onRepair }: { missing: string[]; onRepair: () => void }) {
  if (missing.length === 0) return null;
  const hosts = missing.map((origin) => origin.replace('https://', '').replace('/*', ''));
  return (
    <Notice
      tone="orange"
      action={<Button onClick={onRepair}>{i18n.t('notice.hostRepair')}</Button>}
    >
      {i18n.t('notice.hostMissing', { hosts: formatList(hosts) })}
    </Notice>
  );
}
