import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  BUTTON_HOST,
  clickButton,
  readButton,
  readButtons,
  readPanel,
} from '../../sandbox/browser/feed-buttons.ts';
import { lookAtButtons } from '../../sandbox/browser/look-at-buttons.ts';
import { type FeedSlot, lookAtFeed, postsOfSlot } from '../../sandbox/browser/look-at-feed.ts';
import { press, waitForText } from '../../sandbox/browser/screen.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { say } from '../../sandbox/story/words.ts';
import { oddPost } from '../../sandbox/world/world.ts';
import { openScoutStage } from '../support/scout-stage.ts';
import { makeVisits, type Visits } from '../support/visits.ts';

const CARD_HOST = 'spark-scout-card';
const OUR_NAMES = [say('feed.button.request'), say('feed.button.cannotRunName')];
const DIALOG = '[class*="DivBrowserModeContainer"]';

/** Gives the post that plays the label of a paid partnership, in the words of the page's dictionary, which it answers. */
const ADD_CHIP = `(() => {
  const json = document.querySelector('#__UNIVERSAL_DATA_FOR_REHYDRATION__').textContent;
  const words = JSON.parse(json).__DEFAULT_SCOPE__['webapp.i18n-translation'].Webapp;
  const tags = document.querySelector('[data-playing] [class*="DivItemTagsContainer"]');
  tags.innerHTML = '<div data-e2e="sponsored-tag"><p></p></div>';
  tags.querySelector('p').textContent = words.bc_new_disclosure;
  return words.bc_new_disclosure;
})()`;

/** How each button of a grid lies on its tile. `coversBadge` is null where no badge of a pinned post stands. */
interface GridPlace {
  isAtRight: boolean;
  /** In CSS pixels; a word beside the icon makes it wider than high. */
  width: number;
  coversBadge: boolean | null;
}

const PLACES = `[...document.querySelectorAll('spark-scout-button')].map((host) => {
  const [box, tile] = [host, host.parentElement].map((one) => one.getBoundingClientRect());
  const badge = host.parentElement.querySelector('[data-e2e="video-card-badge"]')?.getBoundingClientRect();
  const isApart = badge && (badge.right <= box.left || badge.left >= box.right || badge.bottom <= box.top || badge.top >= box.bottom);
  const isAtRight = tile.right - box.right < box.left - tile.left;
  return { isAtRight, width: box.width, coversBadge: badge ? !isApart : null };
})`;

/** What lies uppermost at the middle of a dialog and wherever one of our buttons is in the window. */
const topmost = (over: string): string => `(() => {
  const hosts = [...document.querySelectorAll('spark-scout-button')];
  return [document.querySelector('${over} [role="dialog"]'), ...hosts].flatMap((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top ? [{ isButton: hosts.includes(one), isDialogs: top.closest('${over}') !== null }] : [];
  });
})()`;

const see = <T>(page: Page, expression: string): Promise<T> =>
  page.evaluate(expression) as Promise<T>;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** After this the page and we have drawn whatever was on its way. */
const twoFrames = (page: Page): Promise<void> =>
  see(page, `new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go())))`);

const waitForIds = (page: Page): Promise<string[]> =>
  waitUntil('the page has buttons', async () => {
    const ids = (await lookAtButtons(page)).map(({ itemId }) => itemId);
    return ids.length > 0 && ids;
  });

/** Every button stands outside of links at the one post that the page around it names. */
async function expectRightButtons(page: Page): Promise<void> {
  const seen = await lookAtButtons(page);
  expect(seen.length).toBeGreaterThan(0);
  const right = seen.map(({ itemId }) => ({ itemId, isInLink: false, named: [itemId] }));
  expect(seen.map(({ itemId, isInLink, named }) => ({ itemId, isInLink, named }))).toEqual(right);
}

