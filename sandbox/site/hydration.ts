import { toAuthor, toItemStruct, roundAsShown } from '../world/item-struct.ts';
import type { WorldCreator } from '../world/creators.ts';
import { postStatus } from '../world/post-status.ts';
import { findCreator, postsBy, type World } from '../world/world.ts';
import { showsLikes } from './account-lists.ts';
import { openingOrder } from './feed-order.ts';
import { labelDictionary } from './views/sponsored-tag.ts';
import { spoken } from './words/say.ts';

/** How many posts come with the For You page itself. */
const FIRST_POSTS = 3;
const POST_PATH = /^\/@[^/]*\/(?:video|photo)\/(\d+)$/;
const PROFILE_PATH = /^\/@([^/]+)$/;

/** What `__UNIVERSAL_DATA_FOR_REHYDRATION__` holds for an address, in the language that is spoken. */
export function hydrationFor(world: World, pathname: string, query: URLSearchParams): object {
  return { __DEFAULT_SCOPE__: { ...commonScope(), ...pageScope(world, pathname, query) } };
}

function commonScope(): object {
  return {
    'webapp.app-context': {
      language: spoken(),
      region: 'GB',
      appType: 'm',
      botType: 'others',
      host: 'www.tiktok.com',
    },
    'webapp.i18n-translation': { Webapp: labelDictionary() },
  };
}

function pageScope(world: World, pathname: string, query: URLSearchParams): object {
  if (pathname === '/' || pathname === '/foryou') {
    const first = openingOrder(world, query).slice(0, FIRST_POSTS);
    return { 'webapp.updated-items': first.map((post) => toItemStruct(post, 'hydration')) };
  }
  const itemId = POST_PATH.exec(pathname)?.[1];
  if (itemId) return { 'webapp.video-detail': videoDetail(world, itemId) };
  const handle = PROFILE_PATH.exec(pathname)?.[1];
  if (handle) return { 'webapp.user-detail': userDetail(world, decodeURIComponent(handle)) };
  return {};
}

function videoDetail(world: World, itemId: string): object {
  const status = postStatus(world, itemId);
  if (status.statusCode !== 0) return status;
  const { post } = status;
  return {
    itemInfo: { itemStruct: toItemStruct(post, 'hydration') },
    shareMeta: { title: post.author.nickname, desc: post.caption },
    statusCode: 0,
    statusMsg: '',
  };
}

function userDetail(world: World, handle: string): object {
  const creator = findCreator(world, handle);
  if (!creator) return { statusCode: 10221, statusMsg: "user doesn't exist" };
  // The grid always comes from the interface: the real page's list is empty too.
  return {
    userInfo: { ...toUserInfo(world, creator), itemList: [] },
    statusCode: creator.isPrivate ? 10222 : 0,
    statusMsg: '',
  };
}

/** `userInfo` as profile pages and `/api/user/detail/` tell it: rounded numbers, and exact ones as strings. */
export function toUserInfo(world: World, creator: WorldCreator): object {
  const counts = {
    followerCount: creator.followers,
    followingCount: creator.following,
    heartCount: creator.likes,
    videoCount: postsBy(world, creator.handle).length,
  };
  const change = <T>(to: (count: number) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, to(count)]));
  return {
    user: {
      ...toAuthor(creator),
      createTime: creator.createdAt,
      language: creator.language,
      openFavorite: showsLikes(creator),
    },
    stats: change(roundAsShown),
    statsV2: change(String),
  };
}
