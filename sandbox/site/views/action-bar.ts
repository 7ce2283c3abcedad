import type { ItemStruct } from '../../world/item-shape.ts';
import { formatCount, musicSlug } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import type { Word } from '../words/es.ts';
import { icon, type IconName } from './icons.ts';
import { avatarPath, coverPath, profilePath } from './links.ts';

/** The column of buttons beside a feed card. */
export function actionBar(item: ItemStruct): View {
  const { uniqueId } = item.author;
  return view`<section css="SectionActionBarContainer">
    <div css="DivAvatarActionItemContainer">
      <a css="AvatarLink link-a11y-focus" data-e2e="video-author-avatar" href="${profilePath(uniqueId)}">${avatar(uniqueId, 48)}</a>
      <button css="StyledAvatarFollowButton" data-e2e="feed-follow" data-act="follow" aria-label="${say('Follow')}">
        <div css="ButtonContent">${icon('plus', 14)}</div>
      </button>
    </div>
    ${countButtons(item)}
    <a css="link-a11y-focus" aria-label="Watch more videos with music ${item.music.title} - ${item.music.authorName}" data-e2e="video-music" href="/music/${musicSlug(item.music)}"><div css="MusicCoverDisc"><img alt="" src="${coverPath(item.id)}"></div></a>
  </section>`;
}

/** Like, comment, favourites and share, with their counts. */
export function countButtons(item: ItemStruct): View {
  const { diggCount, commentCount, collectCount, shareCount } = item.stats;
  return view`${countButton('like', 'heart', 'Like video\n{count} likes', diggCount)}
    ${countButton('comment', 'comment', 'Read or add comments\n{count} comments', commentCount)}
    <div>${countButton('favorite', 'bookmark', 'Add to Favorites. {count} added to Favorites', Number(collectCount))}</div>
    ${countButton('share', 'share', 'Share video\n{count} shares', shareCount)}`;
}

function countButton(name: string, drawing: IconName, label: Word, value: number): View {
  const count = formatCount(value);
  return view`<button css="ButtonActionItem" aria-label="${say(label, { count })}" data-act="${name}">
    <span css="SpanIconWrapper" data-e2e="${name}-icon">${icon(drawing, 24)}</span><strong css="StrongText" data-e2e="${name}-count">${count}</strong>
  </button>`;
}

/** The round picture of a creator; `size` in CSS pixels. */
export function avatar(handle: string, size: number): View {
  return view`<span css="SpanAvatarContainer" style="width:${size}px;height:${size}px"><img css="ImgAvatar" alt="${handle}" src="${avatarPath(handle)}" loading="lazy"/></span>`;
}
