/** What a card of the hand-made pages shows. Handles and ids are invented. */
export interface CardParts {
  itemId?: string;
  handle?: string | null;
  caption?: string;
  soundId?: string;
  /** Markup of somebody else's, e.g. another extension's, put in as the first child. */
  foreign?: string;
  /** Without a player there is no id in a feed card. */
  hasPlayer?: boolean;
}

export const ITEM_ID = '7571000000000000001';
export const OTHER_ID = '7571000000000000002';
export const HANDLE = 'mila.bakes';

/** A filled slot of the feed, in the shape of late 2025: player, caption, and the column of round buttons. */
export function feedCard(parts: CardParts = {}): string {
  return `<article data-e2e="recommend-list-item-container">${feedFilling(parts)}</article>`;
}

/** What a slot of the feed is filled with. */
export function feedFilling(parts: CardParts = {}): string {
  const {
    itemId = ITEM_ID,
    handle = HANDLE,
    caption = 'Fresh bread',
    soundId = '7571000000000000999',
  } = parts;
  const { foreign = '', hasPlayer = true } = parts;
  const avatar =
    handle === null ? '' : `<a data-e2e="video-author-avatar" href="/@${handle}">pic</a>`;
  return `
    <div class="css-1x-DivContentFlexLayout">${foreign}
      <section data-e2e="feed-video" role="button" tabindex="0">
        ${hasPlayer ? `<div id="xgwrapper-0-${itemId}"><video></video></div>` : '<div class="DivPhotoVideoContainer"></div>'}
        <div data-e2e="video-desc"><span>${caption}</span><a href="/@somebody/video/7000000000000000077">stitch</a>
          <div class="css-9-DivCustomTDKContainer">A summary nobody wrote</div></div>
      </section>
      <section class="css-2y-SectionActionBarContainer">
        <div class="avatar-block">${avatar}<button data-e2e="feed-follow">+</button></div>
        <button><span data-e2e="like-icon"></span><strong data-e2e="like-count">12</strong></button>
        <a data-e2e="video-music" href="/music/original-sound-${soundId}">disc</a>
      </section>
    </div>`;
}

/** A slot of the feed that waits to be filled. */
export const EMPTY_SLOT = '<article data-e2e="recommend-list-item-container"></article>';

/** A tile of a grid in its wrapper, with its words under it. */
export function tile(parts: CardParts & { e2e?: string; path?: 'video' | 'photo' } = {}): string {
  const { itemId = ITEM_ID, handle = HANDLE, caption = 'Fresh bread', foreign = '' } = parts;
  const { e2e = 'user-post-item', path = 'video' } = parts;
  return `
    <div id="grid-item-container-0" class="css-3-DivItemContainerV2">
      <div data-e2e="${e2e}" role="button" tabindex="0">${foreign}
        <a href="https://www.tiktok.com/@${handle ?? ''}/${path}/${itemId}"><img alt="picture"></a>
      </div>
      <div data-e2e="search-card-desc"><div data-e2e="search-card-video-caption">${caption}</div>
        <p data-e2e="search-card-user-unique-id">${handle ?? ''}</p></div>
    </div>`;
}

/** A single post in the old layout. */
export function classicPost({
  itemId = ITEM_ID,
  handle = HANDLE,
  caption = 'Fresh bread',
}: CardParts = {}): string {
  return `
    <div id="main-content-video_detail"><div class="css-4-DivLeftContainer">
      <div class="DivVideoContainer">
        <div data-e2e="detail-video"><div id="xgwrapper-4-${itemId}"><video></video></div></div>
        <div class="DivActionItemContainer"><button><span data-e2e="like-icon"></span></button></div>
      </div>
      <a data-e2e="browse-user-avatar" href="/@${handle}">pic</a><span data-e2e="browse-username">${handle}</span>
      <div data-e2e="browse-video-desc"><span>${caption}</span></div>
    </div></div>`;
}

/** A post opened over a grid: the dialog with its player, its words and its buttons. */
export function browseMode({
  itemId = ITEM_ID,
  handle = HANDLE,
  hasPlayer = true,
}: CardParts = {}): string {
  return `
    <div role="dialog" aria-modal="true" class="css-8-DivBrowserModeContainer">
      <div data-e2e="browse-video">
        ${hasPlayer ? `<div id="xgwrapper-4-${itemId}"><video></video></div>` : '<div class="DivPhotoVideoContainer"></div>'}
      </div>
      <a data-e2e="browse-user-avatar" href="/@${handle}">pic</a><span data-e2e="browse-username">${handle}</span>
      <div class="DivActionItemContainer"><button><span data-e2e="like-icon"></span></button></div>
    </div>`;
}

/** A single post of the mobile site, which names it nowhere. */
export function mobilePost(handle = HANDLE): string {
  return `
    <div id="app"><div class="css-1-DivVideoCard">
      <a class="css-2-StyledUserName" href="https://app.example/redirect/">@${handle}</a>
    </div></div>`;
}

/** A row of the column beside a single post. */
export function relatedRow({ itemId = OTHER_ID, handle = 'tom.rides' }: CardParts = {}): string {
  return `
    <div class="css-5-DivItemContainer">
      <div class="css-6-DivCoverContainer"><a href="/@${handle}/video/${itemId}"><img alt=""></a></div>
      <span class="css-7-SpanUniqueId">${handle}</span>
    </div>`;
}

/** A document with this inside. */
export function pageOf(...parts: string[]): Document {
  return new DOMParser().parseFromString(
    `<!doctype html><body>${parts.join('')}</body>`,
    'text/html',
  );
}

/** An item as TikTok's answers hold it, with only the fields that matter here. */
export function itemStruct(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: ITEM_ID,
    desc: 'Fresh bread',
    createTime: 1_762_777_000,
    textLanguage: 'en',
    author: { uniqueId: HANDLE, nickname: 'Mila', verified: false },
    music: { id: '7571000000000000999', original: true },
    stats: { playCount: 1200, diggCount: 30, commentCount: 4, shareCount: 5, collectCount: '6' },
    digged: true,
    collected: true,
    ...overrides,
  };
}
