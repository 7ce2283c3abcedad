import type { ItemStruct } from '../../world/item-shape.ts';
import { formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { icon } from './icons.ts';
import { coverPath, postPath } from './links.ts';
import { gridSkeleton } from './states.ts';

/** Discover, still grey; `topic` is empty on the page of all topics. */
export function discoverPage(topic: string): View {
  return view`<div css="DivShareLayoutContentV2">
    <h1 css="H1ShareTitle">${topic ? `${say('Discover')} ${topic}` : say('Discover')}</h1>
    <div css="DivDiscoverFeed" data-e2e="explore-feed">
      <div css="DivVideoFeedV2">${gridSkeleton(6)}</div>
    </div>
    <button css="TUXButton TUXButton--secondary" data-part="more" hidden>${say('Show more')}</button>
  </div>`;
}

/**
 * The posts of one topic (structure captured 2025-09, named in full in a report of 2026-07): links are relative, and the
 * caption stands in their title.
 */
export function topicBlock(block: { title: string; itemList: readonly ItemStruct[] }): View {
  const path = `/discover/${encodeURIComponent(block.title)}`;
  return view`<div css="DivItemContainerDiscover" data-e2e="explore-feed-item">
    <a css="StyledLink link-a11y-focus" href="${path}"><h4 css="H4Title" data-e2e="explore-feed-title">#${block.title}</h4></a>
    <div css="DivVideoFeedV2" data-e2e="explore-feed-video-list">${block.itemList.map(card)}</div>
  </div>`;
}

function card(item: ItemStruct): View {
  return view`<div css="DivVideoCard" data-e2e="explore-feed-video">
    <a css="AVideoCard" href="${postPath(item)}" title="${item.desc}">
      <img alt="${item.desc}" src="${coverPath(item.id)}" loading="lazy">
      <div css="DivCardFooter">${icon('playOutline', 18)}<strong css="StrongVideoCount video-count">${formatCount(item.stats.playCount)}</strong></div>
    </a>
  </div>`;
}
