import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { followingOrder } from '../../sandbox/site/account-lists.ts';
import type { WorldPost } from '../../sandbox/world/posts.ts';
import { oddPost } from '../../sandbox/world/world.ts';
import { openSitePage, type SitePage } from '../support/site-page.ts';

let site: SitePage;
beforeAll(async () => {
  site = await openSitePage();
});
afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
});

const pathOf = ({ author, kind, id }: WorldPost): string => `/@${author.handle}/${kind}/${id}`;
const firstOf = (kind: WorldPost['kind']): WorldPost => {
  const post = site.running.world.posts.find((one) => one.kind === kind);
  if (!post) throw new Error(`The world has no ${kind}`);
  return post;
};
/** What the one element that fits says. */
const words = (selector: string): Promise<string> =>
  site.see(`document.querySelector(${JSON.stringify(selector)}).textContent.trim()`);
/** Ids of the posts that the links in a part of the page lead to. */
const idsIn = (selector: string): Promise<string[]> =>
  site.see(
    `[...document.querySelectorAll(${JSON.stringify(`${selector} a`)})].flatMap((link) => /\\/(?:video|photo)\\/(\\d+)/.exec(link.getAttribute('href'))?.[1] ?? [])`,
  );
const mainId = (): Promise<string> =>
  site.see(`document.querySelector('[id^="main-content-"]').id`);
const keepDocument = (): Promise<unknown> => site.see(`window.stays = true`);
const isSameDocument = (): Promise<boolean> => site.see(`window.stays === true`);
const pathNow = (): string => new URL(site.page.url()).pathname;

describe('Discover', () => {
  it('shows three posts to a topic, with relative links and the caption in their title', async () => {
    await site.open('/discover');
    expect(await mainId()).toBe('main-content-discovery');
    const blocks = await site.count('[data-e2e="explore-feed-item"]');
    expect(blocks).toBe(8);
    expect(await site.count('[data-e2e="explore-feed-video"]')).toBe(3 * blocks);
    const links = await site.see<{ href: string; title: string }[]>(
      `[...document.querySelectorAll('[data-e2e="explore-feed-video"] a')].map((link) => ({ href: link.getAttribute('href'), title: link.title }))`,
    );
    for (const { href, title } of links) {
      expect(href).toMatch(/^\/@[^/]+\/(?:video|photo)\/\d{19}$/);
      expect(title).not.toBe('');
    }
  });

  it('opens a topic, and from there a page of a post, without loading a document', async () => {
    await site.open('/discover');
    await keepDocument();
    await site.page.click('[data-e2e="explore-feed-item"] a');
    await site.page.waitForFunction(`location.pathname.startsWith('/discover/')`);
    await waitUntil(
      'the topic at length',
      async () => (await site.count('[data-e2e="explore-feed-video"]')) > 3,
    );
    await site.page.click('[data-e2e="explore-feed-video"] a');
    await site.page.waitForSelector('#main-content-video_detail [data-part="related"] a');
    expect(await site.count('[role="dialog"]')).toBe(0);
    expect(await isSameDocument()).toBe(true);
  });
});

describe('search', () => {
  it('has tabs, of which "Videos" shows posts only', async () => {
    await site.open('/search?q=coffee');
    await keepDocument();
    expect(await site.count('[data-e2e="search-user-container"]')).toBeGreaterThan(0);
    await site.page.click('#tabs-0-tab-search_video');
    await site.page.waitForSelector(
      '[data-e2e="search_video-item-list"] > [id^="column-item-video-container-"] > [data-e2e="search_video-item"]',
    );
    expect(pathNow()).toBe('/search/video');
    expect(await site.count('[data-e2e="search-user-container"]')).toBe(0);
    expect(await site.see(`document.querySelector('[aria-selected="true"]').id`)).toBe(
      'tabs-0-tab-search_video',
    );
    expect(await isSameDocument()).toBe(true);
  });

  it('shows accounts and no posts under "Users"', async () => {
    await site.open('/search/user?q=coffee');
    expect(await mainId()).toBe('main-content-general_search');
    expect(await site.count('[data-e2e="search-user-container"]')).toBeGreaterThan(0);
    expect(await idsIn('#main-content-general_search')).toEqual([]);
  });
});

