import { i18n } from '#i18n';
import { ExportDialog } from '../../components/list/export-dialog.tsx';
import { buildExport, type Exportable } from '../../utils/domain/export.ts';
import { downloadText } from '../../utils/platform/download.ts';
import { logError } from '../../utils/platform/log.ts';
import { settings } from '../../utils/settings/settings.ts';
import { type PopupState, showToast } from './popup-state.ts';

interface ExportProps {
  state: PopupState;
  readForExport: () => Promise<Exportable>;
  now: number;
}

/** Asks what to export, then saves it. */
export function Export({ state, readForExport, now }: ExportProps) {
  const save = async (withCodes: boolean): Promise<void> => {
    try {
      const stored = await settings.getValue();
      const file = buildExport(await readForExport(), { withCodes, settings: stored, now });
      const day = new Date(now).toISOString().slice(0, 10);
      downloadText(`spark-scout-${day}.json`, JSON.stringify(file, null, 2), 'application/json');
      state.shown.value = null;
      showToast(state, { text: i18n.t('export.done'), isFailure: false });
    } catch (error) {
      logError('exporting', error);
      showToast(state, { text: i18n.t('notice.database'), isFailure: true });
    }
  };
  return (
    <ExportDialog
      onExport={(withCodes) => void save(withCodes)}
      onClose={() => (state.shown.value = null)}
    />
  );
}
