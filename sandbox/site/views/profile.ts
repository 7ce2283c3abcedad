import { formatCount } from '../format.ts';
import { view, type View } from '../view.ts';
import { say } from '../words/say.ts';
import { avatar } from './action-bar.ts';
import { icon } from './icons.ts';
import { profileList, profileTabs } from './profile-tabs.ts';

/** What `webapp.user-detail` and `/api/user/detail/` tell of an account. */
export interface UserInfo {
  user: {
    id: string;
    uniqueId: string;
    nickname: string;
    signature: string;
    secUid: string;
    verified: boolean;
    /** Whether everybody may see what the account liked. */
    openFavorite: boolean;
    privateAccount: boolean;
  };
  stats: { followerCount: number; followingCount: number; heartCount: number; videoCount: number };
}

/** A profile's header, its tabs and a grey grid. `isOwn`: seen by the account itself. */
export function profilePage(info: UserInfo, isOwn: boolean): View {
  const isLikedOpen = info.user.openFavorite || isOwn;
  return view`<div css="DivShareLayoutContentV2">
    <div>
      ${profileHeader(info)}
      <div css="DivShareLayoutMain">
        ${profileTabs({ open: 'videos', isLikedOpen, hasFavorites: isOwn })}
        <div css="DivThreeColumnContainer" data-part="posts">${profileList('videos')}</div>
      </div>
    </div>
  </div>`;
}

/** Who it is: picture, names, numbers, words. */
export function profileHeader({ user, stats }: UserInfo): View {
  return view`<div css="DivShareLayoutHeader CreatorPageHeader">
    <div css="DivContainer" data-e2e="user-avatar">${avatar(user.uniqueId, 148)}</div>
    <div css="DivShareTitleContainer">
      <div css="DivUserIdentifierWrapper">
        <h1 css="H1ShareTitle" data-e2e="user-title">${user.uniqueId}</h1>
        ${user.verified && icon('verified', 20)}
        <h2 css="H2ShareSubTitle" data-e2e="user-subtitle" dir="auto">${user.nickname}</h2>
      </div>
      <div css="DivButtonPanelWrapper">
        <button css="TUXButton TUXButton--primary" aria-label="${say('Follow {name}', { name: user.nickname })}" data-e2e="follow-button" data-act="follow-profile">${say('Follow')}</button>
        <button css="TUXButton TUXButton--secondary" data-e2e="message-button" data-act="login">${say('Message')}</button>
        <button css="TUXButton TUXButton--secondary" aria-label="${say('Share')}" data-e2e="share-btn" data-act="share">${icon('share', 18)}</button>
      </div>
      <h3 css="H3CountInfos">${count('following', say('Following'), stats.followingCount)}${count('followers', say('Followers'), stats.followerCount)}${count('likes', say('Likes'), stats.heartCount)}</h3>
      <h2 css="H2ShareDesc" data-e2e="user-bio" dir="auto">${user.signature}</h2>
    </div>
  </div>`;
}

function count(name: string, label: string, value: number): View {
  return view`<div css="DivNumber">
    <strong data-e2e="${name}-count" title="${label}">${formatCount(value)}</strong><span css="SpanUnit" data-e2e="${name}">${label}</span>
  </div>`;
}