describe('hashtag and sound', () => {
  it('tell in the header of a hashtag how many posts have it', async () => {
    await site.open('/tag/sourdough');
    expect(await mainId()).toBe('main-content-challenge');
    expect(await words('[data-e2e="challenge-title"]')).toBe('#sourdough');
    const posts = Number.parseInt(await words('[data-e2e="challenge-vvcount"]'), 10);
    const cards = '[data-e2e="challenge-item-list"] > [id^="grid-item-container-"]';
    await site.see(`window.scrollTo(0, document.body.scrollHeight)`);
    await waitUntil('all posts', async () => (await site.count(cards)) === posts);
  });

  it('say so under the header when no post has the hashtag', async () => {
    await site.open('/tag/nobodyusesthis');
    expect(await site.count('[data-e2e="challenge-item"]')).toBe(0);
    expect(await words('[data-e2e="page-message-title"]')).toBe('Nothing here');
    expect(await words('[data-e2e="challenge-title"]')).toBe('#nobodyusesthis');
  });

  it('show the posts with a sound under its name', async () => {
    const music = site.running.world.posts.find((post) => !post.music.original)?.music;
    await site.open(`/music/whatever-${music?.id}`);
    expect(await mainId()).toBe('main-content-single_song');
    expect(await words('[data-e2e="music-title"]')).toBe(music?.title);
    expect(
      await site.count('[data-e2e="music-item-list"] [data-e2e="music-item"] a[href*="/@"]'),
    ).toBeGreaterThan(5);
  });
});

describe('a profile', () => {
  it('pins posts in the first tab and shows reposts of others in the second', async () => {
    await site.open('/@mara.kneads.dough');
    expect(await site.count('[data-e2e="user-post-item"] [data-e2e="video-card-badge"]')).toBe(3);
    await site.page.click('[data-e2e="repost-tab"]');
    await site.page.waitForSelector('[data-e2e="user-repost-item"]');
    expect(await site.count('[data-e2e="user-post-item"]')).toBe(0);
    expect(await site.count('[data-e2e="video-card-badge"]')).toBe(0);
    expect(
      await site.count('#user-repost-item-list a[href*="/@"]:not([href*="/@mara.kneads.dough/"])'),
    ).toBe(11);
  });

  it('shows what a verified account liked', async () => {
    await site.open('/@mara.kneads.dough');
    await site.page.click('[data-e2e="liked-tab"]');
    await site.page.waitForSelector(
      '[data-e2e="user-liked-item-list"] [data-e2e="user-liked-item"]',
    );
    expect(pathNow()).toBe('/@mara.kneads.dough');
  });

  it('keeps private what others liked', async () => {
    await site.open('/@kettle_and_crow');
    await site.page.click('[data-e2e="liked-tab"]');
    expect(await words('[data-e2e="page-message-title"]')).toMatch(/liked videos are private/);
    expect(await idsIn('#main-content-others_homepage')).toEqual([]);
  });

  it('has favorites for the account itself only', async () => {
    await site.open('/@mara.kneads.dough');
    expect(await site.count('[data-e2e="favorites-tab"]')).toBe(0);
    await site.open('/@mara.kneads.dough?login=1');
    await site.page.click('[data-e2e="favorites-tab"]');
    await site.page.waitForSelector('[data-e2e="favorites-item-list"] [data-e2e="favorites-item"]');
  });

  it('is locked when the account is private', async () => {
    const { author } = oddPost(site.running.world, 'privateAccount');
    await site.open(`/@${author.handle}`);
    expect(await words('[data-e2e="page-message-title"]')).toBe('This account is private');
    expect(await words('[data-e2e="user-title"]')).toBe(author.handle);
    expect(await site.count('[data-e2e="user-post-item"]')).toBe(0);
  });
});

describe('Following', () => {
  it('only asks a guest to log in', async () => {
    await site.open('/following');
    expect(await site.count('article')).toBe(0);
    expect(await mainId()).toBe('main-content-homepage_follow');
  });

  it('is a feed of followed accounts for who is logged in, also after going there and back', async () => {
    const [first] = followingOrder(site.running.world);
    await site.open('/following?login=1');
    const player = `#main-content-homepage_follow #column-list-container article [id="xgwrapper-0-${first?.id}"]`;
    await site.page.waitForSelector(player);
    await keepDocument();
    await site.page.click('[data-e2e="nav-explore"]');
    await site.page.waitForSelector('[data-e2e="explore-item"]');
    await site.page.click('[data-e2e="nav-following"]');
    await site.page.waitForSelector(player);
    expect(await isSameDocument()).toBe(true);
  });
});

