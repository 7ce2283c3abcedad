import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { TabMessage } from '../../utils/messages/envelope.ts';
import { activeTikTokTab, tellTab } from '../../utils/messages/tell-tab.ts';
import { showSign } from './toolbar-sign.ts';

/** The commands of the manifest that a tab carries out. Opening the popup is the browser's own. */
const COMMANDS: ReadonlyMap<string, TabMessage> = new Map([
  ['save-post', { name: 'save.inView' }],
  ['pick-posts', { name: 'pick.start' }],
]);

/** Hands the keys a person presses to the TikTok tab in front; elsewhere they do nothing. */
export function listenToCommands(): void {
  browser.commands.onCommand.addListener((name) => {
    const message = COMMANDS.get(name);
    if (message) void carryOut(message);
  });
}

async function carryOut(message: TabMessage): Promise<void> {
  const tabId = await activeTikTokTab();
  if (tabId === null) return;
  const isHeard = await tellTab(tabId, message);
  if (!isHeard) showSign('failed', i18n.t('toolbar.reloadFirst'), tabId);
}
