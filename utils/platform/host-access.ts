import { browser } from 'wxt/browser';
import { logError } from './log.ts';

/** The two hosts the main job needs, as in the manifest. A person can close each to us at any time. */
const HOSTS = ['https://www.tiktok.com/*', 'https://business-api.tiktok.com/*'];

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

/** Asks for hosts back; to be called straight from a click. What the person answers is told by the watch above. */
export function requestHosts(hosts: string[]): void {
  browser.permissions
    .request({ origins: hosts })
    .catch((error: unknown) => logError('asking for hosts', error));
}
