import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface HostNoticeProps {
  /** Origins as in the manifest, e.g. `https://www.tiktok.com/*`. */
  missing: string[];
  /** Asks for them; answers whether they were given back. Called straight from the click. */
  onRepair: () => Promise<boolean>;
}

/** Says which sites a person closed to us and what does not work without them, and offers to open them again. */
export function HostNotice({ missing, onRepair }: HostNoticeProps) {
  const [isRefused, setRefused] = useState(false);
  if (missing.length === 0) return null;
  const repair = async (): Promise<void> => {
    setRefused(false);
    setRefused(!(await onRepair()));
  };
  return (
    <Notice
      tone="orange"
      isAlert
      action={<Button onClick={() => void repair()}>{i18n.t('notice.hostRepair')}</Button>}
    >
      {missing.map((origin) => (
        <p key={origin}>{hostWords(origin)}</p>
      ))}
      {isRefused && <p>{i18n.t('notice.hostRefused')}</p>}
    </Notice>
  );
}

function hostWords(origin: string): string {
  const host = origin.replace('https://', '').replace('/*', '');
  if (host === 'www.tiktok.com') return i18n.t('notice.hostTikTok');
  if (host === 'business-api.tiktok.com') return i18n.t('notice.hostApi');
  return i18n.t('notice.hostOther', { host });
}
