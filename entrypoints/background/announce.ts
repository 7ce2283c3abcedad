import { browser } from 'wxt/browser';
import { type BadgesChanged, ENVELOPE } from '../../utils/messages/envelope.ts';
import { logError } from '../../utils/platform/log.ts';

/**
 * Tells open tabs of tiktok.com which posts changed; null means any. Only ids go to the page: the tab asks for what
 * it may know.
 */
export function createAnnounce(): (itemIds: string[] | null) => void {
  return (itemIds) => {
    const message: BadgesChanged = { ...ENVELOPE, name: 'badges.changed', itemIds };
    tellTabs(message).catch((error: unknown) => logError('announce', error));
  };
}

async function tellTabs(message: BadgesChanged): Promise<void> {
  const tabs = await browser.tabs.query({ url: 'https://www.tiktok.com/*' });
  const told = tabs.flatMap(({ id }) =>
    id === undefined ? [] : [browser.tabs.sendMessage(id, message)],
  );
  // A tab that was open before the extension has nobody listening; it asks once it is reloaded.
  await Promise.allSettled(told);
}
