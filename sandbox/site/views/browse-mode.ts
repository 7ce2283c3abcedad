import type { ItemStruct } from '../../world/item-shape.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { countButtons } from './action-bar.ts';
import { playerWrapper } from './feed-card.ts';
import { icon } from './icons.ts';
import { coverPath, postPath } from './links.ts';
import { photoPlayer } from './photo-player.ts';
import { postDescription, seekBar } from './post-page.ts';

/** The number in the wrapper's id. Which one TikTok uses here is not known; the old single post has the same. */
const PLAYER_MODE = 4;
/** As TikTok's page lays it: over the page and its columns, under the login dialog. */
const Z_INDEX = 3000;

/**
 * The player over a grid: dialog and container are one node (reported 2023 to 2026, no capture), the post's words stand
 * beside the player, and comments below them.
 * @param now Unix seconds.
 */
export function browseMode(
  item: ItemStruct,
  now: number,
  { hasPrevious, hasNext }: { hasPrevious: boolean; hasNext: boolean },
): View {
  return view`<div css="DivBrowserModeContainer" role="dialog" aria-modal="true" aria-label="${titleOf(item)}" style="z-index:${Z_INDEX}">
    <div css="DivVideoContainer">
      <div css="DivBlurBackgroundWrapper" style="background-image:url('${coverPath(item.id)}')"></div>
      <div css="DivVideoWrapper" data-e2e="browse-video">${item.imagePost ? photoPlayer(item) : player(item)}</div>
      <button css="ButtonBasicButtonContainer" data-e2e="modal-close-inner-button" aria-label="${say('Close')}" data-act="leave">${icon('close', 22)}</button>
      <div css="DivMoreMenuContainer" data-e2e="more-menu" data-act="more">${icon('more', 24)}</div>
      ${arrow('arrow-left', 'previous', 'up', hasPrevious)}
      ${arrow('arrow-right', 'next', 'down', hasNext)}
      ${item.imagePost ? null : seekBar(item)}
    </div>
    <div css="DivContentContainer">
      ${postDescription(item, now)}
      <div css="DivMainContent">
        <div css="DivActionItemContainer">${countButtons(item)}</div>
        <div css="DivCopyLinkContainer"><p css="PCopyLinkText" data-e2e="browse-video-link">${postPath(item)}</p></div>
      </div>
      <div css="DivCommentListContainer"><p css="PCommentTitle">${say('Nobody here writes comments.')}</p></div>
    </div>
  </div>`;
}

/** What a post is called in the title of its page. */
export const titleOf = (item: ItemStruct): string =>
  `${item.desc.slice(0, 60) || 'Post'} by @${item.author.uniqueId}`;

function player(item: ItemStruct): View {
  return view`<div css="DivContainer" mode="${PLAYER_MODE}">
    <div css="Box">
      <span><picture><img alt="${item.desc}" src="${coverPath(item.id)}" draggable="false"></picture></span>
    </div>${playerWrapper(item.id, PLAYER_MODE)}</div>`;
}

function arrow(
  e2e: string,
  act: 'previous' | 'next',
  drawing: 'up' | 'down',
  isThere: boolean,
): View {
  const label = act === 'next' ? say('Next video') : say('Previous video');
  return view`<button css="ButtonSwitchButton" data-e2e="${e2e}" aria-label="${label}" data-act="${act}" ${!isThere && DISABLED}>${icon(drawing, 22)}</button>`;
}

const DISABLED = view`disabled`;
