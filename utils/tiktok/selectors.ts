/**
 * How a post sits on the page:
 * `feed` fills the screen with a column of round buttons beside it, `grid` is one tile of many, `detail` is the old
 * page of a single post and the player over a grid, `related` is a row of the column beside a single post.
 */
export type Layout = 'feed' | 'grid' | 'detail' | 'related';

/** A selector with where it holds and how we know. `captured`: seen in a saved page; `reported`: read elsewhere. */
interface DatedSelector {
  selector: string;
  on: string;
  source: string;
}

interface CardSelector extends DatedSelector {
  layout: Layout;
}

/** Every element that stands for one post; the first that matches says the layout. */
export const CARDS: readonly CardSelector[] = [
  {
    layout: 'feed',
    selector: '[data-e2e="recommend-list-item-container"]',
    on: 'For You, Following, single post in one column; empty slots have it too',
    source: 'captured 2022-03 to 2026-10',
  },
  {
    layout: 'grid',
    selector: '[data-e2e="user-post-item"]',
    on: 'profile',
    source: 'captured 2022-06 to 2026-04',
  },
  {
    layout: 'grid',
    selector: '[data-e2e="explore-item"]',
    on: 'Explore',
    source: 'captured 2025-09, reported 2026',
  },
  {
    layout: 'grid',
    selector: '[data-e2e="search_top-item"]',
    on: 'search, Top',
    source: 'captured 2022-05 and 2025-09, reported 2026-10',
  },
  {
    layout: 'grid',
    selector: '[data-e2e="search_video-item"], [data-e2e="search-video-item"]',
    on: 'search, Videos',
    source: 'reported 2026-03',
  },
  {
    layout: 'grid',
    selector: '[data-e2e="challenge-item"]',
    on: 'hashtag',
    source: 'reported 2024 to 2026-03',
  },
  { layout: 'grid', selector: '[data-e2e="music-item"]', on: 'sound', source: 'reported 2024' },
  {
    layout: 'detail',
    selector: '[data-e2e="detail-video"]',
    on: 'single post, classic',
    source: 'captured 2025-06 and 2025-07',
  },
  {
    layout: 'detail',
    selector: '[data-e2e="browse-video"]',
    on: 'player over a grid',
    source: 'reported 2023 to 2026',
  },
  {
    layout: 'related',
    selector: '[class*="DivRelatedTabContainer"] [class*="DivItemContainer"]',
    on: 'single post in one column, "You may like"',
    source: 'captured 2025-12',
  },
  {
    layout: 'related',
    selector: '[class*="DivVideoList"] [class*="DivItemContainer"]',
    on: 'single post, classic, right column',
    source: 'captured 2025-06',
  },
];

/** Any post card. */
export const ANY_CARD = CARDS.map(({ selector }) => selector).join(', ');

/** A link that may lead to a post; `parsePostUrl` decides. All surfaces but the feed; captured 2022 to 2026. */
export const POST_LINK = 'a[href*="/video/"], a[href*="/photo/"]';

/** Words of a creator may link anywhere, so links in them say nothing about the card. */
export const TALK = [
  '[data-e2e="video-desc"]', // feed, captured 2022-03 to 2025-12
  '[data-e2e="browse-video-desc"]', // single post classic, captured 2025-06
  '[data-e2e="search-card-video-caption"]', // search, captured 2022-05 and 2025-09
].join(', ');

/** The player: its id ends in the item id. The number before is the player's mode, not an index. Captured 2025-06 on. */
export const PLAYER = '[id^="xgwrapper-"]';
export const PLAYER_ID = /^xgwrapper-\d+-(\d{15,25})$/;

/** What tells a filled feed slot from an empty one. Captured 2022-03 to 2026-10. */
export const FEED_FILLING = `[data-e2e="feed-video"], ${PLAYER}, a[href*="/@"]`;

/** Where the creator's profile is linked, best first. */
export const AUTHOR_LINKS = [
  'a[data-e2e="video-author-avatar"]', // feed, captured 2022-03 to 2026-10
  '[class*="DivCreatorInfoContainer"] a[href*="/@"]', // feed, captured 2025-12
  'a[data-e2e="browse-user-avatar"]', // single post classic, captured 2025-06
] as const;

/** Where the creator's handle is written out, best first. */
export const AUTHOR_NAMES = [
  '[data-e2e="video-author-uniqueid"]', // feed, captured 2022-03; logged in, reported 2025-11
  '[data-e2e="browse-username"]', // single post classic, captured 2025-06
  '[data-e2e="search-card-user-unique-id"]', // search, captured 2022-05 and 2025-09
  '[data-e2e="explore-card-user-unique-id"]', // Explore, captured 2025-09
  '[class*="SpanUniqueId"]', // related columns, captured 2025-06 and 2025-12
] as const;

/** TikTok's own summary, written by a machine into the caption's element. Captured 2025-12. */
export const NOT_THE_CAPTION = '[class*="DivCustomTDK"]';

/** The link of the sound; its trailing digits are the sound's id. Feed, captured 2022-03 to 2025-12. */
export const SOUND_LINK = 'a[data-e2e="video-music"], [data-e2e="video-music"] a';

/** The old feed had no player ids, and the new one is a list of articles. Captured 2022-03 against 2025-12. */
export const NEW_FEED_CARD = 'article';

/** Players of photo posts. Names from TikTok's own bundle, reported to 2026-10. */
export const PHOTO_PLAYER =
  '[class*="DivPhotoVideoContainer"], [class*="DivPhotoPlayerContainer"], [class*="ImgPhotoSlide"]';

/** A link to somebody's live video: a card that is no post. Reported 2026. */
export const LIVE_LINK = 'a[href$="/live"], a[href*="/live?"]';

/** The wrapper of a tile, which holds the tile and the words under it. Always the tile's parent. */
export const TILE_WRAPPER = [
  '[id^="grid-item-container-"]', // profile, captured 2025-12 and 2026-04
  '[id^="column-item-video-container-"]', // Explore and search, captured 2025-09
  '[class*="DivItemContainer"]', // all grids, captured 2022-05 to 2026-04
].join(', ');

/** What a single post in the old layout lies in, with creator, words and buttons. Captured 2025-06, reported 2026. */
export const DETAIL_SCOPE =
  '[class*="DivLeftContainer"], [class*="DivBrowserModeContainer"], [role="dialog"]';

/** The picture of a related row. Captured 2025-06 and 2025-12. */
export const RELATED_COVER = '[class*="DivCoverContainer"]';

/** The column of round buttons beside a feed post. Captured 2025-12. */
export const ACTION_BAR =
  'section[class*="SectionActionBarContainer"], [class*="SectionActionBar"]';

/** The like icon: its button's parent holds the action buttons. Captured 2022-03 to 2025-12. */
export const LIKE_ICON = '[data-e2e="like-icon"], [data-e2e="browse-like-icon"]';

/** The creator's picture in the column of buttons. Captured 2025-12. */
export const AVATAR = '[data-e2e="video-author-avatar"]';

/** The page's own JSON, written into it by the server. Captured 2023-02 to 2026-07. */
export const HYDRATION = 'script#__UNIVERSAL_DATA_FOR_REHYDRATION__';

/** The main container, whose id names the surface. Captured 2023-02 to 2026-10. */
export const MAIN = '[id^="main-content-"]';
