import { browser } from 'wxt/browser';
import { logError } from './log.ts';

/** Where the ads backend is. */
export const ADS_HOST = 'https://business-api.tiktok.com/*';
/** The two hosts the main job needs, as in the manifest. A person can close each to us at any time. */
const HOSTS = ['https://www.tiktok.com/*', ADS_HOST];

/** Tells which of our hosts are closed to us, now and whenever that changes, until `ending`. */
export function watchMissingHosts(ending: AbortSignal, tell: (missing: string[]) => void): void {
  const look = async (): Promise<void> => {
    const open = await Promise.all(
      HOSTS.map((host) => browser.permissions.contains({ origins: [host] })),
    );
    if (!ending.aborted) tell(HOSTS.filter((_, index) => !open[index]));
  };
  const lookAgain = (): void =>
    void look().catch((error: unknown) => logError('looking at hosts', error));
  browser.permissions.onAdded.addListener(lookAgain);
  browser.permissions.onRemoved.addListener(lookAgain);
  ending.addEventListener(
    'abort',
    () => {
      browser.permissions.onAdded.removeListener(lookAgain);
      browser.permissions.onRemoved.removeListener(lookAgain);
    },
    { once: true },
  );
  lookAgain();
}

/**
 * Asks for hosts back; to be called straight from a click. A host that is given back is told by the watch above.
 * @returns false when the person or the browser said no
 */
export async function requestHosts(hosts: string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: hosts });
  } catch (error) {
    logError('asking for hosts', error);
    return false;
  }
}
