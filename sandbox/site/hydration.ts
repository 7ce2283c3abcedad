import { toAuthor, toItemStruct, roundAsShown } from '../world/item-struct.ts';
import type { WorldCreator } from '../world/creators.ts';
import { findCreator, findPost, postsBy, type World } from '../world/world.ts';
import { feedOrder } from './feed-order.ts';

/** How many posts come with the For You page itself. */
const FIRST_POSTS = 3;
const POST_PATH = /^\/@[^/]*\/(?:video|photo)\/(\d+)$/;
const PROFILE_PATH = /^\/@([^/]+)$/;

/** What `__UNIVERSAL_DATA_FOR_REHYDRATION__` holds for a path. */
export function hydrationFor(world: World, pathname: string): object {
  return { __DEFAULT_SCOPE__: { ...COMMON, ...pageScope(world, pathname) } };
}

const COMMON = {
  'webapp.app-context': {
    language: 'en',
    region: 'GB',
    appType: 'm',
    botType: 'others',
    host: 'www.tiktok.com',
  },
  'webapp.i18n-translation': {
    Webapp: {
      bc_new_disclosure: 'Paid partnership',
      tcm_closedLoop_commercialContent_brandOrganic_videoTag: 'Promotional content',
      bc_disclosure_tag_ecommerce_us: 'Eligible for commission',
      bc_disclosure_tag_ecommerce_uk: 'Commission paid',
    },
  },
};

function pageScope(world: World, pathname: string): object {
  if (pathname === '/' || pathname === '/foryou') {
    const first = feedOrder(world).slice(0, FIRST_POSTS);
    return { 'webapp.updated-items': first.map((post) => toItemStruct(post, 'hydration')) };
  }
  const itemId = POST_PATH.exec(pathname)?.[1];
  if (itemId) return { 'webapp.video-detail': videoDetail(world, itemId) };
  const handle = PROFILE_PATH.exec(pathname)?.[1];
  if (handle) return { 'webapp.user-detail': userDetail(world, decodeURIComponent(handle)) };
  return {};
}

function videoDetail(world: World, itemId: string): object {
  const post = findPost(world, itemId);
  if (!post) return { statusCode: 10204, statusMsg: "item doesn't exist" };
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
    statusCode: 0,
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
    user: { ...toAuthor(creator), createTime: creator.createdAt, language: creator.language },
    stats: change(roundAsShown),
    statsV2: change(String),
  };
}
