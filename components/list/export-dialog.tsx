import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { DOWNLOAD } from '../icon-paths.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

interface ExportDialogProps {
  onExport: (withCodes: boolean) => void;
  onClose: () => void;
}

/** Takes everything along as one file; Spark codes only when asked for. */
export function ExportDialog({ onExport, onClose }: ExportDialogProps) {
  const [withCodes, setWithCodes] = useState(false);
  return (
    <Dialog
      title={i18n.t('export.title')}
      onClose={onClose}
      footer={
        <Button look="primary" icon={DOWNLOAD} onClick={() => onExport(withCodes)}>
          {i18n.t('export.download')}
        </Button>
      }
    >
      <p>{i18n.t('export.what')}</p>
      <label class="ss-check">
        <input
          type="checkbox"
          checked={withCodes}
          onChange={(event) => setWithCodes(event.currentTarget.checked)}
        />
        {i18n.t('export.withCodes')}
      </label>
      {withCodes && <Notice tone="amber">{i18n.t('export.codesWarning')}</Notice>}
      <p class="ss-hint">{i18n.t('export.personal')}</p>
    </Dialog>
  );
}
