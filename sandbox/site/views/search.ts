import { formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
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

const TABS = [
  ['top', 'Top'],
  ['account', 'Users'],
  ['video', 'Videos'],
  ['live', 'LIVE'],
] as const;

/** The search page: tabs and a grey grid. */
export function searchPage(): View {
  return view`<div css="DivTabsContainer" id="search-tabs">
      <div css="DivTabsNavContainer" data-e2e="search-tab-list">
        <div css="DivTabsNavList" role="tablist">
          ${TABS.map(([name, label], index) => view`<div css="DivTab" data-e2e="tab-item"><div id="tabs-0-tab-search_${name}" role="tab" tabindex="${index === 0 ? 0 : -1}" aria-selected="${index === 0 ? 'true' : 'false'}">${label}</div></div>`)}
        </div>
      </div>
      <div css="DivMoreContainer" aria-label="search-filter" role="button" tabindex="0">${icon('filter', 20)}</div>
    </div>
    <div css="DivPanelContainer" id="tabs-0-panel-search_top" role="tabpanel" tabindex="0">
      <div css="DivThreeColumnContainer">
        <div css="DivVideoFeed" data-e2e="search_top-item-list" mode="search-video-list">${gridSkeleton(8)}</div>
      </div>
    </div>`;
}

/** The accounts that fit, as one row among the posts. */
export function userRow(users: readonly SearchUser[]): View {
  return view`<div css="DivBlockContainer">
    <div css="DivTitleContainer"><h2 css="H2Title" data-e2e="search-top-user-title">Users</h2></div>
    <div css="DivUserRow">${users.map(userCard)}</div>
  </div>`;
}

function userCard(user: SearchUser): View {
  const href = profilePath(user.unique_id);
  return view`<div css="DivLink" aria-label="${user.nickname}'s profile" data-e2e="search-user-container" role="link" tabindex="0">
    <div css="DivItemContainerUser">
      <div css="DivUserInfoContainer">
        <a css="StyledAvatarUserLink link-a11y-focus" data-e2e="search-user-avatar" href="${href}" tabindex="-1">${avatar(user.unique_id, 60)}</a>
        <a css="StyledDivInfoWrapper link-a11y-focus" data-e2e="search-user-info-container" href="${href}" tabindex="-1">
          <p css="PTitle" data-e2e="search-user-unique-id">${user.unique_id}</p>
          <p css="DivSubTitleWrapper" data-e2e="search-user-nickname"><bdi>${user.nickname}</bdi> · <span data-e2e="search-follow-count">${formatCount(user.follower_count)}</span> Followers</p>
          <p css="PDesc" data-e2e="search-user-desc" dir="auto">${user.signature}</p>
        </a>
        <button css="StyledFollowButtonV2 TUXButton" data-e2e="follow-button" data-act="follow-profile">Follow</button>
      </div>
    </div>
  </div>`;
}
