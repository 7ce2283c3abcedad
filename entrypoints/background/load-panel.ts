import { browser } from 'wxt/browser';
import { ScoutError } from '../../utils/domain/scout-error.ts';

/**
 * Puts the scripts of the panel beside our own in a tab of tiktok.com: most pages never need them.
 * @throws ScoutError `not-possible` when nobody's tab asks
 */
export async function loadPanel(tabId: number | null): Promise<void> {
  if (tabId === null) throw new ScoutError('not-possible');
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    files: ['/content-scripts/panel.js'],
    // The page may go on loading for a long while; a person has clicked.
    injectImmediately: true,
  });
}
