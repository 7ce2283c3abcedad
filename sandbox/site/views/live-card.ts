import type { ItemStruct } from '../../world/item-shape.ts';
import { formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { avatar } from './action-bar.ts';
import { icon } from './icons.ts';
import { avatarPath, postPath, profilePath } from './links.ts';

/** A live video in a slot of the feed: a link to the room, and no player, so no id. */
export function liveFeedCard(item: ItemStruct, slot: number): View {
  const { uniqueId } = item.author;
  return view`<div css="DivContentFlexLayout">
    <section css="SectionMediaCardContainer" aria-label="${say('LIVE now')}" data-e2e="feed-video" id="media-card-${slot}" role="button" tabindex="0">
      <a css="ALiveCover link-a11y-focus" href="${postPath(item)}"><img alt="" src="${avatarPath(uniqueId)}" draggable="false">${liveBadge(item)}</a>
      <div css="DivMediaCardOverlay">
        <div css="DivMediaCardOverlayBottom">
          <div css="DivOverlayBottomContent">
            <div css="DivCreatorInfoContainer">
              <a css="link-a11y-focus" href="${profilePath(uniqueId)}"><div css="DivNameLine"><p css="StyledTUXText TUXText TUXText--weight-medium">${uniqueId}</p></div></a>
            </div>
            <div css="DivDescriptionContentContainer" data-e2e="video-desc" dir="auto">${item.desc}</div>
          </div>
        </div>
      </div></section>
    <section css="SectionActionBarContainer">
      <div css="DivAvatarActionItemContainer">
        <a css="AvatarLink link-a11y-focus" data-e2e="video-author-avatar" href="${profilePath(uniqueId)}">${avatar(uniqueId, 48)}</a>
      </div>
    </section></div>`;
}

/** What says on a cover that somebody is live, and before how many. */
export function liveBadge(item: ItemStruct): View {
  const count = formatCount(item.liveRoomInfo?.userCount ?? 0);
  return view`<div css="DivLiveBadge">${icon('live', 16)}<span>${say('LIVE now')}</span><span>${say('{count} viewers', { count })}</span></div>`;
}
