import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { avatar } from './action-bar.ts';
import { icon, LOGO_MARK, type IconName } from './icons.ts';
import { profilePath } from './links.ts';

/** The column at the left: mark, search, main links, a few creators. `handles[0]` stands behind "Profile". */
export function sideNav(handles: readonly string[]): View {
  const own = handles[0] ?? '';
  return view`<div css="DivSideNavPlaceholderContainer">
    <div css="DivSideNavContainer">
      <div css="DivFixedContentContainer">
        <div css="DivLogoWrapper">
          <a css="StyledLinkLogo link-a11y-focus" data-e2e="tiktok-logo" href="/" aria-label="${say('Go to the For You feed')}">${LOGO_MARK}<strong css="StrongWordmark">clip<em>whirl</em></strong></a>
        </div>
        <div css="DivSearchWrapper">
          <form css="FormElement search-input" data-e2e="search-box" action="/search" role="search">
            ${icon('search', 18)}<input css="InputElement" type="search" name="q" aria-label="${say('Search')}" placeholder="${say('Search')}" data-e2e="search-user-input" autocomplete="off"/>
          </form>
        </div>
      </div>
      <div css="DivScrollingContentContainer">
        <div css="DivMainNavContainer">
          ${navLink('/foryou', 'home', say('For You'), 'nav-foryou')}
          ${navLink('/explore', 'compass', say('Explore'), 'nav-explore')}
          ${navLink('/following', 'people', say('Following'), 'nav-following')}
          ${navLink(profilePath(own), 'person', say('Profile'), 'nav-profile')}
        </div>
        <div css="SubMainNavContentContainer">
          <h2 css="H2NavTitle">${say('Creators to watch')}</h2>${handles.slice(1, 6).map(suggestion)}</div>
      </div>
      <div css="SubMainNavFooterContainer">
        <p>${say('An invented site for trying things out.')}</p>
        <p>${say('Nobody here is real.')}</p>
      </div>
    </div>
  </div>`;
}

function navLink(href: string, drawing: IconName, label: string, e2e: string): View {
  return view`<div css="StyledTUXTooltip TUXTooltip-reference">
    <a css="StyledNavLink link-a11y-focus" data-e2e="${e2e}" href="${href}" aria-label="${label}">${icon(drawing, 26)}<span css="SpanNavLabel">${label}</span></a>
  </div>`;
}

function suggestion(handle: string): View {
  return view`<a css="StyledNavLink link-a11y-focus" href="${profilePath(handle)}">${avatar(handle, 28)}<span css="SpanNavLabel">${handle}</span></a>`;
}
