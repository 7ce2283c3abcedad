import type { ScoutBrowser } from './scout-browser.ts';

/** Whether the extension's service worker runs right now. Chromium only; looking does not keep it alive. */
export function isWorkerAlive(scout: ScoutBrowser): boolean {
  return scout.browser
    .targets()
    .some(
      (target) =>
        target.type() === 'service_worker' && target.url().startsWith(scout.extensionOrigin),
    );
}

/** Ends the extension's service worker at once, as a crash or an idle stop would. Chromium only. */
export async function killWorker(scout: ScoutBrowser): Promise<void> {
  // Any page of the extension will do; its manifest has no scripts that would wake the worker again.
  const page = await scout.openExtensionPage('/manifest.json');
  const devtools = await page.createCDPSession();
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await page.close();
}
