import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { SECOND_MS } from '../../utils/domain/clock.ts';
import { logError } from '../../utils/platform/log.ts';

const SHOWN_MS = 4 * SECOND_MS;
const INK = '#ffffff';
const SIGNS = {
  done: { text: '✓', color: '#1a6b3c' },
  failed: { text: '!', color: '#a3261c' },
} as const;

/** What will clear the sign of a tab: a newer sign has its own time. */
const clearing = new Map<number, ReturnType<typeof setTimeout>>();

/** Shows on the toolbar icon, for a moment, how something went in a tab where no script of ours could say it. */
export function showSign(kind: keyof typeof SIGNS, title: string, tabId: number): void {
  const { text, color } = SIGNS[kind];
  Promise.all([
    browser.action.setBadgeBackgroundColor({ color, tabId }),
    browser.action.setBadgeTextColor({ color: INK, tabId }),
    browser.action.setBadgeText({ text, tabId }),
    browser.action.setTitle({ title, tabId }),
  ]).catch((error: unknown) => logError('toolbar sign', error));
  clearTimeout(clearing.get(tabId));
  clearing.set(
    tabId,
    setTimeout(() => void clearSign(tabId), SHOWN_MS),
  );
}

async function clearSign(tabId: number): Promise<void> {
  clearing.delete(tabId);
  try {
    await browser.action.setBadgeText({ text: '', tabId });
    await browser.action.setTitle({ title: i18n.t('extName'), tabId });
  } catch {
    // The tab was closed, and its sign with it.
  }
}
