import puppeteer from 'puppeteer-core';
import { ADS_HOST, type Front, SITE_HOST } from '../front/front.ts';
import {
  type LaunchOptions,
  refuseOldBrowser,
  requireBrowser,
  type ScoutBrowser,
  WINDOW,
} from './scout-browser.ts';

/**
 * Starts Chromium (or Chrome, Edge, Brave) with the extension. The extension goes in over the DevTools pipe, for branded
 * Chrome ignores `--load-extension` since version 137. Puppeteer lets go of service workers at once, so the worker dies
 * when idle as it does for people; only `target.worker()` would keep it alive.
 */
export async function launchChromium(options: LaunchOptions): Promise<ScoutBrowser> {
  const browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    headless: options.headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    ...(options.userDataDir === undefined ? {} : { userDataDir: options.userDataDir }),
    args: [
      ...chromiumArguments(options.front),
      ...(options.isCalm ? ['--force-prefers-reduced-motion'] : []),
      ...(options.args ?? []),
    ],
  });
  await refuseOldBrowser('chromium', browser);
  const id = await browser.installExtension(options.extensionDir);
  const extensionOrigin = `chrome-extension://${id}`;
  if (!options.opensNothing) {
    await browser.waitForTarget(
      (target) => target.type() === 'page' && target.url().startsWith(extensionOrigin),
    );
  }

  async function open(url: string) {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  }
  return {
    kind: 'chromium',
    browser,
    extensionOrigin,
    openSite: open,
    openExtensionPage: (path) => open(new URL(path, extensionOrigin).href),
    close: () => browser.close(),
  };
}

function chromiumArguments(front: Front): string[] {
  const rules = [
    ...[SITE_HOST, ADS_HOST].map((host) => `MAP ${host} 127.0.0.1:${front.port}`),
    'MAP * ~NOTFOUND',
  ];
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${front.spki}`,
    `--window-size=${WINDOW.width},${WINDOW.height}`,
    '--enable-unsafe-extension-debugging',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-quic',
    '--disable-sync',
    '--no-pings',
    '--no-first-run',
    '--no-default-browser-check',
    // Chromium refuses to run as root inside its own sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