describe('the player over a grid', () => {
  const DIALOG = 'body > div[role="dialog"][aria-modal="true"][class*="DivBrowserModeContainer"]';
  const openCard = async (index: number): Promise<string> => {
    await site.open('/explore');
    await keepDocument();
    const card = `#grid-item-container-${index} [data-e2e="explore-item"]`;
    const [id = ''] = await idsIn(card);
    await site.page.click(card);
    await site.page.waitForSelector(DIALOG);
    return id;
  };

  it('hangs on the body, over a grid that keeps its cards, under the address of the post', async () => {
    const id = await openCard(1);
    expect(pathNow()).toMatch(new RegExp(`^/@[^/]+/(?:video|photo)/${id}$`));
    expect(await mainId()).toBe('main-content-explore_page');
    expect(await site.count('[data-e2e="explore-item"]')).toBe(24);
    expect(await site.count(`${DIALOG} [data-e2e="browse-video"] [id="xgwrapper-4-${id}"]`)).toBe(
      1,
    );
    for (const name of ['browse-username', 'browse-video-desc', 'browse-music', 'like-icon'])
      expect(await site.count(`${DIALOG} [data-e2e="${name}"]`)).toBe(1);
  });

  it('shows the next post in the same nodes, leaves a stranger in them alone and adds no step to go back', async () => {
    const id = await openCard(3);
    const steps = await site.see<number>(`history.length`);
    await site.see(`(() => {
      window.name_ = document.querySelector('[data-e2e="browse-username"]');
      window.picture = document.querySelector('[data-e2e="browse-video"]');
      window.picture.append(document.createElement('stranger-button'));
    })()`);
    await site.page.click('[data-e2e="arrow-right"]');
    await waitUntil('another address', async () => !pathNow().endsWith(id));
    expect(await site.see(`window.name_.isConnected && window.picture.isConnected`)).toBe(true);
    expect(await site.count(`${DIALOG} stranger-button`)).toBe(1);
    expect(await site.see(`window.name_.textContent`)).toBe(/@([^/]+)/.exec(pathNow())?.[1]);
    expect(await site.see(`history.length`)).toBe(steps);
    await site.page.click('[data-e2e="arrow-left"]');
    await waitUntil('the first address', async () => pathNow().endsWith(id));
  });

  it('goes on to photo posts, which have no player id', async () => {
    await openCard(1);
    await site.page.keyboard.press('ArrowDown');
    await waitUntil('a photo post', async () => pathNow().includes('/photo/'));
    expect(
      await site.count(`${DIALOG} [data-e2e="browse-video"] img[class*="ImgPhotoSlide"]`),
    ).toBeGreaterThan(1);
    expect(await site.count(`${DIALOG} [id^="xgwrapper-"]`)).toBe(0);
  });

  it('closes on its button, on Escape and on going back, and is opened anew by going forward as a page', async () => {
    for (const close of [
      () => site.page.click('[data-e2e="modal-close-inner-button"]'),
      () => site.page.keyboard.press('Escape'),
      () => site.page.goBack(),
    ]) {
      await openCard(1);
      await close();
      await site.page.waitForSelector(DIALOG, { hidden: true });
      expect(pathNow()).toBe('/explore');
      expect(await site.count('[data-e2e="explore-item"]')).toBe(24);
      expect(await isSameDocument()).toBe(true);
    }
    await site.page.goForward();
    await site.page.waitForSelector('#main-content-video_detail');
  });

  it('goes to the end of the grid and has more of it fetched', async () => {
    await openCard(0);
    for (let step = 0; step < 25; step += 1) await site.page.keyboard.press('ArrowDown');
    await waitUntil(
      'a longer grid',
      async () => (await site.count('[data-e2e="explore-item"]')) > 24,
    );
    expect(await site.log('error')).toEqual([]);
  });

  it('goes with its page when one leaves for a profile', async () => {
    await openCard(1);
    await site.page.click('[data-e2e="browse-user-avatar"]');
    await site.page.waitForSelector('#main-content-others_homepage [data-e2e="user-post-item"]');
    expect(await site.count(DIALOG)).toBe(0);
  });
});

