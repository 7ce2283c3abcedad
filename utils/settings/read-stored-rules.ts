import { browser } from 'wxt/browser';

/**
 * Reads the imported page rules without the library that keeps them (page-rules.ts, whose key this is): it would make
 * up a tenth of the content script, which only ever reads this one value.
 */
export async function readStoredRules(): Promise<unknown> {
  const { pageRules } = await browser.storage.local.get('pageRules');
  return pageRules ?? null;
}
