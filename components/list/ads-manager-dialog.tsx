import { i18n } from '#i18n';
import type { SparkCode } from '../../utils/domain/authorization.ts';
import { COPY, NEW_TAB } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { CopyNote, useCopyHere } from './copy-note.tsx';
import type { RequestActions } from './request-actions.ts';

/** As many codes as Ads Manager takes at once (reference §3.1, 2026-11-22). */
const CODES_AT_ONCE = 20;

interface AdsManagerDialogProps {
  codes: SparkCode[];
  actions: RequestActions;
  onClose: () => void;
}

/** Codes in portions that Ads Manager takes, and the way to where they are pasted. */
export function AdsManagerDialog({ codes, actions, onClose }: AdsManagerDialogProps) {
  const { copied, copyHere } = useCopyHere(actions);
  const portions = Array.from({ length: Math.ceil(codes.length / CODES_AT_ONCE) }, (_, index) =>
    codes.slice(index * CODES_AT_ONCE, (index + 1) * CODES_AT_ONCE),
  );
  return (
    <Dialog title={i18n.t('adsManager.title')} onClose={onClose}>
      <div class="ss-buttons">
        {portions.map((portion, index) => (
          <Button
            key={index}
            look={index === 0 ? 'primary' : 'plain'}
            icon={COPY}
            onClick={() =>
              copyHere(
                portion.map(({ value }) => value).join('\n'),
                i18n.t('adsManager.copied', portion.length),
              )
            }
          >
            {portions.length === 1
              ? i18n.t('adsManager.copyAll', portion.length)
              : i18n.t('adsManager.copyRange', {
                  from: index * CODES_AT_ONCE + 1,
                  to: index * CODES_AT_ONCE + portion.length,
                })}
          </Button>
        ))}
      </div>
      <CopyNote copied={copied} showsText />
      {portions.length > 1 && (
        <p class="ss-hint">{i18n.t('adsManager.portions', { count: CODES_AT_ONCE })}</p>
      )}
      <ol class="ss-steps">
        <li>
          <a href="https://ads.tiktok.com/" target="_blank" rel="noreferrer">
            {i18n.t('adsManager.open')} <Icon path={NEW_TAB} size={12} />
          </a>
        </li>
        <li>{i18n.t('adsManager.path')}</li>
        <li>{i18n.t('adsManager.paste')}</li>
        <li>{i18n.t('adsManager.after')}</li>
      </ol>
      <Notice tone="amber">{i18n.t('buyer.warning')}</Notice>
    </Dialog>
  );
}