describe.each(['chromium', 'firefox'] as const)('awkward pages in %s', (kind) => {
  let stage: Awaited<ReturnType<typeof openScoutStage>>;
  let visits: Visits;
  const world = () => stage.sandbox.world;
  beforeAll(async () => {
    stage = await openScoutStage(kind, { connected: false, isCalm: true });
    visits = makeVisits(kind, stage);
  });
  afterAll(async () => {
    await stage?.close();
  });

  /** What is wrong with the buttons of a slot now, and whether one is still missing. */
  function judge(slot: FeedSlot): { wrong: string[]; isMissing: boolean } {
    const isPost = slot.holds === 'post';
    const fitting = isPost ? postsOfSlot(world(), slot).map(({ id }) => id) : [];
    const wrong = slot.buttons.filter((id, at) => at > 0 || !fitting.includes(id));
    // Photo posts name no id in a feed: where the document tells of them there is a button, else none.
    return { wrong, isMissing: isPost && slot.playerId !== null && slot.buttons.length === 0 };
  }

  async function goDown(page: Page): Promise<void> {
    const steps = `window.__siteLog.filter(({ type }) => type === 'feed').length`;
    const before = await see<number>(page, steps);
    const hasMoved = async (): Promise<boolean> => (await see<number>(page, steps)) > before;
    await waitUntil('the next post', async () => {
      await page.keyboard.press('ArrowDown');
      // Posts may still be on their way; a person presses again.
      return waitUntil('the feed moves', hasMoved, 700).catch(() => null);
    });
    await twoFrames(page);
  }

  /** Goes down a feed and holds every button of every step against the world. */
  async function walk(page: Page, count: number): Promise<FeedSlot[]> {
    const met: FeedSlot[] = [];
    for (let step = 0; step < count; step += 1) {
      const slots = await waitUntil('each video has its button', async () => {
        let now = await lookAtFeed(page);
        if (now.some((slot) => judge(slot).wrong.length > 0)) {
          // The page fills its slots anew whenever it likes; we follow with the next frame.
          await twoFrames(page);
          now = await lookAtFeed(page);
        }
        const judged = now.map(judge);
        expect(judged.flatMap(({ wrong }) => wrong)).toEqual([]);
        return now.length > 0 && !judged.some(({ isMissing }) => isMissing) && now;
      });
      met.push(...slots.filter(({ isPlaying }) => isPlaying));
      await goDown(page);
    }
    return met;
  }

  test('For You with ads, live videos, odd posts and a neighbour: each post has its own button, guests none', async () => {
    const page = await visits.visit('/foryou?ads=1&live=1&odd=1&neighbour=1');
    const met = await walk(page, 25);
    expect(met.length).toBeGreaterThanOrEqual(25);
    expect(new Set(met.map(({ holds }) => holds))).toEqual(new Set(['post', 'ad', 'live']));
    // What the other extension put there stands where it stood.
    const posts = met.filter(({ holds }) => holds === 'post');
    expect(new Set(posts.map(({ neighbours }) => neighbours))).toEqual(new Set([1]));
    await page.close();
  });

  test.each(['1', 'cosmetic'])('For You with an ad blocker (%s)', async (adblock) => {
    const page = await visits.visit(`/foryou?ads=1&adblock=${adblock}`);
    const met = await walk(page, 25);
    expect(met.filter(({ holds }) => holds === 'post').length).toBeGreaterThan(20);
    expect(met.some(({ holds }) => holds === 'ad')).toBe(adblock === 'cosmetic');
    await page.close();
  });

  /** What the card beside a button says, once it is pointed at. */
  async function hover(page: Page, itemId: string): Promise<string> {
    const button = await readButton(page, itemId);
    await page.mouse.move(button?.x ?? 0, button?.y ?? 0);
    return (await waitForText(page, /@/, CARD_HOST)).text;
  }

  describe.each(['es', 'fr', 'ar', 'ja'])('in %s', (lang) => {
    test('the feed has its buttons, with names of ours, and a chip is known by the page’s own word', async () => {
      const page = await visits.visit(`/foryou?lang=${lang}`);
      const [first] = await walk(page, 1);
      await page.keyboard.press('ArrowUp');
      await pause(300);
      const itemId = first?.buttons[0] ?? '';
      expect(OUR_NAMES).toContain((await readButton(page, itemId))?.name);
      const word = await see<string>(page, ADD_CHIP);
      expect(word).not.toMatch(/[Pp]aid/);
      expect(await hover(page, itemId)).toContain('Paid partnership');
      await page.close();
    });

    test('buttons of a grid stand at the end of the line, and leave the badge of pinned posts alone', async () => {
      const page = await visits.visit(`/@mara.kneads.dough?lang=${lang}`);
      await waitForIds(page);
      await expectRightButtons(page);
      for (const { name } of await readButtons(page)) expect(OUR_NAMES).toContain(name);
      const places = await see<GridPlace[]>(page, PLACES);
      expect(new Set(places.map(({ isAtRight }) => isAtRight))).toEqual(new Set([lang !== 'ar']));
      // Some have a badge, and none of them is covered.
      expect(new Set(places.map(({ coversBadge }) => coversBadge))).toEqual(new Set([null, false]));
      await page.close();
    });

    test('buttons with a word leave the badge alone, too, and show the icon alone where tiles are narrow', async () => {
      const noteCreator = (doNotContact: boolean) =>
        stage.tell('creator.note', { handle: 'mara.kneads.dough', note: '', doNotContact });
      await noteCreator(true);
      onTestFinished(async () => void (await noteCreator(false)));
      const page = await visits.visit(`/@mara.kneads.dough?lang=${lang}`);
      for (const { width, isFine } of [
        { width: 1240, isFine: (place: GridPlace) => place.width > 60 },
        { width: 600, isFine: (place: GridPlace) => place.width === 32 },
      ]) {
        await page.setViewport({ width, height: 800 });
        const places = await waitUntil(`buttons at ${width}px`, async () => {
          const all = await see<GridPlace[]>(page, PLACES);
          return all.length > 0 && all.every(isFine) && all;
        });
        const covers = new Set(places.map(({ coversBadge }) => coversBadge));
        expect(covers).toEqual(new Set([null, false]));
      }
      await page.close();
    });
  });

  test.each([
    { query: 'lang=es', pattern: /^(\d+),(\d) mil$/, about: 'about $1.$2K' },
    { query: 'lang=ja', pattern: /^(\d)\.(\d)万$/, about: 'about $1$2K' },
    { query: 'lang=es&counts=en', pattern: /^(\d+\.\dK)$/, about: 'about $1' },
  ])(
    'counts that were only read off the screen are said to be approximate ($query)',
    async ({ query, pattern, about }) => {
      const page = await visits.visit(`/bench/grid?cards=12&${query}`);
      const [itemId = ''] = await waitForIds(page);
      const shown = await page.$eval('[data-e2e="video-views"]', (node) => node.textContent);
      const plain = shown.replaceAll(/\s/g, ' ');
      expect(plain).toMatch(pattern);
      expect(await hover(page, itemId)).toContain(plain.replace(pattern, about));
      await page.close();
    },
  );

  describe('the player over a grid', () => {
    const inDialog = (page: Page): Promise<string[]> =>
      page.$$eval(`${DIALOG} ${BUTTON_HOST}`, (hosts) =>
        hosts.map((host) => (host instanceof HTMLElement ? (host.dataset['itemId'] ?? '') : '')),
      );
    const addressed = (page: Page): Promise<string> =>
      see(page, `/\\/(?:video|photo)\\/(\\d+)/.exec(location.pathname)?.[1] ?? ''`);
    const waitForOwn = (page: Page): Promise<string> =>
      waitUntil('the player has the button of its post', async () => {
        const id = await addressed(page);
        const ids = await inDialog(page);
        return id !== '' && ids.length === 1 && ids[0] === id && id;
      });
    async function open(): Promise<Page> {
      const page = await visits.visit('/explore');
      await waitForIds(page);
      await page.click('[data-e2e="explore-item"] a');
      await page.waitForSelector(DIALOG);
      return page;
    }

    test('its button follows ten posts on and ten back, and the grid below stays right', async () => {
      const page = await open();
      const met = [await waitForOwn(page)];
      for (const act of [...Array(10).fill('next'), ...Array(10).fill('previous')] as string[]) {
        await page.click(`${DIALOG} [data-act="${act}"]`);
        await twoFrames(page);
        const id = await waitForOwn(page);
        expect(id).not.toBe(met.at(-1));
        met.push(id);
      }
      expect(new Set(met).size).toBe(11);
      expect(met.at(-1)).toBe(met[0]);
      const below = (await lookAtButtons(page)).filter(({ shape }) => shape === 'corner');
      expect(below.length).toBeGreaterThan(5);
      for (const { itemId, named } of below) expect(named).toEqual([itemId]);
      await page.close();
    });

    test('its button saves its post, and goes with it', async () => {
      const page = await open();
      await waitForOwn(page);
      await page.click(`${DIALOG} [data-act="next"]`);
      await twoFrames(page);
      const itemId = await waitForOwn(page);
      await clickButton(page, itemId, 'player');
      await stage.waitForStatus(itemId, 'saved');
      await waitUntil('the panel is there', async () => (await readPanel(page)) !== null);
      await page.keyboard.press('Escape');
      await waitUntil('the panel is gone', async () => (await readPanel(page)) === null);
      expect(await inDialog(page)).toEqual([itemId]);

      await page.keyboard.press('Escape');
      await page.waitForSelector(DIALOG, { hidden: true });
      await twoFrames(page);
      await expectRightButtons(page);
      // What was saved above is known in the grid, too.
      expect((await readButton(page, itemId))?.name).toContain('Saved');
      await page.close();
    });

    test('after going back by the browser the grid is as before', async () => {
      const page = await open();
      await waitForOwn(page);
      await page.evaluate(() => history.back());
      await page.waitForSelector(DIALOG, { hidden: true });
      await twoFrames(page);
      expect(await inDialog(page)).toEqual([]);
      await expectRightButtons(page);
      await page.close();
    });
  });

  describe.each([
    { what: 'the login dialog', query: 'login-modal=1', over: '#login-modal' },
    { what: 'a captcha', query: 'captcha=1', over: '[data-overlay="captcha"]' },
  ])('$what', ({ query, over }) => {
    test.each(['/explore', '/foryou', '/@mara.kneads.dough'])(
      'on %s lies above our buttons, which work again afterwards',
      async (path) => {
        const page = await visits.visit(`${path}?${query}`);
        await waitForIds(page);
        await page.waitForSelector(`${over} [role="dialog"]`);
        await twoFrames(page);
        const points = await see<{ isButton: boolean; isDialogs: boolean }[]>(page, topmost(over));
        expect(points.length).toBeGreaterThan(1);
        expect(points.filter(({ isDialogs }) => !isDialogs)).toEqual([]);

        await page.click(`${over} button`);
        await page.waitForSelector(`${over} [role="dialog"]`, { hidden: true });
        const [itemId = ''] = await waitForIds(page);
        await clickButton(page, itemId);
        await waitUntil('the panel opens', async () => (await readPanel(page)) !== null);
        await page.close();
      },
    );
  });

  test('grey cards get no button; those that come get theirs', async () => {
    const page = await visits.visit('/explore?slow=1');
    await page.waitForSelector('[class*="DivSkeletonCard"]');
    await pause(1_000);
    expect(await lookAtButtons(page)).toEqual([]);
    await waitForIds(page);
    await expectRightButtons(page);
    await page.close();
  });

  test('a grid that failed gets its buttons when it comes at last', async () => {
    const page = await visits.visit('/explore?fail=1');
    const again = '[data-e2e="search-error-desc"] + button';
    await page.waitForSelector(again);
    await pause(500);
    expect(await lookAtButtons(page)).toEqual([]);
    await page.click(again);
    await waitForIds(page);
    await expectRightButtons(page);
    await page.close();
  });

  test('posts that nobody can see get no button, and a saved one is said to be gone', async () => {
    const gone = oddPost(world(), 'deleted');
    await stage.save(gone.id, gone.author.handle);
    for (const name of ['privatePost', 'privateAccount', 'deleted'] as const) {
      const { author, id } = oddPost(world(), name);
      const page = await visits.visit(`/@${author.handle}/video/${id}`);
      await page.waitForSelector('[data-e2e="page-message-title"]');
      await pause(name === 'deleted' ? 2_000 : 500);
      expect(await lookAtButtons(page)).toEqual([]);
      await page.close();
    }
    const popup = await stage.scout.openExtensionPage('/popup.html');
    await press(popup, `@${gone.author.handle}`);
    await waitForText(popup, say('eligibility.gone.why'));
    await popup.close();
  });

  test('a card that plays while it is pointed at keeps its button', async () => {
    const page = await visits.visit('/@mara.kneads.dough');
    const before = await waitForIds(page);
    const tile = await page.waitForSelector('[data-e2e="user-post-item"]:has(a[href*="/video/"])');
    await tile?.hover();
    const player = await page.waitForSelector('[data-part="preview"] [id^="xgwrapper-"]');
    const playing = await player?.evaluate((node) => node.id.split('-')[2]);
    await twoFrames(page);
    await expectRightButtons(page);
    expect((await lookAtButtons(page)).map(({ itemId }) => itemId)).toEqual(before);
    expect(before).toContain(playing);
    await page.mouse.move(2, 2);
    await page.close();
  });

  test('over all of it nothing was asked of TikTok by us, and nothing went wrong', () => {
    const { site, front } = stage.sandbox;
    expect({ refetches: site.refetches, unsigned: site.unsigned }).toEqual({
      refetches: 0,
      unsigned: 0,
    });
    expect(front.refused()).toBe(0);
    expect(visits.faults).toEqual([]);
  });
});
