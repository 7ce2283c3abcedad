import type { RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { launchChromium } from '../browser/launch-chromium.ts';
import { SITE_HOST, startFront } from '../front/front.ts';
import { bundleInPage, IN_PAGE } from './bundle-in-page.ts';

const tally = v.record(v.string(), v.number());

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
  /** Which rules read the page: see `Examination`. */
  examination: v.object({
    idFrom: tally,
    unread: tally,
    cardRules: tally,
    authorRules: tally,
    captionRules: tally,
    spots: tally,
    fallbackCards: v.number(),
    candidates: tally,
  }),
});

/** What the extension makes of one page. */
export interface Annotation extends v.InferOutput<typeof reading> {
  /** Cards that got a button from the production build once they were in view. */
  annotated: number;
  /** Errors in the page and its content scripts; a saved page has no scripts of its own. */
  pageErrors: string[];
}

export interface PageToAnnotate {
  /** The page as TikTok served it; without it, the site answers. */
  html?: string;
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

/** The one page that is served now; null while the site answers for itself. */
interface Served {
  saved: { path: string; html: string } | null;
}

/** How long a page of the site may take to fill its cards. */
const FILLING_MS = 5_000;

/**
 * Starts a real Chromium with an unpacked extension and a site that serves whatever page it is given.
 * @param site answers for the pages that are not given.
 */
export async function startAnnotator(
  extensionDir: string,
  site?: RequestListener,
): Promise<Annotator> {
  const inPage = await bundleInPage();
  const served: Served = { saved: null };
  const front = await startFront({
    site: (request, response) => {
      if (!served.saved && site) return site(request, response);
      answerSaved(served, request.url ?? '', response);
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
      served.saved = html === undefined ? null : { path: address.pathname + address.search, html };
      const page = await scout.browser.newPage();
      const pageErrors = listenForErrors(page, scout.extensionOrigin);
      await page.goto(address.href);
      await page.evaluate(inPage);
      if (html === undefined) await waitForCards(page);
      const read = v.parse(reading, await page.evaluate(`${IN_PAGE}.read()`));
      const annotated = v.parse(v.number(), await page.evaluate(`${IN_PAGE}.countAnnotated()`));
      if (screenshot !== undefined) {
        await page.evaluate(`${IN_PAGE}.showFirst()`);
        await page.screenshot({ path: screenshot, type: 'png' });
      }
      await page.close();
      return { ...read, annotated, pageErrors };
    },
    close: async () => {
      await scout.close();
      await front.close();
    },
  };
}

function answerSaved({ saved }: Served, url: string, response: ServerResponse): void {
  const isApi = url.startsWith('/api/');
  const html = url === saved?.path ? saved.html : null;
  response.setHeader('content-type', isApi ? 'application/json' : 'text/html; charset=utf-8');
  response.writeHead(isApi || html !== null ? 200 : 404).end(isApi ? '{}' : (html ?? ''));
}

/** Pages of people, of messages and of errors never fill a card. */
async function waitForCards(page: Page): Promise<void> {
  const until = Date.now() + FILLING_MS;
  while (Date.now() < until && (await page.evaluate(`${IN_PAGE}.countFilled()`)) === 0)
    await sleep(100);
  await sleep(300);
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
