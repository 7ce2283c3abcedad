import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { oddPost } from '../../sandbox/world/world.ts';
import { openSitePage, type SitePage } from '../support/site-page.ts';

let site: SitePage;

beforeAll(async () => {
  site = await openSitePage();
});
afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
});

const open = (path: string) => site.open(path);
const see = <T>(expression: string) => site.see<T>(expression);
const count = (selector: string) => site.count(selector);
const log = (type: string) => site.log(type);
const MARK = '.neighbour-mark';
const PLAYING = `document.querySelector('#column-list-container > [data-playing]')`;

/** Presses the arrow until the post that plays is one that `test` (an expression about `card`) holds for. */
async function goDownTo(test: string): Promise<void> {
  for (let step = 0; step < 16; step += 1) {
    if (await see<boolean>(`((card) => ${test})(${PLAYING})`)) return;
    const steps = (await log('feed')).length;
    await site.page.keyboard.press('ArrowDown');
    await waitUntil('the next post', async () => (await log('feed')).length > steps);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No post of the feed fits ${test}`);
}

describe('a page in another language', () => {
  it('stays in it while one moves about, numbers and names too', async () => {
    await open('/explore?lang=es');
    expect(await see(`document.documentElement.lang`)).toBe('es');
    await site.page.click('[data-e2e="nav-profile"]');
    await site.page.waitForSelector('[data-e2e="user-post-item"] [data-e2e="video-views"]');
    expect(site.page.url()).toContain('lang=es');
    expect(await see(`document.querySelector('[data-e2e="video-card-badge"]').textContent`)).toBe(
      'Fijado',
    );
    const views = await see<string>(
      `[...document.querySelectorAll('[data-e2e="video-views"]')].map((node) => node.textContent).join()`,
    );
    expect(views).toMatch(/\d,\d\smil/);
    expect(views).not.toMatch(/\dK/);
  });

  it('keeps the short numbers of English pages where it is told to', async () => {
    await open('/@mara.kneads.dough?lang=es&counts=en');
    expect(await see(`document.querySelector('[data-e2e="followers-count"]').textContent`)).toBe(
      '842.3K',
    );
  });

  it('runs from right to left in Arabic: the column of links is at the right', async () => {
    await open('/foryou?lang=ar');
    expect(await see(`getComputedStyle(document.body).direction`)).toBe('rtl');
    const nav = await see<number>(
      `document.querySelector('[data-e2e="nav-foryou"]').getBoundingClientRect().left`,
    );
    expect(nav).toBeGreaterThan(900);
    expect(
      await see(`${PLAYING}.querySelector('[data-act="like"]').getAttribute('aria-label')`),
    ).toMatch(/^الإعجاب بالفيديو\n[\d٠-٩٫]+/);
  });
});

describe('ads and live videos in the feed', () => {
  it('come among the posts and take over slots that held posts, and give them back', async () => {
    await open('/foryou?ads=1');
    await goDownTo(`card.querySelector('[data-e2e="ad-tag"]')`);
    expect(
      await see(
        `${PLAYING}.querySelector('[class*="DivCardWrapper"] [id^="xgwrapper-0-"]') !== null`,
      ),
    ).toBe(true);
    await goDownTo(`!card.querySelector('[data-e2e="ad-tag"]')`);
    expect(await see(`${PLAYING}.firstElementChild.className`)).toContain('DivContentFlexLayout');
    expect(await log('error')).toEqual([]);
  });

  it('lead to a live room, which has no player and no id in the feed', async () => {
    await open('/foryou?live=1');
    await goDownTo(`card.querySelector('a[href$="/live"]')`);
    expect(await see(`${PLAYING}.querySelector('[id^="xgwrapper-"]')`)).toBeNull();
    await site.page.click('#column-list-container > [data-playing] a[href$="/live"]');
    await site.page.waitForSelector('#main-content-live');
    expect(await log('error')).toEqual([]);
  });
});

describe('the rules of an ad blocker', () => {
  it('take ads out of the answers before the page sees them', async () => {
    await open('/search?q=the&ads=1&adblock=1');
    expect(await count('[data-e2e="search_top-item"]')).toBeGreaterThan(10);
    expect(await count('[data-e2e="ad-tag"]')).toBe(0);
    await open('/search?q=the&ads=1');
    expect(await count('[data-e2e="ad-tag"]')).toBeGreaterThan(0);
  });

  it('hide those that come all the same', async () => {
    await open('/search?q=the&ads=1&adblock=cosmetic');
    const hidden = await see<string[]>(
      `[...document.querySelectorAll('[class*="DivCardWrapper"]')].map((node) => getComputedStyle(node).display)`,
    );
    expect(hidden.length).toBeGreaterThan(0);
    expect(new Set(hidden)).toEqual(new Set(['none']));
  });

  it('leave the page’s signatures good', async () => {
    await open('/foryou?ads=1&adblock=1');
    expect(await log('error')).toEqual([]);
    expect(site.running.site).toMatchObject({ refetches: 0, unsigned: 0 });
  });
});

describe('another extension in the page', () => {
  it('stands first in every feed card, whatever post it holds', async () => {
    await open('/foryou?neighbour=1');
    await goDownTo(`card.querySelector('[class*="ImgPhotoSlide"]')`);
    await goDownTo(`card.querySelector('[id^="xgwrapper-"]')`);
    expect(
      await see(
        `${PLAYING}.querySelector('[class*="DivContentFlexLayout"]').firstElementChild.className`,
      ),
    ).toBe('neighbour-mark');
  });

  it('lies over the corner of every card of a grid and comes back when it is removed', async () => {
    await open('/explore?neighbour=1');
    const cards = await count('[data-e2e="explore-item"]');
    await waitUntil('a button on each card', async () => (await count(MARK)) === cards);
    await see(`document.querySelector('#grid-item-container-3 > ${MARK}').remove()`);
    await site.page.waitForSelector(`#grid-item-container-3 > ${MARK}`);
    expect(await count(`#grid-item-container-3 > ${MARK}`)).toBe(1);
  });
});

describe('what lies over a page', () => {
  it('is the captcha, above everything, a second after the page', async () => {
    await open('/explore?captcha=1');
    await site.page.waitForSelector('.captcha-verify-container');
    const [overlay] = await log('overlay');
    expect(overlay).toMatchObject({ name: 'captcha', isOpen: true });
    expect(overlay?.['at']).toBeGreaterThanOrEqual(1000);
    expect(
      await see(`document.elementFromPoint(300, 300).closest('[data-overlay]').style.zIndex`),
    ).toBe('10001');
    await site.page.click('[data-dismiss="captcha"]');
    await site.page.waitForSelector('.captcha-verify-container', { hidden: true });
  });

  it('is a banner and a question, until somebody answers them', async () => {
    await open('/explore?cookies=1&interests=1&lang=ja');
    await site.page.click('button[data-dismiss="interests"]');
    await site.page.click('[data-dismiss="cookies"]');
    expect(await count('[data-overlay]')).toBe(0);
    expect(await log('error')).toEqual([]);
  });
});

describe('a post that nobody can see', () => {
  it('shows nothing of itself at its address', async () => {
    const post = oddPost(site.running.world, 'privatePost');
    const path = `/@${post.author.handle}/video/${post.id}`;
    await open(path);
    await site.page.waitForSelector('#main-content-video_detail');
    expect(await see(`document.querySelector('[id^="main-content-"]').textContent`)).not.toContain(
      post.caption,
    );
    expect(await count('[id^="xgwrapper-"]')).toBe(0);
  });
});
