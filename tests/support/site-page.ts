import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { requireBrowser } from '../../sandbox/browser/scout-browser.ts';
import { type RunningSite, startSite } from './running-site.ts';

/** A site and Chromium without the extension, to see how the site itself behaves. */
export interface SitePage extends AsyncDisposable {
  running: RunningSite;
  page: Page;
  /** Opens a path and waits until the page is quiet. */
  open(path: string): Promise<void>;
  /** The value of an expression in the page. */
  see<T>(expression: string): Promise<T>;
  /** How many elements there are. */
  count(selector: string): Promise<number>;
  /** What the page wrote down of one type. */
  log(type: string): Promise<Record<string, unknown>[]>;
}

/** Starts both; the page is as wide as a laptop's and holds still. */
export async function openSitePage(): Promise<SitePage> {
  const running = await startSite();
  const browser: Browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    defaultViewport: { width: 1280, height: 800 },
  });
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  const see = <T>(expression: string): Promise<T> => page.evaluate(expression) as Promise<T>;
  return {
    running,
    page,
    see,
    open: async (path) => {
      await page.goto(running.url + path, { waitUntil: 'networkidle0' });
    },
    count: (selector) => see(`document.querySelectorAll(${JSON.stringify(selector)}).length`),
    log: (type) =>
      see(`window.__siteLog.filter((entry) => entry.type === ${JSON.stringify(type)})`),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await running[Symbol.asyncDispose]();
    },
  };
}
