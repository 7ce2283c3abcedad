import type { ReflowItem } from '../../world/reflow-item.ts';
import { formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { avatar } from './action-bar.ts';
import { icon, type IconName } from './icons.ts';
import { coverPath } from './links.ts';
import { APP_LINK } from './mobile-shell.ts';

/**
 * One post on the mobile site. The names of its parts are those of the captured skeleton; every link leads to the app, so
 * that only the address and the page's JSON say which post it is.
 */
export function mobilePost(item: ReflowItem, handle: string): View {
  const { stats } = item;
  return view`<div css="DivVideoCard">
    <div css="DivMediaMobile">${item.imagePost ? slides(item, item.imagePost.images.length) : poster(item)}</div>
    <div css="DivVideoCaption">
      <div css="DivPlayCreatorHandle">
        <a css="StyledUserName" href="${APP_LINK}">@${handle}</a>
        <a css="StyledDesc" href="${APP_LINK}" dir="auto">${item.desc}</a>
      </div>
      <div css="DivPlaySide">
        <a css="StyledUserAvatar" href="${APP_LINK}">${avatar(handle, 48)}</a>
        ${count('heart', stats.diggCount)}${count('comment', stats.commentCount)}${count('share', stats.shareCount)}
      </div>
    </div>
    <div css="DivBottomButtonSection"><a css="MobileAppButton" href="${APP_LINK}">${say('Open the app')}</a></div>
  </div>`;
}

function poster(item: ReflowItem): View {
  return view`<img css="ImgPoster" alt="${item.desc}" src="${coverPath(item.id)}">
    <span css="SpanPlay">${icon('play', 56)}</span>`;
}

function slides(item: ReflowItem, count: number): View {
  return view`<div css="DivSlides">
    ${Array.from({ length: count }, (_, index) => view`<img css="ImgSlide" alt="${item.desc}" src="${coverPath(item.id, index)}">`)}
  </div>`;
}

function count(drawing: IconName, value: number): View {
  return view`<a css="StyledIconWrapper" href="${APP_LINK}">${icon(drawing, 30)}<strong>${formatCount(value)}</strong></a>`;
}
