import type { CDPSession, Page, Target } from 'puppeteer-core';
import type { ScoutBrowser } from '../../sandbox/browser/scout-browser.ts';

const api = '(globalThis.browser ?? chrome)';

/** Something that was said at run time, as JSON, with the direction it went. */
export interface Overheard {
  /** `sent` and `answered` where the recorder sits; `told` is what came there without being asked for. */
  way: 'sent' | 'answered' | 'told';
  text: string;
}

/** Source of a function that records what the world it runs in says to the background, and hears from it. */
const RECORD = `() => {
  if (globalThis.__overheard) return 'there';
  const heard = (globalThis.__overheard = []);
  const note = (way, what) => heard.push({ way, text: JSON.stringify(what) ?? 'undefined' });
  const { runtime } = globalThis.browser ?? chrome;
  const send = runtime.sendMessage.bind(runtime);
  const recording = (...args) => {
    note('sent', args[0]);
    const last = args.at(-1);
    if (typeof last === 'function') {
      return send(...args.slice(0, -1), (reply) => { note('answered', reply); last(reply); });
    }
    const answer = send(...args);
    answer.then((reply) => note('answered', reply), () => undefined);
    return answer;
  };
  Object.defineProperty(runtime, 'sendMessage', { configurable: true, writable: true, value: recording });
  runtime.onMessage.addListener((message) => { note('told', message); });
  return 'recording';
}`;

/** Records what a page of the extension says and hears from now on; all that others say to the background, too. */
export async function recordPage(page: Page): Promise<void> {
  await page.evaluate(`(${RECORD})()`);
}

/** What was recorded in a page of the extension. */
export function heardInPage(page: Page): Promise<Overheard[]> {
  return page.evaluate('globalThis.__overheard') as Promise<Overheard[]>;
}

/** Records beside our content scripts in a tab of tiktok.com, by way of a page of the extension. */
export async function recordTab(extensionPage: Page, url: string): Promise<void> {
  await inContentWorld(extensionPage, url, RECORD);
}

/** What was recorded beside our content scripts. */
export async function heardInTab(extensionPage: Page, url: string): Promise<Overheard[]> {
  const heard = await inContentWorld(extensionPage, url, '() => globalThis.__overheard');
  return heard as Overheard[];
}

function inContentWorld(extensionPage: Page, url: string, func: string): Promise<unknown> {
  return extensionPage.evaluate(
    `${api}.tabs.query({ url: ${JSON.stringify(`${url}*`)} }).then(async ([tab]) => {
      const target = { tabId: tab.id, frameIds: [0] };
      const [{ result }] = await ${api}.scripting.executeScript({ target, func: ${func} });
      return result;
    })`,
  );
}

/** What a browser writes and asks for while it is listened to. */
export interface Wiretap {
  /** Lines of consoles, and errors that nobody caught, of pages, content scripts and the background. */
  lines: string[];
  /** Addresses that were asked for. */
  urls: string[];
}

/**
 * Listens to a whole browser: in Chromium to every page and worker over DevTools, in Firefox to what it prints (which
 * wants the preference `devtools.console.stdout.content`) and to the requests of pages.
 */
export async function tap(scout: ScoutBrowser): Promise<Wiretap> {
  const tapped: Wiretap = { lines: [], urls: [] };
  const { browser, kind } = scout;
  if (kind === 'chromium') {
    const listen = (target: Target): void => void tapTarget(target, tapped);
    browser.on('targetcreated', listen);
    await Promise.all(browser.targets().map((target) => tapTarget(target, tapped)));
    return tapped;
  }
  const { stdout, stderr } = browser.process() ?? {};
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (data: Buffer) => tapped.lines.push(...data.toString().split('\n')));
  }
  const listen = (page: Page): void =>
    void page.on('request', (request) => tapped.urls.push(request.url()));
  for (const page of await browser.pages()) listen(page);
  browser.on('targetcreated', (target: Target) => {
    void target.page().then((page) => page && listen(page));
  });
  return tapped;
}

async function tapTarget(target: Target, { lines, urls }: Wiretap): Promise<void> {
  if (target.type() !== 'page' && target.type() !== 'service_worker') return;
  const devtools: CDPSession = await target.createCDPSession();
  devtools.on('Runtime.consoleAPICalled', ({ args }) => lines.push(JSON.stringify(args)));
  devtools.on('Runtime.exceptionThrown', (thrown) => lines.push(JSON.stringify(thrown)));
  devtools.on('Log.entryAdded', ({ entry }) => lines.push(JSON.stringify(entry)));
  devtools.on('Network.requestWillBeSent', ({ request, documentURL }) =>
    urls.push(request.url, documentURL),
  );
  for (const domain of ['Runtime', 'Log', 'Network'] as const) {
    await devtools.send(`${domain}.enable`);
  }
}

/** Every row of every table, as a page of the extension reads them. */
export function dumpDatabase(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('spark-scout');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = async () => {
        const db = opening.result;
        const names = [...db.objectStoreNames];
        const all = (store) => new Promise((done, fail) => {
          const asking = store.getAll();
          asking.onsuccess = () => done(asking.result);
          asking.onerror = () => fail(asking.error);
        });
        const reading = db.transaction(names);
        const rows = await Promise.all(names.map((name) => all(reading.objectStore(name))));
        db.close();
        resolve(Object.fromEntries(names.map((name, index) => [name, rows[index]])));
      };
    })`,
  ) as Promise<Record<string, unknown[]>>;
}

/**
 * What a person entered and has not handed over yet is kept there, closed to content scripts, until the browser is
 * closed (`pasteDrafts`).
 */
const DRAFTS_KEY = 'paste-drafts';

/** Everything that stores of the browser hold for an origin besides databases, but for drafts of what is pasted. */
export function dumpStorage(page: Page): Promise<unknown> {
  return page.evaluate(
    `Promise.all([
      ${api}.storage.local.get(null),
      ${api}.storage.session.get(null).then(({ '${DRAFTS_KEY}': drafts, ...rest }) => rest),
      Promise.resolve({ ...localStorage, ...sessionStorage, cookie: document.cookie }),
      'caches' in globalThis ? caches.keys() : [],
    ])`,
  );
}
