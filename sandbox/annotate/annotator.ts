import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { launchChromium } from '../browser/launch-chromium.ts';
import { SITE_HOST, startFront } from '../front/front.ts';
import { bundleInPage, IN_PAGE } from './bundle-in-page.ts';

const reading = v.object({
  surface: v.string(),
  cards: v.number(),
  posts: v.array(
    v.object({
      itemId: v.string(),
      handle: v.nullable(v.string()),
      url: v.string(),
      idFrom: v.string(),
      related: v.boolean(),
    }),
  ),
  unread: v.array(v.object({ reason: v.string(), count: v.number() })),
});

/** What the extension makes of one page. */
export interface Annotation extends v.InferOutput<typeof reading> {
  /** Cards that got a button from the production build once they were in view. */
  annotated: number;
  /** Errors in the page and its content scripts; a saved page has no scripts of its own. */
  pageErrors: string[];
}

export interface PageToAnnotate {
  /** The page as TikTok served it. */
  html: string;
  /** Where it is served, e.g. `/foryou` or `https://www.tiktok.com/foryou`. */
  url: string;
  /** Where to save a picture of it, as a PNG. */
  screenshot?: string;
}

export interface Annotator {
  /** Shows one page to the extension and reports. One at a time. */
  annotate(page: PageToAnnotate): Promise<Annotation>;
  close(): Promise<void>;
}

/** Starts a real Chromium with an unpacked extension and a site that serves whatever page it is given. */
export async function startAnnotator(extensionDir: string): Promise<Annotator> {
  const inPage = await bundleInPage();
  const served = { path: '', html: '' };
  const front = await startFront({
    site: (request, response) => {
      const isApi = request.url?.startsWith('/api/') ?? false;
      const isPage = request.url === served.path;
      response.setHeader('content-type', isApi ? 'application/json' : 'text/html; charset=utf-8');
      response.writeHead(isPage || isApi ? 200 : 404).end(isApi ? '{}' : isPage ? served.html : '');
    },
    adsApi: (_request, response) => response.writeHead(404).end(),
  });
  const scout = await launchChromium({ front, extensionDir, headless: true }).catch(
    async (error: unknown) => {
      await front.close();
      throw error;
    },
  );

  return {
    annotate: async ({ html, url, screenshot }) => {
      const address = new URL(url, `https://${SITE_HOST}`);
      if (address.host !== SITE_HOST) throw new Error(`The page must be served at ${SITE_HOST}.`);
      Object.assign(served, { path: address.pathname + address.search, html });
      const page = await scout.browser.newPage();
      const pageErrors = listenForErrors(page, scout.extensionOrigin);
      await page.goto(address.href);
      await page.evaluate(inPage);
      const read = v.parse(reading, await page.evaluate(`${IN_PAGE}.read()`));
      const annotated = v.parse(v.number(), await page.evaluate(`${IN_PAGE}.countAnnotated()`));
      if (screenshot !== undefined) {
        await page.evaluate(`${IN_PAGE}.showFirst()`);
        await page.screenshot({ path: screenshot, type: 'png' });
      }
      await page.close();
      const { surface, cards, posts, unread } = read;
      return { surface, cards, annotated, posts, unread, pageErrors };
    },
    close: async () => {
      await scout.close();
      await front.close();
    },
  };
}

function listenForErrors(page: Page, extensionOrigin: string): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) =>
    errors.push(error instanceof Error ? error.message : String(error)),
  );
  page.on('console', (message) => {
    const isOurs = message.location().url?.startsWith(extensionOrigin) ?? false;
    if (isOurs && message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
