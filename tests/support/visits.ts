import type { Page } from 'puppeteer-core';
import type { BrowserKind } from '../../sandbox/browser/find-browser.ts';
import { ENVELOPE } from '../../utils/messages/envelope.ts';
import type { ScoutStage } from './scout-stage.ts';

const ORIGIN = 'https://www.tiktok.com';

/** Goes to pages of the sandbox's site and hears what goes wrong in them. */
export interface Visits {
  /** Opens a path in a tab in front. */
  visit(path: string): Promise<Page>;
  /** Errors of scripts on all pages visited, ours and the page's. */
  faults: readonly string[];
  /** What our script in the tab in front answers to a message as the background sends it. */
  tellFront(message: Record<string, unknown>): Promise<unknown>;
}

/** Makes visits in the browser of a stage. */
export function makeVisits(kind: BrowserKind, { scout, page: ours }: ScoutStage): Visits {
  const faults: string[] = [];
  return {
    faults,
    async visit(path) {
      const page = await scout.browser.newPage();
      page.on('pageerror', (error) => faults.push(`${path}: ${String(error)}`));
      if (kind === 'chromium')
        await hearEveryWorld(page, (text) => faults.push(`${path}: ${text}`));
      await page.goto(ORIGIN + path);
      return page;
    },
    tellFront: (message) =>
      ours.evaluate(`(async () => {
        const api = globalThis.browser ?? chrome;
        const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
        const envelope = ${JSON.stringify({ ...ENVELOPE, ...message })};
        return api.tabs.sendMessage(tab.id, envelope, { frameId: 0 }).catch(() => null);
      })()`),
  };
}

/** Puppeteer tells of the page's own world only; what our scripts write stands in another one. */
async function hearEveryWorld(page: Page, tell: (text: string) => void): Promise<void> {
  const devtools = await page.createCDPSession();
  devtools.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) =>
    tell(exception?.description ?? text),
  );
  devtools.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error') tell(args.map(({ value }) => String(value)).join(' '));
  });
  await devtools.send('Runtime.enable');
}
