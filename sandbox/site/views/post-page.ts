import type { ItemStruct } from '../../world/item-shape.ts';
import { formatAge, formatCount, formatTime, musicSlug } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { avatar, countButtons } from './action-bar.ts';
import { caption } from './caption.ts';
import { playerWrapper } from './feed-card.ts';
import { feedList } from './feed-list.ts';
import { icon } from './icons.ts';
import { coverPath, postPath, profilePath } from './links.ts';
import { photoPlayer } from './photo-player.ts';
import { sponsoredTag } from './sponsored-tag.ts';

/** One post in the one-column layout: the feed with this post first, and a column with two tabs. */
export function oneColumnPost(item: ItemStruct): View {
  return view`<div css="DivVideoDetailContainer">
    <div css="DivEmptyWrapper"></div>
    <div css="DivContentContainer">
      <div css="DivLeftContainer">${feedList()}</div>
      <div css="DivVideoListTabBarWrapper">
        <div css="StyledContentWrapper">
          <div css="VideoDetailContentPanelSpacer"></div>
          <div class="TUXTabBar">
            <div class="TUXTabBar-list">
              <div class="TUXTabBar-item" id="comments">
                <button class="TUXTabBar-itemTitle">${say('Comments ({count})', { count: formatCount(item.stats.commentCount) })}</button>
              </div>
              <div class="TUXTabBar-item" id="related">
                <button class="TUXTabBar-itemTitle TUXTabBar-itemTitle--active">${say('You may like')}</button>
              </div>
            </div>
            <div class="TUXTabBar-content">
              <div css="DivRelatedTabContainer">
                <div css="DivListContainer" data-part="related"></div>
              </div>
            </div>
          </div>
        </div>
      </div>
    </div>
  </div>`;
}

/** One post in the classic layout: a wide player with the words under it, and a column of related posts. */
export function classicPost(item: ItemStruct, now: number): View {
  return view`<div css="DivVideoDetailContainer DivClassic">
    <div css="DivEmptyWrapper"></div>
    <div css="DivContentContainer">
      <div css="DivLeftContainer">
        <div css="DivPlayerContainerClassic">${classicStage(item)}</div>
        ${postDescription(item, now)}
      </div>
      <div css="DivVideoList">
        <p css="PVideoListTitle">${say('You may like')}</p>
        <div css="DivListContainer" data-part="related"></div>
      </div>
    </div>
  </div>`;
}

function classicStage(item: ItemStruct): View {
  return view`<div css="DivVideoContainer">
    <div css="DivBlurBackgroundWrapper" style="background-image:url('${coverPath(item.id)}')"></div>
    ${classicPlayer(item)}
    <div css="DivMoreMenuContainer" data-e2e="more-menu" data-act="more">${icon('more', 24)}</div>
    <div css="DivActionBarWrapper">
      <div css="DivVideoSwitchWrapper">
        <button css="ButtonSwitchButton" data-e2e="arrow-left" aria-label="${say('Previous video')}" data-act="previous">${icon('up', 22)}</button>
        <button css="ButtonSwitchButton" data-e2e="arrow-right" aria-label="${say('Next video')}" data-act="next">${icon('down', 22)}</button>
      </div>
      <div css="DivActionItemContainer">${countButtons(item)}</div>
    </div>
    ${item.imagePost ? null : seekBar(item)}
  </div>`;
}

/** How far a video has played. */
export function seekBar(item: ItemStruct): View {
  return view`<div css="DivVideoSwiperControlContainer">
    <div css="DivSeekBarContainer"><div css="DivSeekBarProgress" data-part="elapsed"></div></div>
    <div css="DivSeekBarTimeContainer" data-part="time">00:00 / ${formatTime(item.video.duration)}</div>
  </div>`;
}

function classicPlayer(item: ItemStruct): View {
  const player = item.imagePost
    ? photoPlayer(item)
    : view`<div css="DivContainer" mode="4">
        <div css="Box">
          <span><picture><img alt="${item.desc}" src="${coverPath(item.id)}" draggable="false"></picture></span>
        </div>${playerWrapper(item.id, 4)}</div>`;
  return view`<div css="DivVideoWrapper" data-e2e="detail-video">${player}</div>`;
}

/** Creator, caption, label and sound, as the old page and the player over a grid show them. */
export function postDescription(item: ItemStruct, now: number): View {
  const { uniqueId, nickname, verified } = item.author;
  return view`<div css="StyledDetailContentWrapper">
    <div css="DivAuthorContainer">
      <div css="DivInfoContainer">
        <a css="link-a11y-focus" data-e2e="browse-user-avatar" href="${profilePath(uniqueId)}">${avatar(uniqueId, 48)}</a>
        <a css="StyledLink link-a11y-focus" href="${profilePath(uniqueId)}"><span css="SpanUniqueId" data-e2e="browse-username">${uniqueId}${verified && icon('verified', 15)}</span><br><span css="SpanOtherInfos" data-e2e="browser-nickname"><span css="SpanNickName"><bdi>${nickname}</bdi></span><span> · </span><span>${formatAge(Number(item.createTime), now)}</span></span></a>
        <button css="StyledFollowButtonTux TUXButton TUXButton--primary" data-e2e="browse-follow" data-act="follow-profile">${say('Follow')}</button>
      </div>
    </div>
    <div css="DivVideoInfoContainer">
      <div css="DivDescriptionContentContainer" data-e2e="browse-video-desc" dir="auto">${caption(item.desc)}</div>
      ${sponsoredTag(item)}
      <h4 css="H4Link" data-e2e="browse-music">
        <a css="StyledLink link-a11y-focus" href="/music/${musicSlug(item.music)}">${icon('note', 16)}
          <div css="DivMusicText">${item.music.title} - ${item.music.authorName}</div></a>
      </h4>
    </div>
  </div>`;
}

/** One line of the column of related posts. */
export function relatedCard(item: ItemStruct, now: number): View {
  return view`<div css="DivItemContainer">
    <div css="DivCoverContainer">
      <a css="LinkNonClickable" href="${postPath(item)}" title="${item.desc}"><div css="Box StyledCover">
          <span><picture><img alt="${item.desc}" src="${coverPath(item.id)}" loading="lazy"></picture></span></div></a>
    </div>
    <div css="DivContentContainerRelated">
      <div css="DivInfoContainerRelated">
        <div css="DivDesc" dir="auto"><div css="DivTitle">${item.desc}</div></div>
        <div css="DivAuthor"><span css="SpanUniqueId">${item.author.uniqueId}</span></div>
        <div css="DivOtherInfo">
          <div css="DivLikeInfo">${icon('heart', 14)}${formatCount(item.stats.diggCount)}</div>
          <span>·</span><span css="SpanOtherInfo">${formatAge(Number(item.createTime), now)}</span>
        </div>
      </div>
    </div>
  </div>`;
}
