import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  buttonIds,
  clickButton,
  clickInPanel,
  readButtons,
  readPanel,
} from '../../sandbox/browser/feed-buttons.ts';
import type { BrowserKind } from '../../sandbox/browser/find-browser.ts';
import { launchFirefox } from '../../sandbox/browser/launch-firefox.ts';
import { launchScout } from '../../sandbox/browser/launch-scout.ts';
import { fill, PANEL, readScreen, waitForText } from '../../sandbox/browser/screen.ts';
import type { ScoutBrowser } from '../../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { isWorkerAlive, killWorker } from '../../sandbox/browser/worker.ts';
import { type Front, startFront } from '../../sandbox/front/front.ts';

const extensionDir = fileURLToPath(new URL('../fixtures/bare-extension', import.meta.url));
const FEED = 'https://www.tiktok.com/foryou';

let front: Front;
beforeAll(async () => {
  front = await startFront({
    site: (request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>feed</title><p>site ${request.url}</p><div style="height: 2000px"></div>`,
      );
    },
    adsApi: (request, response) => void response.end(`ads ${request.url}`),
  });
});
afterAll(() => front.close());

const launch = (kind: BrowserKind) => launchScout(kind, { front, extensionDir, headless: true });

/** What the background answers to a message from a page of the extension. */
async function askBackground(scout: ScoutBrowser, message: string): Promise<unknown> {
  const page = await scout.openExtensionPage('/other.html');
  const answer = await page.evaluate(
    `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify(message)})`,
  );
  await page.close();
  return answer;
}

describe.each(['chromium', 'firefox'] as const)('%s with an extension', (kind) => {
  let scout: ScoutBrowser;
  beforeAll(async () => {
    scout = await launch(kind);
  });
  afterAll(() => scout?.close());

  it('reaches the site of the sandbox under its real name', async () => {
    const page = await scout.openSite(FEED);
    expect(await page.$eval('p', (p) => p.textContent)).toBe('site /foryou');
  });

  it('leads what the background fetches to the ads API of the sandbox', async () => {
    expect(await askBackground(scout, 'https://business-api.tiktok.com/open_api/')).toBe(
      'ads /open_api/',
    );
  });

  it('reaches nothing else', async () => {
    expect(await askBackground(scout, 'https://ads.tiktok.com/')).toBe('unreachable');
  });

  it('opens pages of the extension, reads them and fills their fields', async () => {
    const page = await scout.openExtensionPage('/page.html');
    await fill(page, 'Code', 'new text');
    const screen = await readScreen(page);
    expect(screen?.text).toContain('A page of the extension');
    expect(screen?.controls).toMatchObject([
      { role: 'textarea', name: 'Code', value: 'new text' },
      { role: 'button', name: 'Apply' },
    ]);
  });

  it('reads buttons in closed shadow roots, wherever they are on the page', async () => {
    const page = await scout.openSite(FEED);
    await waitUntil('buttons are mounted', async () => (await buttonIds(page)).length === 2);
    expect(await readButtons(page)).toMatchObject([
      { itemId: '7000000000000000001', name: 'Ask for this post', role: 'button', disabled: false },
      { itemId: '7000000000000000002', name: 'Ask for this post' },
    ]);
  });

  it('clicks a button and a control of the panel as a person would', async () => {
    const page = await scout.openSite(FEED);
    await clickButton(page, '7000000000000000002');
    await waitForText(page, 'Saved 7000000000000000002', PANEL);
    await clickInPanel(page, '7 days');
    await clickInPanel(page, 'Copy message 1');
    const panel = await readPanel(page);
    expect(panel?.text).toContain('copied');
    expect(panel?.text).not.toContain('never seen');
    expect(panel?.controls).toMatchObject([
      { role: 'radio', name: '7 days', checked: true },
      { role: 'button', name: 'Copy message 1' },
    ]);
  });
});

/** One that closes when its test is through, however it ends. */
async function launchForTest(kind: BrowserKind): Promise<ScoutBrowser> {
  const scout = await launch(kind);
  onTestFinished(() => scout.close());
  return scout;
}

describe('the background of Firefox', () => {
  it('is watched: connections to other hosts are refused and counted', async () => {
    const scout = await launchForTest('firefox');
    const before = front.refused();
    await askBackground(scout, 'https://ads.tiktok.com/');
    expect(front.refused()).toBe(before + 1);
  });
});

describe('the event page of Firefox', () => {
  it('ends when idle, as soon as a preference says, and starts again with the next message', async () => {
    const preferences = { 'extensions.background.idle.timeout': 1_000 };
    const scout = await launchFirefox({ front, extensionDir, headless: true, preferences });
    onTestFinished(() => scout.close());
    const bornAt = await askBackground(scout, 'born?');
    // Each message counts as activity, so there has to be a pause; a busy machine may be late.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(await askBackground(scout, 'born?')).toBeGreaterThan(bornAt as number);
  });
});

describe('the service worker of Chromium', () => {
  it('can be ended at any moment and starts again with the next message', async () => {
    const scout = await launchForTest('chromium');
    const bornAt = await askBackground(scout, 'born?');
    await killWorker(scout);
    await waitUntil('the worker is gone', async () => !isWorkerAlive(scout));
    expect(await askBackground(scout, 'born?')).toBeGreaterThan(bornAt as number);
  });

  it('dies after 30 idle seconds as it does for people, though a debugger would keep it alive', async () => {
    const [people, debugged] = await Promise.all([
      launchForTest('chromium'),
      launchForTest('chromium'),
    ]);
    const target = await debugged.browser.waitForTarget((one) => one.type() === 'service_worker');
    await target.worker();
    await askBackground(people, 'born?');
    expect(isWorkerAlive(people)).toBe(true);
    await waitUntil('the worker is gone', async () => !isWorkerAlive(people), 45_000);
    expect(isWorkerAlive(debugged)).toBe(true);
  });
});
