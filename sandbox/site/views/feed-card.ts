import type { ItemStruct } from '../../world/item-shape.ts';
import { formatAge, formatTime } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { actionBar } from './action-bar.ts';
import { adButton, adTag } from './ad-tag.ts';
import { caption } from './caption.ts';
import { icon } from './icons.ts';
import { coverPath, profilePath } from './links.ts';
import { liveFeedCard } from './live-card.ts';
import { photoPlayer } from './photo-player.ts';
import { sponsoredTag } from './sponsored-tag.ts';

/**
 * What a slot of the feed holds while it is filled. As on the real page the number is the slot's and there is no link to
 * the post: the id stands in the player's wrapper, and on photo posts nowhere.
 * @param now Unix seconds.
 */
export function feedCard(item: ItemStruct, slot: number, now: number): View {
  if (item.liveRoomInfo) return liveFeedCard(item, slot);
  const card = postCard(item, slot, now);
  return item.ad_info ? view`<div css="DivCardWrapper">${card}</div>` : card;
}

function postCard(item: ItemStruct, slot: number, now: number): View {
  return view`<div css="DivContentFlexLayout">
    <section css="SectionMediaCardContainer" aria-label="${say('Watch in full screen')}" data-e2e="feed-video" id="media-card-${slot}" role="button" tabindex="0">
      <canvas css="CanvasMediaCardPlaceholder" width="9" height="16"></canvas>
      ${item.imagePost ? photoPlayer(item) : videoPlayer(item, 0)}
      <div css="DivMediaCardOverlay">${overlayTop()}${overlayBottom(item, now)}</div>${item.imagePost ? null : progress(item)}</section>${actionBar(item)}</div>`;
}

/** The player of a video; `mode` is the number in the wrapper's id (0 feed, 1 grid, 4 classic post). */
export function videoPlayer(item: ItemStruct, mode: number): View {
  return view`<div css="DivVideoPlayerContainer">
    <div css="DivContainer" mode="${mode}">
      <div css="Box">
        <span><picture><img alt="${item.desc}" src="${coverPath(item.id)}" decoding="sync" draggable="false"></picture></span>
      </div>${playerWrapper(item.id, mode)}</div>
  </div>`;
}

/** What the player library makes of its place: the only node of a feed card that holds the id. */
export function playerWrapper(id: string, mode: number): View {
  return view`<div css="DivBasicPlayerWrapper">
    <div class="xgplayer-container tiktok-web-player" id="xgwrapper-${mode}-${id}">
      <div>
        <video muted playsinline loop tabindex="-1"></video>
        <div><div class="ttplayer-poster"></div></div>
      </div>
    </div>
  </div>`;
}

function overlayTop(): View {
  return view`<div css="DivMediaCardOverlayTop">
    <div css="DivVolumeControlContainer">
      <button css="TUXButton TUXButton--capsule action-item" aria-label="${say('Volume')}" data-act="mute">${icon('muted', 22)}</button>
    </div>
    <button css="TUXButton TUXButton--capsule action-item" aria-label="${say('More')}" data-e2e="more-menu-icon" data-act="more">${icon('more', 22)}</button>
  </div>`;
}

function overlayBottom(item: ItemStruct, now: number): View {
  const { uniqueId, verified } = item.author;
  return view`<div css="DivMediaCardOverlayBottom">
    <div css="DivOverlayBottomContent">
      <div css="DivCaptionContainer"></div>
      <div css="DivOverlayBottomLeadingTagsContainer"></div>
      <div css="DivCreatorInfoContainer">
        <a css="link-a11y-focus" href="${profilePath(uniqueId)}"><div css="DivNameLine">
            <p css="StyledTUXText TUXText TUXText--weight-medium">${uniqueId}</p>${verified && icon('verified', 15)}</div></a>
        <span css="SpanDate TUXText">· ${formatAge(Number(item.createTime), now)}</span>
      </div>
      <div css="DivMediaCardDescriptionContainer">
        <div css="DivMultilineTextContainer">
          <div css="DivMultilineText">
            <div css="DivDescriptionContentContainer" data-e2e="video-desc" dir="auto">${caption(item.desc)}</div>
          </div>
        </div>
      </div>
      <div css="DivItemTagsContainer">
        ${item.ad_info && adTag()}${sponsoredTag(item)}
      </div>
      ${item.ad_info && adButton()}
    </div>
    <div css="DivOverlayBottomCornerControls"></div>
  </div>`;
}

function progress(item: ItemStruct): View {
  return view`<div css="DivVideoProgressContainer">
    <p css="PProgressTime TUXText" data-part="time">00:00 / ${formatTime(item.video.duration)}</p>
    <div css="DivProgressBar">
      <div css="DivProgressBarContainer">
        <div css="DivProgressBarElapsed" role="slider" aria-label="${say('Video progress')}" tabindex="0" data-part="elapsed"></div>
      </div>
    </div>
  </div>`;
}
