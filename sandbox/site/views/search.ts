import { formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { avatar } from './action-bar.ts';
import { icon } from './icons.ts';
import { profilePath } from './links.ts';
import { gridSkeleton } from './states.ts';

/** A user in a search answer (snake_case, as TikTok's search speaks). */
export interface SearchUser {
  uid: string;
  unique_id: string;
  nickname: string;
  signature: string;
  follower_count: number;
}

/** The tabs of the search page, as their ids name them (captured 2025-09). */
export type SearchTab = 'top' | 'account' | 'video' | 'live';

const TABS = [
  { tab: 'top', path: '/search', word: 'Top' },
  { tab: 'account', path: '/search/user', word: 'Users' },
  { tab: 'video', path: '/search/video', word: 'Videos' },
  { tab: 'live', path: '/search/live', word: 'LIVE' },
] as const;

/** The search page: tabs, and a grey grid or nothing yet. */
export function searchPage(open: SearchTab, keyword: string): View {
  return view`<div css="DivTabsContainer" id="search-tabs">
      <div css="DivTabsNavContainer" data-e2e="search-tab-list">
        <div css="DivTabsNavList" role="tablist">
          ${TABS.map(({ tab, path, word }) => tabView(tab, `${path}?q=${encodeURIComponent(keyword)}`, word, tab === open))}
        </div>
      </div>
      <div css="DivMoreContainer" aria-label="search-filter" role="button" tabindex="0">${icon('filter', 20)}</div>
    </div>
    <div css="DivPanelContainer" id="tabs-0-panel-search_${open}" role="tabpanel" tabindex="0">
      <div css="DivThreeColumnContainer">${open === 'top' || open === 'video' ? greyGrid(open) : null}</div>
    </div>`;
}

const greyGrid = (tab: SearchTab): View =>
  view`<div css="DivVideoFeed" data-e2e="search_${tab}-item-list" mode="search-video-list">${gridSkeleton(8)}</div>`;

function tabView(
  tab: SearchTab,
  to: string,
  word: (typeof TABS)[number]['word'],
  isOpen: boolean,
): View {
  return view`<div css="DivTab" data-e2e="tab-item"><div id="tabs-0-tab-search_${tab}" role="tab" data-act="go" data-to="${to}" tabindex="${isOpen ? 0 : -1}" aria-selected="${isOpen ? 'true' : 'false'}">${word === 'LIVE' ? word : say(word)}</div></div>`;
}

/** The accounts that fit, as one row among the posts. */
export function userRow(users: readonly SearchUser[]): View {
  return view`<div css="DivBlockContainer">
    <div css="DivTitleContainer"><h2 css="H2Title" data-e2e="search-top-user-title">${say('Users')}</h2></div>
    <div css="DivUserRow">${users.map(userCard)}</div>
  </div>`;
}

/** The accounts that fit, one below the other: all that the "Users" tab shows. */
export function userList(users: readonly SearchUser[]): View {
  return view`<div css="DivUserList">${users.map(userCard)}</div>`;
}

function userCard(user: SearchUser): View {
  const href = profilePath(user.unique_id);
  return view`<div css="DivLink" aria-label="${say("{name}'s profile", { name: user.nickname })}" data-e2e="search-user-container" role="link" tabindex="0">
    <div css="DivItemContainerUser">
      <div css="DivUserInfoContainer">
        <a css="StyledAvatarUserLink link-a11y-focus" data-e2e="search-user-avatar" href="${href}" tabindex="-1">${avatar(user.unique_id, 60)}</a>
        <a css="StyledDivInfoWrapper link-a11y-focus" data-e2e="search-user-info-container" href="${href}" tabindex="-1">
          <p css="PTitle" data-e2e="search-user-unique-id">${user.unique_id}</p>
          <p css="DivSubTitleWrapper" data-e2e="search-user-nickname"><bdi>${user.nickname}</bdi> · <span data-e2e="search-follow-count">${formatCount(user.follower_count)}</span> ${say('Followers')}</p>
          <p css="PDesc" data-e2e="search-user-desc" dir="auto">${user.signature}</p>
        </a>
        <button css="StyledFollowButtonV2 TUXButton" data-e2e="follow-button" data-act="follow-profile">${say('Follow')}</button>
      </div>
    </div>
  </div>`;
}
