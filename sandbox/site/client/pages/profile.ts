import { view, type View } from '../../view.ts';
import { profileHeader, profilePage, type UserInfo } from '../../views/profile.ts';
import { profileList, TAB_GRIDS, type ProfileTab } from '../../views/profile-tabs.ts';
import { gridSkeleton, message } from '../../views/states.ts';
import { accountPosts, creatorPosts, userDetail, type ItemPage } from '../api.ts';
import { startGrid } from '../grid.ts';
import { create, need } from '../page.ts';
import type { PageContext } from '../router.ts';
import { say } from '../../words/say.ts';

type Loads = Record<ProfileTab, (secUid: string, cursor: number) => Promise<ItemPage>>;
const LOADS: Loads = {
  videos: creatorPosts,
  repost: (secUid, cursor) => accountPosts('repost', secUid, cursor),
  liked: (secUid, cursor) => accountPosts('favorite', secUid, cursor),
  favorites: (secUid, cursor) => accountPosts('collection', secUid, cursor),
};

const main = (body: View): View =>
  view`<div css="DivShareLayoutBase" data-e2e="user-page" id="main-content-others_homepage">${body}</div>`;

/** A profile: the header comes with the page or from the interface, the grid always from the interface. */
export async function openProfile(context: PageContext): Promise<void> {
  const { params, hydration, show, signal, url } = context;
  const handle = params[0] ?? '';
  const detail = hydration?.['webapp.user-detail'];
  if (!detail) show(`@${handle}`, main(view`<div css="DivVideoFeedV2">${gridSkeleton(12)}</div>`));
  const userInfo = detail ? detail.userInfo : await userDetail(handle);
  if (signal.aborted) return;
  if (!userInfo) {
    const text = say('Check the name, or look at what others made.');
    show('Not found', main(message('person', say("Couldn't find this account"), text)));
    return;
  }
  const { user } = userInfo;
  const title = `${user.nickname} (@${user.uniqueId})`;
  if (user.privateAccount) {
    show(title, main(privateProfile(userInfo)));
    return;
  }
  const isOwn = url.searchParams.get('login') === '1' && handle === ownHandle();
  const page = show(title, main(profilePage(userInfo, isOwn)));
  await listenForTabs(context, page, userInfo, isOwn);
}

/** Who is "logged in" on `?login=1`: the account behind the Profile link. */
const ownHandle = (): string =>
  decodeURIComponent(
    need(document, '[data-e2e="nav-profile"]').getAttribute('href')?.slice('/@'.length) ?? '',
  );

const privateProfile = (info: UserInfo): View =>
  view`<div css="DivShareLayoutContentV2">
    ${profileHeader(info)}
    ${message('lock', say('This account is private'), say('Only people whom it lets in see its posts.'))}
  </div>`;

/** Opens the first tab, and others when they are pressed. The address stays the same, as on TikTok. */
async function listenForTabs(
  context: PageContext,
  page: HTMLElement,
  info: UserInfo,
  isOwn: boolean,
): Promise<void> {
  const tabs = [...page.querySelectorAll('[data-tab]')];
  let left = new AbortController();
  const open = async (name: ProfileTab): Promise<void> => {
    left.abort();
    left = new AbortController();
    for (const tab of tabs)
      tab.setAttribute('aria-selected', String(tab.getAttribute('data-tab') === name));
    const isLocked = name === 'liked' && !info.user.openFavorite && !isOwn;
    const made = create(isLocked ? lockedTab(info) : profileList(name));
    const posts = need(page, '[data-part="posts"]');
    posts.replaceChildren(made);
    if (isLocked) return;
    const signal = AbortSignal.any([context.signal, left.signal]);
    const load = (cursor: number): Promise<ItemPage> => LOADS[name](info.user.secUid, cursor);
    const list = need(posts, '[data-e2e$="-item-list"]');
    await startGrid({ list, style: TAB_GRIDS[name], load, signal, setGrid: context.setGrid });
  };
  for (const tab of tabs) {
    tab.addEventListener('click', () => {
      const name = tab.getAttribute('data-tab');
      if (isTab(name)) void open(name);
    });
  }
  await open('videos');
}

const isTab = (name: string | null): name is ProfileTab => name !== null && name in TAB_GRIDS;

const lockedTab = ({ user }: UserInfo): View =>
  message(
    'lock',
    say("This user's liked videos are private"),
    say('Only {name} sees them.', { name: user.nickname }),
  );
