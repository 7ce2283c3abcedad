import { describe, expect, test } from 'vitest';
import { findCards } from '../../../utils/tiktok/find-cards.ts';
import { findSpot } from '../../../utils/tiktok/find-spot.ts';
import { identifyCard } from '../../../utils/tiktok/identify-card.ts';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';
import { createPostCache } from '../../../utils/tiktok/post-cache.ts';
import { readPlace } from '../../../utils/tiktok/surfaces.ts';
import {
  browseMode,
  feedCard,
  HANDLE,
  ITEM_ID,
  mobilePost,
  OTHER_ID,
  pageOf,
  relatedRow,
  tile,
} from '../../support/tiktok-cards.ts';

const SITE = 'https://www.tiktok.com';
const POST_URL = `${SITE}/@${HANDLE}/video/${ITEM_ID}`;
const rules = compileRules();

/** What becomes of each card of a page: the id, or why there is none. */
function read(html: string, url: string): string[] {
  const page = pageOf(html);
  const place = readPlace(page, url, rules);
  const view = { place: () => place, cache: createPostCache(), rules };
  return findCards(page, rules).map((card) => {
    const identity = identifyCard(card, view);
    return identity.ok ? `${identity.itemId} by ${identity.idFrom}` : identity.reason;
  });
}

/** Where the button of the first card goes, as its parent's class, and its shape. */
function spotOf(html: string): [string | undefined, string | undefined] {
  const [card] = findCards(pageOf(html), rules);
  const spot = card && findSpot(card, rules);
  return [spot?.parent.className, spot?.shape];
}

describe('tiles', () => {
  test.each([
    ['/@mila.bakes', 'user-post-item'],
    ['/@mila.bakes', 'user-repost-item'],
    ['/@mila.bakes', 'user-liked-item'],
    ['/@mila.bakes', 'favorites-item'],
    ['/explore', 'explore-item'],
    ['/search?q=bread', 'search_top-item'],
    ['/search/video?q=bread', 'search_video-item'],
    ['/search/video?q=bread', 'search-video-item'],
    ['/tag/bread', 'challenge-item'],
    ['/music/a-song-7000000000000000001', 'music-item'],
    ['/discover', 'explore-feed-video'],
  ])('on %s, %s is a post', (path, e2e) => {
    expect(read(tile({ e2e }), SITE + path)).toEqual([`${ITEM_ID} by link`]);
  });

  test('of Discover have their button beside the link', () => {
    const html = `<div class="DivVideoFeedV2"><div data-e2e="explore-feed-video" class="tile">
      <a title="Fresh bread" href="/@${HANDLE}/video/${ITEM_ID}"><img alt=""></a></div></div>`;
    expect(spotOf(html)).toEqual(['tile', 'corner']);
  });

  test('of pictures are posts too', () => {
    expect(read(tile({ path: 'photo' }), `${SITE}/@${HANDLE}`)).toEqual([`${ITEM_ID} by link`]);
  });

  test('with a player mounted under the pointer stay the same post', () => {
    const html = tile({ foreign: `<div id="xgwrapper-1-${ITEM_ID}"></div>` });
    expect(read(html, `${SITE}/@${HANDLE}`)).toEqual([`${ITEM_ID} by link`]);
  });

  test('that wait for their post are empty', () => {
    expect(read('<div data-e2e="user-post-item"></div>', `${SITE}/@${HANDLE}`)).toEqual(['empty']);
  });
});

