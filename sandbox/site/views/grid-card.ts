import type { ItemStruct } from '../../world/item-shape.ts';
import { formatAge, formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { avatar } from './action-bar.ts';
import { adTag } from './ad-tag.ts';
import { caption } from './caption.ts';
import { icon } from './icons.ts';
import { gridCoverPath, postPath, profilePath } from './links.ts';
import { liveBadge } from './live-card.ts';

/** A grid and how its cards are told apart: `e2e` is their data-e2e, `wrapperId` the id of their wrappers without the number. */
export interface GridStyle {
  e2e: string;
  wrapperId: string;
  wrapper: string;
  /** What lies over the cover. */
  footer: 'views' | 'likes';
  /** What stands under the cover, in the wrapper and not in the card. */
  below: 'explore' | 'search' | null;
}

export const EXPLORE_GRID: GridStyle = {
  e2e: 'explore-item',
  wrapperId: 'grid-item-container',
  wrapper: 'DivItemContainerV2',
  footer: 'likes',
  below: 'explore',
};
export const SEARCH_GRID: GridStyle = {
  e2e: 'search_top-item',
  wrapperId: 'column-item-video-container',
  wrapper: 'DivItemContainerForSearch',
  footer: 'views',
  below: 'search',
};
export const PROFILE_GRID: GridStyle = {
  e2e: 'user-post-item',
  wrapperId: 'grid-item-container',
  wrapper: 'DivItemContainerV2',
  footer: 'views',
  below: null,
};
export const VIDEO_SEARCH_GRID: GridStyle = { ...SEARCH_GRID, e2e: 'search_video-item' };
export const REPOST_GRID: GridStyle = { ...PROFILE_GRID, e2e: 'user-repost-item' };
export const LIKED_GRID: GridStyle = { ...PROFILE_GRID, e2e: 'user-liked-item' };
export const FAVORITES_GRID: GridStyle = { ...PROFILE_GRID, e2e: 'favorites-item' };
export const TAG_GRID: GridStyle = { ...PROFILE_GRID, e2e: 'challenge-item', below: 'search' };
export const MUSIC_GRID: GridStyle = { ...PROFILE_GRID, e2e: 'music-item', below: 'search' };

/** Where a card stands: its number, the origin its absolute link starts with, and the time now (Unix seconds). */
export interface CardPlace {
  index: number;
  origin: string;
  now: number;
}

/** One card of a grid with its wrapper. `cover` is the address of the picture. */
export function gridCard(
  item: ItemStruct,
  style: GridStyle,
  place: CardPlace,
  cover = gridCoverPath(item),
): View {
  const made = say('{caption} created by {name} with {sound}', {
    caption: item.desc,
    name: item.author.nickname,
    sound: item.music.title,
  }).trim();
  return view`<div css="${style.wrapper}${item.ad_info ? ' DivCardWrapper' : ''}" id="${style.wrapperId}-${place.index}">
    <div css="DivContainer StyledDivContainerV2" aria-label="${say('Watch in full screen')}" data-e2e="${style.e2e}" role="button" tabindex="0">
      <div style="padding-top:133.333%">
        <div css="DivWrapper">
          <a css="AVideoContainer" href="${place.origin}${postPath(item)}" tabindex="-1">
            <canvas css="CanvasPlaceholder" width="3" height="4"></canvas>
            <div css="DivPlayerContainer">
              <div css="DivContainer" mode="1" data-part="preview">
                <div css="Box">
                  <span><picture><img alt="${made}" src="${cover}" loading="lazy"></picture></span>
                </div>
              </div>${cardFooter(item, style)}</div>
            ${item.isPinnedItem && style.e2e === 'user-post-item' ? pinnedBadge() : null}
            ${item.ad_info && adTag()}
            ${item.imagePost && view`<div css="DivPhotoMark">${icon('grid', 18)}</div>`}
          </a>
        </div>
      </div>
    </div>
    ${style.below === 'explore' && exploreBelow(item)}
    ${style.below === 'search' && searchBelow(item, place)}
  </div>`;
}

function pinnedBadge(): View {
  return view`<div css="DivHeaderContainerCard">
    <div css="DivLeftSection"><div css="DivBadge" data-e2e="video-card-badge">${say('Pinned')}</div></div>
  </div>`;
}

function cardFooter(item: ItemStruct, style: GridStyle): View {
  if (item.liveRoomInfo) return liveBadge(item);
  return style.footer === 'views' ? viewsFooter(item) : likesFooter(item);
}

function viewsFooter(item: ItemStruct): View {
  return view`<div css="DivCardFooter">
    ${icon('playOutline', 18)}<strong css="StrongVideoCount video-count" data-e2e="video-views">${formatCount(item.stats.playCount)}</strong>
  </div>`;
}

function likesFooter(item: ItemStruct): View {
  return view`<div css="DivPlayContainer" data-e2e="explore-card-info">
      <div css="DivExploreCardText" data-e2e="explore-card-info-left">
        <div css="DivIconText" data-e2e="explore-card-like-container">
          ${icon('heart', 18)}<span>${formatCount(item.stats.diggCount)}</span>
        </div>
      </div>
    </div>
    <div css="DivMuteIconContainer">${icon('muted', 18)}</div>`;
}

function exploreBelow(item: ItemStruct): View {
  const { uniqueId, verified } = item.author;
  return view`<div css="DivVideoExploreCardDesc" data-e2e="explore-card-desc">
    <div css="DivCardBottomInfo">
      <div css="DivPlayLine">
        <div css="DivUserInfo">
          <a css="link-a11y-focus" data-e2e="explore-card-user-link" href="${profilePath(uniqueId)}">${avatar(uniqueId, 24)}</a>
          <a css="link-a11y-focus" data-e2e="explore-card-user-link" href="${profilePath(uniqueId)}"><p css="PUniqueId" data-e2e="explore-card-user-unique-id">${uniqueId}</p></a>
          ${verified && view`<span data-e2e="explore-card-user-verified">${icon('verified', 14)}</span>`}
        </div>
      </div>
    </div>
  </div>`;
}

function searchBelow(item: ItemStruct, { index, now }: CardPlace): View {
  const { uniqueId, nickname } = item.author;
  return view`<div css="DivVideoSearchCardDesc" data-e2e="search-card-desc">
    <div css="DivCardBottomInfo">
      <div css="DivMetaCaptionLine" data-e2e="search-card-video-caption" dir="auto">
        <div css="DivDescriptionContentContainer">${caption(item.desc)}</div>
      </div>
      <div css="DivPlayLine">
        <a css="link-a11y-focus" aria-label="${say("{name}'s profile", { name: nickname })}" data-e2e="search-card-user-link" href="${profilePath(uniqueId)}" id="search_top-item-user-link-${index}"><div css="DivUserInfo">
            ${avatar(uniqueId, 24)}
            <p css="PUniqueId" data-e2e="search-card-user-unique-id">${uniqueId}</p>
          </div></a>
        <div css="DivTimeTag">${formatAge(Number(item.createTime), now)}</div>
      </div>
    </div>
  </div>`;
}
