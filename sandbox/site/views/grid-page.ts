import { view, type View } from '../view.ts';
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
];

/** Explore: categories and a grey grid. */
export function explorePage(): View {
  return view`<div css="DivShareLayoutContentV2">
    <div css="DivCategoryListWrapper">
      <div css="DivCategoryListContainer" id="category-list-container">
        <div css="DivCategoryList">
          ${CATEGORIES.map((name, index) => view`<button css="ButtonCategoryItemContainer" aria-pressed="${index === 0 ? 'true' : 'false'}" data-act="category"><span css="SpanCategoryName">${name}</span></button>`)}
        </div>
      </div>
    </div>
    <div css="DivThreeColumnContainer">
      <div css="DivVideoFeedV2" data-e2e="explore-item-list" mode="explore">${gridSkeleton(12)}</div>
    </div>
  </div>`;
}

/** The page of a hashtag or a sound: a title and a grey grid. */
export function titledGridPage(e2e: 'challenge' | 'music', title: string, subtitle: string): View {
  return view`<div css="DivShareLayoutContentV2">
    <div css="DivTitledHeader">
      <h1 css="H1ShareTitle" data-e2e="${e2e}-title">${title}</h1>
      <h2 css="H2ShareSubTitle" data-e2e="${e2e}-vvcount">${subtitle}</h2>
    </div>
    <div css="DivThreeColumnContainer">
      <div css="DivVideoFeedV2" data-e2e="${e2e}-item-list" mode="compact">${gridSkeleton(12)}</div>
    </div>
  </div>`;
}
