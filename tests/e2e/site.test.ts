import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requireBrowser } from '../../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { type RunningSite, startSite } from '../support/running-site.ts';

let running: RunningSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  running = await startSite();
  browser = await puppeteer.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    defaultViewport: { width: 1280, height: 800 },
  });
});
afterAll(async () => {
  await browser?.close();
  await running?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  for (const old of await browser.pages())
    if (old !== page) await old.close().catch(() => undefined);
  page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
});

const open = (path: string) => page.goto(running.url + path, { waitUntil: 'networkidle0' });
const see = <T>(expression: string) => page.evaluate(expression) as Promise<T>;
const log = (type: string) =>
  see<Record<string, unknown>[]>(`window.__siteLog.filter((entry) => entry.type === '${type}')`);
const SLOTS = `[...document.querySelectorAll('#column-list-container > article')]`;
const ACTIVE = `${SLOTS}.find((slot) => slot.hasAttribute('data-playing'))`;

/** Presses an arrow and waits until another slot plays, and the posts have moved along if they had to. */
async function goDown(): Promise<void> {
  const steps = (await log('feed')).length;
  await page.keyboard.press('ArrowDown');
  await waitUntil('the next post', async () => (await log('feed')).length > steps);
  await new Promise((resolve) => setTimeout(resolve, 200));
}

describe('the feed of the site', () => {
  it('keeps 13 slots and fills three of them at most', async () => {
    await open('/foryou');
    for (let step = 0; step < 12; step += 1) {
      expect(
        await see<number>(`${SLOTS}.filter((slot) => slot.childElementCount > 0).length`),
      ).toBeLessThanOrEqual(3);
      expect(
        await see<number>(`${SLOTS}.findIndex((slot) => slot.hasAttribute('data-playing'))`),
      ).toBeLessThan(11);
      await goDown();
    }
    expect(await see<number>(`${SLOTS}.length`)).toBe(13);
  });

  it('gives a slot another post, and leaves alone what a stranger put into it', async () => {
    await open('/foryou');
    for (let step = 0; step < 8; step += 1) await goDown();
    await see(`(() => {
      window.marked = document.querySelector('#one-column-item-9 [id^="xgwrapper-"]');
      window.before = window.marked.id;
      const stranger = document.createElement('stranger-button');
      document.querySelector('#one-column-item-9 [data-e2e="video-music"]').before(stranger);
    })()`);
    await goDown();
    await goDown();
    expect(await see(`window.marked.isConnected && window.marked.id !== window.before`)).toBe(true);
    expect(await see(`document.querySelector('#one-column-item-9 stranger-button') !== null`)).toBe(
      true,
    );
  });

  it('shows nowhere on a photo post which post it is', async () => {
    await open('/foryou');
    for (let step = 0; step < 2; step += 1) await goDown();
    const shown = await see<string>(`${ACTIVE}.outerHTML`);
    expect(shown).toContain('ImgPhotoSlide');
    expect(shown).not.toContain('xgwrapper');
    expect(shown).not.toMatch(/href="[^"]*\/(?:photo|video)\//);
  });

  it('likes on L and on a double click, but not while somebody types', async () => {
    await open('/foryou');
    await page.type('[data-e2e="search-user-input"]', 'l m f');
    expect(await log('like')).toEqual([]);
    await see(`document.activeElement.blur()`);
    await page.keyboard.press('l');
    await page.click('#media-card-0', { count: 2 });
    expect((await log('like')).map(({ via }) => via)).toEqual(['key', 'dblclick']);
  });
});

describe('moving about in the site', () => {
  it('opens a post from a grid without loading a document, and goes back, where no player lies over grids', async () => {
    await open('/explore?modal=0');
    await see(`window.stays = true`);
    const href = await see<string>(`document.querySelector('#grid-item-container-1 a').href`);
    await page.click('#grid-item-container-1 [role="button"]');
    await page.waitForSelector('#main-content-video_detail [data-part="related"] a');
    expect(page.url()).toBe(`${href}?modal=0`);
    await page.goBack();
    await page.waitForSelector('#main-content-explore_page [data-e2e="explore-item"]');
    expect(await see(`window.stays`)).toBe(true);
  });

  it('never renews the JSON that came with the first page', async () => {
    await open('/foryou');
    const first = await see<string>(
      `document.querySelector('#__UNIVERSAL_DATA_FOR_REHYDRATION__').textContent`,
    );
    await page.click('[data-e2e="nav-profile"]');
    await page.waitForSelector('[data-e2e="user-post-item"]');
    expect(
      await see(`document.querySelector('#__UNIVERSAL_DATA_FOR_REHYDRATION__').textContent`),
    ).toBe(first);
    expect(first).toContain('webapp.updated-items');
  });

  it('puts a player into the card under the pointer and takes it out again', async () => {
    await open('/explore');
    await page.hover('#grid-item-container-0 [role="button"]');
    await page.waitForSelector('#grid-item-container-0 [id^="xgwrapper-1-"]');
    await page.hover('[data-e2e="nav-foryou"]');
    await page.waitForSelector('[id^="xgwrapper-1-"]', { hidden: true });
    expect(await see(`document.querySelectorAll('video').length`)).toBe(0);
  });

  it('adds to a grid as its end comes into view', async () => {
    await open('/@mara.kneads.dough');
    const count = () =>
      see<number>(`document.querySelectorAll('[data-e2e="user-post-item"]').length`);
    const before = await count();
    await see(`window.scrollTo(0, document.body.scrollHeight)`);
    await waitUntil('a further piece', async () => (await count()) > before);
    expect(
      await see(`document.querySelector('#grid-item-container-24 a[href*="/@mara"]') !== null`),
    ).toBe(true);
  });

  it('asks for each list once, signed, on every page', async () => {
    const shown = running.world.posts.find(({ kind }) => kind === 'video');
    const post = `/@${shown?.author.handle}/video/${shown?.id}`;
    const paths = [
      '/foryou',
      '/explore',
      '/search?q=coffee',
      '/@dr.plantpot',
      '/tag/coffee',
      post,
      `${post}?layout=classic`,
    ];
    for (const path of paths) {
      await open(path);
      expect(await log('error')).toEqual([]);
    }
    expect(running.site).toMatchObject({ refetches: 0, unsigned: 0 });
  });
});

describe('the hostile page', () => {
  it('opens shadow roots that are open, and cannot open closed ones', async () => {
    await open('/foryou?hostile=1');
    await see(`(() => {
      for (const mode of ['open', 'closed']) {
        const host = document.createElement(mode + '-host');
        host.attachShadow({ mode }).innerHTML = '<button>secret of the ' + mode + ' root</button>';
        document.querySelector('article').append(host);
      }
    })()`);
    await waitUntil('a look around', async () => (await log('shadow')).length > 0);
    expect(JSON.stringify(await log('shadow'))).toContain('secret of the open root');
    expect(JSON.stringify(await log('shadow'))).not.toContain('closed');
  });

  it('overhears messages and catches ports that scripts hand each other', async () => {
    await open('/foryou?hostile=1');
    await see(`window.postMessage('between scripts', '*', [new MessageChannel().port1])`);
    await waitUntil('a caught port', async () => (await log('port')).length > 0);
    expect(JSON.stringify(await log('overheard'))).toContain('between scripts');
  });
});
