import { i18n } from '#i18n';
import { writeCallsReport } from '../../utils/domain/calls-report.ts';
import type { SyncBoard } from '../../utils/domain/sync-board.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { readSupportFacts } from '../../utils/platform/support-facts.ts';
import type { ToastBoard } from './options-state.ts';

/** Copies the kept calls as a text for support. */
export async function copyCalls(board: SyncBoard, toasts: ToastBoard): Promise<void> {
  const isCopied = await copyText(writeCallsReport({ ...readSupportFacts(), board }));
  if (isCopied) toasts.tell(i18n.t('syncBoard.copied'));
  else toasts.fail(i18n.t('syncBoard.copyFailed'));
}
