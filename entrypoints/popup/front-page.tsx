import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { PageHelp } from '../../components/list/page-help.tsx';
import { writeDiagnostics } from '../../utils/domain/diagnostics.ts';
import type { PageHealth } from '../../utils/domain/page-health.ts';
import { askHealth } from '../../utils/messages/ask-health.ts';
import { activeTikTokTab, tellTab } from '../../utils/messages/tell-tab.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { logError } from '../../utils/platform/log.ts';
import { readSupportFacts } from '../../utils/platform/support-facts.ts';
import { type PopupState, showToast } from './popup-state.ts';

/** The page of tiktok.com that the popup was opened over. */
export interface FrontPage {
  tabId: number;
  /** How well it is understood; null when our script does not run on it. */
  health: PageHealth | null;
}

/** Finds the page in front and asks it how it is; null when it is not one of tiktok.com. */
export async function readFrontPage(): Promise<FrontPage | null> {
  const tabId = await activeTikTokTab();
  return tabId === null ? null : { tabId, health: await askHealth(tabId) };
}

interface FrontPageHelpProps {
  state: PopupState;
  page: FrontPage;
  onSettings: () => void;
}

/** What can be done with the page in front. */
export function FrontPageHelp({ state, page, onSettings }: FrontPageHelpProps) {
  const { tabId, health } = page;
  const copyDiagnostics = async (): Promise<void> => {
    const isCopied = await copyText(writeDiagnostics({ ...readSupportFacts(), pages: [health] }));
    showToast(state, {
      text: i18n.t(isCopied ? 'pageHealth.copied' : 'ui.copyFailed'),
      isFailure: !isCopied,
    });
  };
  return (
    <PageHelp
      health={health}
      onPick={() => void tellTab(tabId, { name: 'pick.start' }).then(() => window.close())}
      onReload={() => void reload(tabId)}
      onCopyDiagnostics={() => void copyDiagnostics()}
      onSettings={onSettings}
    />
  );
}

async function reload(tabId: number): Promise<void> {
  try {
    await browser.tabs.reload(tabId);
    window.close();
  } catch (error) {
    // The tab was closed meanwhile: the popup over it is about to go too.
    logError('reloading the page', error);
  }
}
