import type { Browser, Page } from 'puppeteer-core';
import type { Front } from '../front/front.ts';
import { type BrowserKind, findBrowser, majorVersion, OLDEST_VERSION } from './find-browser.ts';

/** A real browser with the extension in it, led to the sandbox. */
export interface ScoutBrowser {
  kind: BrowserKind;
  browser: Browser;
  /** Origin of the extension's own pages, e.g. `chrome-extension://abc`. */
  extensionOrigin: string;
  /** Opens a tab in front and goes there; the two hosts of the sandbox are the only ones that answer. */
  openSite(url: string): Promise<Page>;
  /** Opens a page of the extension in a tab in front, e.g. `/popup.html`. */
  openExtensionPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  front: Front;
  /** The unpacked extension. It must open a page when it is installed, as ours does, unless `opensNothing`. */
  extensionDir: string;
  /** Chromium only: do not wait for that page. Else it could come to the front later and stop another tab's frames. */
  opensNothing?: boolean;
  headless: boolean;
  /** Nothing glides: the person prefers reduced motion. */
  isCalm?: boolean;
  /** A profile to keep; a new one, thrown away on closing, unless given. */
  userDataDir?: string;
  /** More command line arguments. */
  args?: readonly string[];
}

/** Window size of every browser that we start, in CSS pixels. */
export const WINDOW = { width: 1280, height: 900 } as const;

/** Where the browser is; throws when this machine has none. */
export function requireBrowser(kind: BrowserKind): string {
  const path = findBrowser(kind);
  if (!path) throw new Error(`No ${kind} was found on this machine; run \`npm run setup\`.`);
  return path;
}

/** Throws when the browser is older than the manifest allows, after closing it. */
export async function refuseOldBrowser(kind: BrowserKind, browser: Browser): Promise<void> {
  const version = await browser.version();
  if (majorVersion(version) >= OLDEST_VERSION[kind]) return;
  await browser.close();
  throw new Error(
    `${version} is too old: Spark Scout needs ${kind} ${OLDEST_VERSION[kind]} or newer.`,
  );
}
