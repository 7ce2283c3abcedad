import { formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
import { avatar } from './action-bar.ts';
import { icon } from './icons.ts';
import { gridSkeleton } from './states.ts';

/** What `webapp.user-detail` and `/api/user/detail/` tell of an account. */
export interface UserInfo {
  user: {
    id: string;
    uniqueId: string;
    nickname: string;
    signature: string;
    secUid: string;
    verified: boolean;
  };
  stats: { followerCount: number; followingCount: number; heartCount: number; videoCount: number };
}

/** A profile's header, its tabs and a grey grid. */
export function profilePage(info: UserInfo): View {
  return view`<div css="DivShareLayoutContentV2">
    <div>
      ${profileHeader(info)}
      <div css="DivShareLayoutMain">
        ${profileTabs()}
        <div css="DivThreeColumnContainer">
          <div css="DivVideoFeedV2" data-e2e="user-post-item-list" id="user-post-item-list" mode="compact">${gridSkeleton(12)}</div>
        </div>
      </div>
    </div>
  </div>`;
}

function profileHeader({ user, stats }: UserInfo): View {
  return view`<div css="DivShareLayoutHeader CreatorPageHeader">
    <div css="DivContainer" data-e2e="user-avatar">${avatar(user.uniqueId, 148)}</div>
    <div css="DivShareTitleContainer">
      <div css="DivUserIdentifierWrapper">
        <h1 css="H1ShareTitle" data-e2e="user-title">${user.uniqueId}</h1>
        ${user.verified && icon('verified', 20)}
        <h2 css="H2ShareSubTitle" data-e2e="user-subtitle" dir="auto">${user.nickname}</h2>
      </div>
      <div css="DivButtonPanelWrapper">
        <button css="TUXButton TUXButton--primary" aria-label="Follow ${user.nickname}" data-e2e="follow-button" data-act="follow-profile">Follow</button>
        <button css="TUXButton TUXButton--secondary" data-e2e="message-button" data-act="login">Message</button>
        <button css="TUXButton TUXButton--secondary" aria-label="Share" data-e2e="share-btn" data-act="share">${icon('share', 18)}</button>
      </div>
      <h3 css="H3CountInfos">${count('following', 'Following', stats.followingCount)}${count('followers', 'Followers', stats.followerCount)}${count('likes', 'Likes', stats.heartCount)}</h3>
      <h2 css="H2ShareDesc" data-e2e="user-bio" dir="auto">${user.signature}</h2>
    </div>
  </div>`;
}

/** The line of tabs over a profile's grid. */
export function profileTabs(): View {
  return view`<div css="DivFeedTabWrapper">
    <div css="DivVideoFeedTab">
      <p css="PPost" data-e2e="videos-tab" role="tab" tabindex="0" aria-selected="true">
        ${icon('grid', 20)}<span>Videos</span>
      </p>
      <p css="PRepost" data-e2e="repost-tab" role="tab" tabindex="0">
        ${icon('repost', 20)}<span>Reposts</span>
      </p>
      <p css="PLike" data-e2e="liked-tab" role="tab" tabindex="0">
        ${icon('lock', 20)}<span>Liked</span>
      </p>
    </div>
  </div>`;
}

function count(name: string, label: string, value: number): View {
  return view`<div css="DivNumber">
    <strong data-e2e="${name}-count" title="${label}">${formatCount(value)}</strong><span css="SpanUnit" data-e2e="${name}">${label}</span>
  </div>`;
}
