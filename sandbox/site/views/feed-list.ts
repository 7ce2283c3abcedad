import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { icon } from './icons.ts';
import { feedSkeleton } from './states.ts';

/** The scrolling column of the feed, still grey, and the two round buttons beside it. */
export function feedList(): View {
  return view`<div css="DivColumnListContainer" id="column-list-container">${feedSkeleton()}</div>
    <aside css="AsideOneColumnSidebar">
      <div css="DivFeedNavigationContainer">
        <button css="TUXButton TUXButton--capsule action-item" aria-label="${say('Previous video')}" data-act="previous">${icon('up', 24)}</button>
        <button css="TUXButton TUXButton--capsule action-item" aria-label="${say('Next video')}" data-act="next">${icon('down', 24)}</button>
      </div>
    </aside>`;
}

/** An empty slot: the same in every way as a filled one, but without children. */
export function feedSlot(slot: number): View {
  return view`<article css="ArticleItemContainer" data-e2e="recommend-list-item-container" data-scroll-index="${slot}" id="one-column-item-${slot}"></article>`;
}
