import { type Browser, browser } from 'wxt/browser';
import { ENVELOPE, type TabMessage } from './envelope.ts';

const TIKTOK = 'https://www.tiktok.com';

/**
 * Says something to our script in a tab. Never rejects.
 * @returns whether a script of ours was there to hear it
 */
export async function tellTab(tabId: number, message: TabMessage): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, { ...ENVELOPE, ...message }, { frameId: 0 });
    return true;
  } catch {
    // A tab that was open before the extension, or shows another page, has nobody listening.
    return false;
  }
}

/** Says something to our script in every tab of tiktok.com. Never rejects. */
export async function tellAllTabs(message: TabMessage): Promise<void> {
  const tabs = await openTabs({ url: `${TIKTOK}/*` });
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : tellTab(id, message))));
}

/** The tab a person looks at, if it is one of tiktok.com; else null. Never rejects. */
export async function activeTikTokTab(): Promise<number | null> {
  const [tab] = await openTabs({ active: true, lastFocusedWindow: true });
  return tab?.id !== undefined && tab.url?.startsWith(`${TIKTOK}/`) ? tab.id : null;
}

async function openTabs(query: Browser.tabs.QueryInfo): Promise<Browser.tabs.Tab[]> {
  try {
    return await browser.tabs.query(query);
  } catch {
    // The browser is closing, or a person withdrew the host: there is nobody to tell.
    return [];
  }
}