describe('a single post', () => {
  it('has related posts beside it in both layouts', async () => {
    const path = pathOf(firstOf('video'));
    await site.open(path);
    expect(
      await idsIn('[class*="DivRelatedTabContainer"] [class*="DivItemContainer"]'),
    ).toHaveLength(12);
    await site.open(`${path}?layout=classic`);
    expect(await idsIn('[class*="DivVideoList"] [class*="DivItemContainer"]')).toHaveLength(12);
    expect(await site.count('[class*="DivVideoList"] [class*="SpanUniqueId"]')).toBe(12);
  });

  it('opens a related post as a page', async () => {
    await site.open(pathOf(firstOf('video')));
    const [id = ''] = await idsIn('[data-part="related"]');
    await site.page.click('[data-part="related"] > div');
    await waitUntil('the related post', async () => pathNow().endsWith(id));
    await site.page.waitForSelector(
      `article [id="xgwrapper-0-${id}"], article [class*="ImgPhotoSlide"]`,
    );
    expect(await site.count('[role="dialog"]')).toBe(0);
  });

  it('with photos turns from one to the next', async () => {
    const photo = firstOf('photo');
    await site.open(pathOf(photo));
    const first = 'article:first-child';
    expect(
      await site.count(
        `${first} [class*="DivPhotoVideoContainer"] [class*="DivPhotoPlayerContainer"] .swiper-slide img[class*="ImgPhotoSlide"]`,
      ),
    ).toBe(photo.imageCount);
    await site.page.click(`${first} [class*="DivRightArrow"]`);
    expect(await site.log('slide')).toMatchObject([{ picture: 1 }]);
    expect(await site.count(`${first} [id^="xgwrapper-"]`)).toBe(0);
  });

  it('says why it cannot be shown, whether it comes with the document or not', async () => {
    for (const [name, title] of [
      ['deleted', 'This post is not available'],
      ['privatePost', 'This post is private'],
      ['privateAccount', 'This account is private'],
    ] as const) {
      const path = pathOf(oddPost(site.running.world, name));
      await site.open(path);
      expect(await words('[data-e2e="page-message-title"]')).toBe(title);
      await site.open('/explore');
      await site.see(`(() => {
        const link = document.createElement('a');
        link.href = ${JSON.stringify(path)};
        document.querySelector('#app').append(link);
        link.click();
      })()`);
      await site.page.waitForSelector('#main-content-video_detail [data-e2e="page-message-title"]');
      expect(await words('[data-e2e="page-message-title"]')).toBe(title);
    }
  });

  it('is covered by a dialog that asks to log in, until that is closed', async () => {
    await site.open(`${pathOf(firstOf('video'))}?login-modal=1`);
    await site.page.waitForSelector('#login-modal [role="dialog"][aria-modal="true"]');
    const over = (): Promise<boolean> =>
      site.see(`document.elementFromPoint(640, 300).closest('#login-modal') !== null`);
    expect(await over()).toBe(true);
    await site.page.click('#login-modal [data-e2e="modal-close-inner-button"]');
    expect(await over()).toBe(false);
  });
});

describe('a grid', () => {
  it('stays grey for seconds when it is slow, and goes on doing so from page to page', async () => {
    const skeleton = '[class*="DivSkeletonCard"]';
    await site.open('/explore?slow=1');
    expect(await site.count(skeleton)).toBeGreaterThan(0);
    await site.page.waitForSelector('[data-e2e="explore-item"]');
    expect(await site.count(skeleton)).toBe(0);
    await site.page.click('[data-e2e="nav-profile"]');
    await site.page.waitForSelector(`[data-e2e="user-post-item-list"] ${skeleton}`);
    await site.page.waitForSelector('[data-e2e="user-post-item"]');
  });

  it('that did not come says so, and comes when one tries again', async () => {
    await site.open('/search?q=coffee&fail=1');
    expect(await site.count('[data-e2e="search-error-title"]')).toBe(1);
    expect(await site.count('[data-e2e="search_top-item"]')).toBe(0);
    await site.page.click('[class*="DivErrorContainer"] button');
    await site.page.waitForSelector('[data-e2e="search_top-item"]', { visible: true });
    expect(await site.count('[data-e2e="search-error-title"]')).toBe(0);
  });

  it('gives a photo post no player under the pointer', async () => {
    await site.open('/explore');
    const photo = await site.see<string>(
      `document.querySelector('[data-e2e="explore-item"] a[href*="/photo/"]').closest('[id^="grid-item-container-"]').id`,
    );
    await site.page.hover(`#${photo} [role="button"]`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await site.count('[id^="xgwrapper-"]')).toBe(0);
  });
});

describe('the mobile page of a post', () => {
  it('is drawn from its JSON, under a request to open the app', async () => {
    const post = firstOf('video');
    await site.open(`${pathOf(post)}?device=mobile`);
    expect(await words('#app [class*="StyledUserName"]')).toBe(`@${post.author.handle}`);
    expect(await site.count('#app-skeleton')).toBe(0);
    await site.page.click('[data-e2e="launch-popup-close"]');
    expect(await site.count('#launch-popup')).toBe(0);
    expect(await idsIn('body')).toEqual([]);
  });

  it('shows all pictures of a photo post', async () => {
    const photo = firstOf('photo');
    await site.open(`${pathOf(photo)}?device=mobile`);
    expect(await site.count('#app img[class*="ImgSlide"]')).toBe(photo.imageCount);
  });
});

it('asks for each list once, signed, on every surface', () => {
  expect(site.running.site).toMatchObject({ refetches: 0, unsigned: 0 });
});
