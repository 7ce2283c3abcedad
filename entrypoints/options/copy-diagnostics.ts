import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { writeDiagnostics } from '../../utils/domain/diagnostics.ts';
import type { PageHealth } from '../../utils/domain/page-health.ts';
import { askHealth } from '../../utils/messages/ask-health.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { logError } from '../../utils/platform/log.ts';
import { readSupportFacts } from '../../utils/platform/support-facts.ts';
import type { ToastBoard } from './options-state.ts';

/** Copies how well every open page of tiktok.com is understood. */
export async function copyDiagnostics(board: ToastBoard): Promise<void> {
  const pages = await readPages();
  const isCopied = await copyText(writeDiagnostics({ ...readSupportFacts(), pages }));
  if (isCopied) board.tell(i18n.t('pageHealth.copied'));
  else board.fail(i18n.t('ui.copyFailed'));
}

/** How well each open page of tiktok.com is understood. */
async function readPages(): Promise<(PageHealth | null)[]> {
  try {
    const tabs = await browser.tabs.query({ url: 'https://www.tiktok.com/*' });
    return await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : askHealth(id))));
  } catch (error) {
    // Versions alone still help.
    logError('looking for pages', error);
    return [];
  }
}
