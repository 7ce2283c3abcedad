import { formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { icon } from './icons.ts';
import { gridSkeleton } from './states.ts';

const CATEGORIES = [
  'All',
  'Food',
  'Home & Garden',
  'Beauty',
  'DIY',
  'Sport',
  'Animals',
  'Books',
  'Music',
  'Travel',
  'Games',
] as const;

/** Explore: categories and a grey grid. */
export function explorePage(): View {
  return view`<div css="DivShareLayoutContentV2">
    <div css="DivCategoryListWrapper">
      <div css="DivCategoryListContainer" id="category-list-container">
        <div css="DivCategoryList">
          ${CATEGORIES.map((name, index) => view`<button css="ButtonCategoryItemContainer" aria-pressed="${index === 0 ? 'true' : 'false'}" data-act="category"><span css="SpanCategoryName">${say(name)}</span></button>`)}
        </div>
      </div>
    </div>
    <div css="DivThreeColumnContainer">
      <div css="DivVideoFeedV2" data-e2e="explore-item-list" mode="explore">${gridSkeleton(12)}</div>
    </div>
  </div>`;
}

/** What stands over the posts of a hashtag or a sound; `count` is null until it is known. */
interface GridTitle {
  title: string;
  authorName: string;
  count: number | null;
}

/** The page of a hashtag (header captured 2025-08) or a sound (names reported): a header and a grey grid. */
export function titledGridPage(list: 'challenge' | 'music', header: GridTitle): View {
  return view`<div css="DivShareLayoutContentV2">
    <div css="StyledDivShareLayoutHeaderV2" data-part="header">
      ${list === 'challenge' ? tagHeader(header) : soundHeader(header)}
    </div>
    <main css="MainDetailWrapper">
      <div css="DivThreeColumnContainer">
        <div css="DivVideoFeedV2" data-e2e="${list}-item-list" id="${list}-item-list" mode="compact">${gridSkeleton(12)}</div>
      </div>
    </main>
  </div>`;
}

function tagHeader({ title, count }: GridTitle): View {
  return view`<div css="DivShareInfo">
      <span css="SpanTagMark" data-e2e="challenge-avatar">#</span>
      <div css="DivShareTitleContainer">
        <h1 css="H1ShareTitle" data-e2e="challenge-title">#${title}</h1>
        <h2 css="H2ShareSubTitleThin" data-e2e="challenge-vvcount" title="posts">${count === null ? null : say('{count} posts', { count: formatCount(count) })}</h2>
      </div>
    </div>
    ${headerButtons('challenge-more')}`;
}

function soundHeader({ title, authorName, count }: GridTitle): View {
  return view`<div css="DivShareInfo">
      <span css="SpanTagMark">${icon('note', 40)}</span>
      <div css="DivShareTitleContainer">
        <h1 css="H1ShareTitle" data-e2e="music-title">${title}</h1>
        <h2 css="H2ShareSubTitle" data-e2e="music-creator">${authorName}</h2>
        <h2 css="H2ShareSubTitleThin" data-e2e="music-video-count" title="videos">${count === null ? null : say('{count} videos', { count: formatCount(count) })}</h2>
      </div>
    </div>
    ${headerButtons('music-more')}`;
}

function headerButtons(more: string): View {
  return view`<div css="DivButtonsContainer">
    <div css="DivShareActions" data-e2e="share-btn" data-act="share" role="button" tabindex="0" aria-label="${say('Share')}">${icon('share', 22)}</div>
    <div css="DivMoreActions" data-e2e="${more}" data-act="more" role="button" tabindex="0" aria-label="${say('More')}">${icon('more', 22)}</div>
  </div>`;
}
