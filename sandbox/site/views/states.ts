import { view, type View } from '../view.ts';
import { icon, type IconName } from './icons.ts';
import { say } from '../words/say.ts';

/** A page that says one thing: nothing found, gone, not for guests. */
export function message(
  drawing: IconName,
  title: string,
  text: string,
  link?: { href: string; label: string },
): View {
  return view`<div css="DivErrorContainer">
    <div css="DivIconWrapper">${icon(drawing, 56)}</div>
    <p css="PTitle" data-e2e="page-message-title">${title}</p>
    <p css="PDesc">${text}</p>
    ${link && view`<a css="StyledMessageLink TUXButton" href="${link.href}">${link.label}</a>`}
  </div>`;
}

/** What stands in place of a list that did not come (names of the search page, captured 2026-07). */
export function listError(): View {
  return view`<div css="DivErrorContainer">
    <div css="DivIconWrapper">${icon('broken', 56)}</div>
    <h2 css="PTitle" data-e2e="search-error-title">${say('Something went wrong')}</h2>
    <p css="PDesc" data-e2e="search-error-desc">${say('The list did not come through.')}</p>
    <button css="StyledMessageLink TUXButton">${say('Try again')}</button>
  </div>`;
}

/** The 404 page's middle. */
export function notFound(): View {
  return view`<div css="DivMainContainer" id="main-content-not_found">${message('broken', say("Couldn't find this page"), say('It may have whirled away. Try the feed instead.'), { href: '/foryou', label: say('Go to For You') })}</div>`;
}

/** Grey cards, while a grid waits for its first answer. */
export function gridSkeleton(count: number): View {
  return view`${Array.from({ length: count }, () => view`<div css="DivSkeletonCard"><div css="TUXSkeletonRectangle"></div></div>`)}`;
}

/** A grey player, while the feed waits for its first answer. */
export function feedSkeleton(): View {
  return view`<div css="DivFeedSkeleton">
    <div css="TUXSkeletonRectangle"></div>
    <div css="DivSkeletonActions">
      ${Array.from({ length: 5 }, () => view`<div css="TUXSkeletonRectangle"></div>`)}
    </div>
  </div>`;
}
