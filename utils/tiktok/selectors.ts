/*
 * Everything of TikTok's page that is looked up by selector, dated. `captured`: seen in a saved page; `reported`: read
 * elsewhere. In each list the newest and surest comes first; after a change on TikTok's side, this is the file to mend.
 */

/**
 * How a post sits on the page:
 * `feed` fills the screen with a column of round buttons beside it, `grid` is one tile of many, `detail` is the old
 * page of a single post and the player over a grid, `related` is a row of the column beside a single post, `mobile` is
 * the single post of the mobile site.
 */
export const LAYOUTS = ['feed', 'grid', 'detail', 'related', 'mobile'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Which elements stand for one post. */
export interface CardRule {
  layout: Layout;
  selector: string;
}

/** All rules by name: plain data, each list in order of preference. */
export type PageRules = {
  /** Every element that stands for one post; the first that matches says the layout. */
  cards: readonly CardRule[];
  /** Links that may lead to a post; `parsePostUrl` decides. */
  postLink: readonly string[];
  /** Words of a creator: they may link anywhere, so links in them say nothing about the card. */
  talk: readonly string[];
  /** The player: its id ends in the item id. */
  player: readonly string[];
  /** What tells a filled feed slot from an empty one. */
  feedFilling: readonly string[];
  /** What marks a card as an advertisement. */
  ad: readonly string[];
  /** Links to somebody's live video: a card without an id that has one is no post. */
  live: readonly string[];
  /** Where the creator's profile is linked. */
  authorLinks: readonly string[];
  /** Where the creator's handle is written out. */
  authorNames: readonly string[];
  /** What a machine wrote into the caption's element. */
  notTheCaption: readonly string[];
  /** The link of the sound; its trailing digits are the sound's id. */
  soundLink: readonly string[];
  /** Feed cards of the kind whose posts can be told by their words. */
  newFeedCard: readonly string[];
  photoPlayer: readonly string[];
  /** The wrapper of a tile, which holds the tile and the words under it. Always the tile's parent. */
  tileWrapper: readonly string[];
  /** What a `detail` post lies in, with creator, words and buttons. */
  detailScope: readonly string[];
  /** The picture of a related row. */
  relatedCover: readonly string[];
  /** The column of round buttons beside a feed post. */
  actionBar: readonly string[];
  /** Where counts are shown, rounded and in the page's language. */
  playCount: readonly string[];
  likeCount: readonly string[];
  commentCount: readonly string[];
  shareCount: readonly string[];
  saveCount: readonly string[];
  /** The label that discloses an advertisement; its words are those of the page's own dictionary. */
  disclosure: readonly string[];
  /** The main container, whose id names the surface. */
  main: readonly string[];
};

/** When the built-in rules were last looked at. */
export const RULES_VERSION = '2026-11-22';

const e2e = (name: string): string => `[data-e2e="${name}"]`;
const component = (name: string): string => `[class*="${name}"]`;

export const BUILT_IN_RULES: PageRules = {
  cards: [
    // For You, Following, single post in one column; empty slots have it too. Captured 2022-03 to 2026-10.
    { layout: 'feed', selector: e2e('recommend-list-item-container') },
    // Profile, posts. Captured 2022-06 to 2026-04.
    { layout: 'grid', selector: e2e('user-post-item') },
    // Explore. Captured 2025-09, reported 2026.
    { layout: 'grid', selector: e2e('explore-item') },
    // Search, Top. Captured 2022-05 and 2025-09, reported 2026-10.
    { layout: 'grid', selector: e2e('search_top-item') },
    // Search, Videos; the second spelling is rarer. Reported 2026-03.
    { layout: 'grid', selector: e2e('search_video-item') },
    { layout: 'grid', selector: e2e('search-video-item') },
    // Hashtag. Reported 2024 to 2026-03.
    { layout: 'grid', selector: e2e('challenge-item') },
    // Sound. Reported 2024.
    { layout: 'grid', selector: e2e('music-item') },
    // Profile, tabs of reposts, liked and favorites. Reported 2024 to 2026.
    { layout: 'grid', selector: e2e('user-repost-item') },
    { layout: 'grid', selector: e2e('user-liked-item') },
    { layout: 'grid', selector: e2e('favorites-item') },
    // Discover; three under each topic. Checked in a page of 2025-09, reported 2026.
    { layout: 'grid', selector: e2e('explore-feed-video') },
    // Single post, classic. Captured 2025-06 and 2025-07.
    { layout: 'detail', selector: e2e('detail-video') },
    // Player over a grid. Reported 2023 to 2026.
    { layout: 'detail', selector: e2e('browse-video') },
    // Single post in one column, "You may like". Captured 2025-12.
    {
      layout: 'related',
      selector: `${component('DivRelatedTabContainer')} ${component('DivItemContainer')}`,
    },
    // Single post, classic, right column. Captured 2025-06.
    {
      layout: 'related',
      selector: `${component('DivVideoList')} ${component('DivItemContainer')}`,
    },
    // Single post of the mobile site: unverified, after the component names of its skeleton (captured 2026-02).
    { layout: 'mobile', selector: '#app [class*="DivVideoCard"]:not([class*="Skeleton"])' },
  ],
  // All surfaces but the feed. Captured 2022 to 2026.
  postLink: ['a[href*="/video/"]', 'a[href*="/photo/"]'],
  talk: [
    e2e('video-desc'), // feed, captured 2022-03 to 2025-12
    e2e('browse-video-desc'), // single post classic, captured 2025-06
    e2e('search-card-video-caption'), // search, captured 2022-05 and 2025-09
  ],
  // The number before the item id is the player's mode, not an index. Captured 2025-06 on.
  player: ['[id^="xgwrapper-"]'],
  // Captured 2022-03 to 2026-10.
  feedFilling: [e2e('feed-video'), '[id^="xgwrapper-"]', 'a[href*="/@"]'],
  // Rules of ad blockers to 2026-08, code to 2026-10; no capture.
  ad: [e2e('ad-tag')],
  // Reported 2026.
  live: ['a[href$="/live"]', 'a[href*="/live?"]'],
  authorLinks: [
    `a${e2e('video-author-avatar')}`, // feed, captured 2022-03 to 2026-10
    `${component('DivCreatorInfoContainer')} a[href*="/@"]`, // feed, captured 2025-12
    `a${e2e('browse-user-avatar')}`, // single post classic, captured 2025-06
  ],
  authorNames: [
    e2e('video-author-uniqueid'), // feed, captured 2022-03; logged in, reported 2025-11
    e2e('browse-username'), // single post classic, captured 2025-06
    e2e('search-card-user-unique-id'), // search, captured 2022-05 and 2025-09
    e2e('explore-card-user-unique-id'), // Explore, captured 2025-09
    component('SpanUniqueId'), // related columns, captured 2025-06 and 2025-12
    component('StyledUserName'), // mobile site, unverified: after its skeleton, captured 2026-02
  ],
  // TikTok's own summary. Captured 2025-12.
  notTheCaption: [component('DivCustomTDK')],
  // Feed, captured 2022-03 to 2025-12.
  soundLink: [`a${e2e('video-music')}`, `${e2e('video-music')} a`],
  // The old feed had no player ids, and the new one is a list of articles. Captured 2022-03 against 2025-12.
  newFeedCard: ['article'],
  // Names from TikTok's own bundle, reported to 2026-10.
  photoPlayer: [
    component('DivPhotoVideoContainer'),
    component('DivPhotoPlayerContainer'),
    component('ImgPhotoSlide'),
  ],
  tileWrapper: [
    '[id^="grid-item-container-"]', // profile, captured 2025-12 and 2026-04
    '[id^="column-item-video-container-"]', // Explore and search, captured 2025-09
    component('DivItemContainer'), // all grids, captured 2022-05 to 2026-04
    component('DivCardWrapper'), // advertisements; rules of ad blockers to 2026-08, no capture
  ],
  detailScope: [
    component('DivLeftContainer'), // single post classic, captured 2025-06
    component('DivBrowserModeContainer'), // player over a grid, reported 2023 to 2026
    '[role="dialog"]', // the same
  ],
  // Captured 2025-06 and 2025-12.
  relatedCover: [component('DivCoverContainer')],
  // Captured 2025-12.
  actionBar: [component('SectionActionBar')],
  playCount: [
    e2e('video-views'), // profile, captured 2022-06 to 2026-04; search, captured 2025-09
    `${e2e('explore-feed-video')} ${component('StrongVideoCount')}`, // Discover, unverified: as on profiles
  ],
  likeCount: [
    e2e('like-count'), // feed and single post classic, captured 2022-03 to 2025-12
    e2e('explore-card-like-container'), // Explore, captured 2025-09
    e2e('search-card-like-container'), // search, captured 2022-05
  ],
  // Feed and single post classic. Captured 2022-03 to 2025-12.
  commentCount: [e2e('comment-count')],
  shareCount: [e2e('share-count')],
  // The first reported 2026-08, the second captured 2025-06 and 2025-12.
  saveCount: [e2e('favorite-count'), e2e('undefined-count')],
  // Captured 2025-12.
  disclosure: [e2e('sponsored-tag')],
  // Captured 2023-02 to 2026-10.
  main: ['[id^="main-content-"]'],
};

/** A player's own id: a word, the player's mode, and the item id. Captured 2025-06 to 2026-10. */
export const PLAYER_ID = /^[a-z]+(?:-\d{1,2})?-(\d{15,25})$/i;

/** The page's own JSON, written into it by the server. Captured 2023-02 to 2026-07. */
export const HYDRATION = 'script#__UNIVERSAL_DATA_FOR_REHYDRATION__';