describe('what is no post', () => {
  const AD = '<div data-e2e="ad-tag">Ad</div>';

  test('an advertisement in the feed', () => {
    expect(read(feedCard({ foreign: AD }), `${SITE}/foryou`)).toEqual(['ad']);
    const around = `<div class="css-1-DivCardWrapper">${AD}${feedCard()}</div>`;
    expect(read(around, `${SITE}/foryou`)).toEqual(['ad']);
  });

  test('an advertisement among tiles, marked in the tile or under it', () => {
    expect(read(tile({ foreign: AD }), `${SITE}/search?q=x`)).toEqual(['ad']);
    expect(read(tile({ caption: AD }), `${SITE}/search?q=x`)).toEqual(['ad']);
    expect(read(tile(), `${SITE}/search?q=x`)).toEqual([`${ITEM_ID} by link`]);
  });

  test('a live video, in the feed and among tiles', () => {
    const live = `<a href="/@${HANDLE}/live">live</a>`;
    const feed = `<article data-e2e="recommend-list-item-container">${live}</article>`;
    expect(read(feed, `${SITE}/foryou`)).toEqual(['not-a-post']);
    const inGrid = `<div data-e2e="search_top-item">${live}</div>`;
    expect(read(inGrid, `${SITE}/search?q=x`)).toEqual(['not-a-post']);
  });

  test('people, suggested or found', () => {
    const people = `<div data-e2e="search-user-container"><a href="/@${HANDLE}">Mila</a></div>
      <a data-e2e="suggest-user-avatar" href="/@tom.rides">Tom</a>`;
    expect(read(people, `${SITE}/search/user?q=mila`)).toEqual([]);
  });
});

describe('a post opened over a grid', () => {
  const below = `<div id="main-content-others_homepage">${tile({ itemId: OTHER_ID })}</div>`;

  test('is that of the address, and the tiles below stay their own', () => {
    expect(read(below + browseMode(), POST_URL)).toEqual([
      `${OTHER_ID} by link`,
      `${ITEM_ID} by wrapper`,
    ]);
  });

  test('with pictures is that of the address', () => {
    const photo = browseMode({ hasPlayer: false });
    expect(read(below + photo, POST_URL)[1]).toBe(`${ITEM_ID} by url`);
  });

  test('is nobody’s while address and player name different posts on the way to the next one', () => {
    const url = `${SITE}/@tom.rides/video/${OTHER_ID}`;
    expect(read(browseMode(), url)).toEqual(['conflicting-ids']);
  });

  test('is nobody’s while the address names another creator than the page shows', () => {
    const url = `${SITE}/@tom.rides/photo/${OTHER_ID}`;
    expect(read(browseMode({ hasPlayer: false }), url)).toEqual(['conflicting-ids']);
  });

  test('is one card, though its player may be named twice', () => {
    const twice = browseMode().replace('<video>', '<div data-e2e="detail-video"></div><video>');
    expect(read(twice, POST_URL)).toEqual([`${ITEM_ID} by wrapper`]);
  });

  test('has its button over the player, for the row of buttons beside it is full', () => {
    expect(spotOf(browseMode())[1]).toBe('player');
  });
});

describe('the mobile site', () => {
  const url = `${SITE}/@${HANDLE}/photo/${ITEM_ID}`;

  test('shows the post of the address', () => {
    expect(read(mobilePost(), url)).toEqual([`${ITEM_ID} by url`]);
    expect(spotOf(mobilePost())).toEqual(['css-1-DivVideoCard', 'corner']);
  });

  test('is empty while its skeleton stands', () => {
    const skeleton = '<div id="app-skeleton"><div class="css-1-DivVideoCardSkeleton"></div></div>';
    expect(read(`${skeleton}<div id="app"></div>`, url)).toEqual([]);
  });

  test('names none of several cards, for the address can mean only one', () => {
    const two = mobilePost().replace(
      '</div></div>',
      '</div><div class="DivVideoCard"></div></div>',
    );
    expect(read(two, url)).toEqual(['conflicting-ids', 'conflicting-ids']);
  });

  test('says who made the post, and a stranger’s is not that of the address', () => {
    expect(read(mobilePost('tom.rides'), url)).toEqual(['conflicting-ids']);
  });
});

describe('rows beside a single post', () => {
  test.each(['DivRelatedTabContainer', 'DivVideoList'])('in %s are posts', (column) => {
    const html = `<div class="css-1-${column}">${relatedRow()}</div>`;
    expect(read(html, POST_URL)).toEqual([`${OTHER_ID} by link`]);
  });
});
