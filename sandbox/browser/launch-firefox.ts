import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Front } from '../front/front.ts';
import {
  type LaunchOptions,
  refuseOldBrowser,
  requireBrowser,
  type ScoutBrowser,
  WINDOW,
} from './scout-browser.ts';
import { waitUntil } from './wait-until.ts';

type Preferences = Record<string, string | number | boolean>;

export interface FirefoxOptions extends LaunchOptions {
  /** More preferences, e.g. `extensions.background.idle.timeout` (ms) to have the background end sooner. */
  preferences?: Preferences;
}

/**
 * Starts Firefox with the extension, driven over WebDriver BiDi. BiDi may not navigate to `moz-extension:` itself, so
 * the extension must open a page when it is installed; that page opens the others.
 */
export async function launchFirefox(options: FirefoxOptions): Promise<ScoutBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: options.headless,
    acceptInsecureCerts: true,
    defaultViewport: null,
    ...(options.userDataDir === undefined ? {} : { userDataDir: options.userDataDir }),
    args: [`--width=${WINDOW.width}`, `--height=${WINDOW.height}`, ...(options.args ?? [])],
    extraPrefsFirefox: {
      ...firefoxPreferences(options.front),
      ...(options.isCalm ? { 'ui.prefersReducedMotion': 1 } : {}),
      ...options.preferences,
    },
    // Without it a release build asks Mozilla's settings service all the time; and it forbids what is not loopback.
    env: { ...process.env, MOZ_DISABLE_NONLOCAL_CONNECTIONS: '1' },
  });
  await refuseOldBrowser('firefox', browser);
  await browser.installExtension(options.extensionDir);
  const welcome = await pageAt(browser, (url) => url.startsWith('moz-extension:'), []);
  const extensionOrigin = await welcome.evaluate(() => location.origin);

  return {
    kind: 'firefox',
    browser,
    extensionOrigin,
    openSite: async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    },
    openExtensionPage: async (path) => {
      const url = new URL(path, extensionOrigin).href;
      const known = await browser.pages();
      await welcome.evaluate(
        `browser.tabs.create({ url: ${JSON.stringify(url)} }).then(() => null)`,
      );
      return pageAt(browser, (at) => at === url, known);
    },
    close: () => browser.close(),
  };
}

function firefoxPreferences(front: Front): Preferences {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': front.proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': front.proxyPort,
    'network.proxy.no_proxies_on': '',
    'extensions.webextOptionalPermissionPrompts': false,
  };
}

/** Waits for a tab by the address it shows: puppeteer is not told of addresses that an extension opened. */
async function pageAt(
  browser: Browser,
  isWanted: (url: string) => boolean,
  known: readonly Page[],
): Promise<Page> {
  return waitUntil('the extension opens a page', async () => {
    for (const page of await browser.pages()) {
      if (known.includes(page)) continue;
      // A tab that is just being opened has nothing to evaluate in yet; the next round sees it.
      const state = await page.evaluate(() => [location.href, document.readyState]).catch(() => []);
      if (state[0] !== undefined && isWanted(state[0]) && state[1] === 'complete') return page;
    }
    return null;
  });
}
