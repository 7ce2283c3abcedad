import type { ItemForm } from '../world/item-shape.ts';
import { toItemStruct } from '../world/item-struct.ts';
import type { WorldPost } from '../world/posts.ts';
import { createRandom, shuffle } from '../world/random.ts';
import { findCreator, findPost, postsBy, type World } from '../world/world.ts';
import { feedOrder } from './feed-order.ts';
import { toUserInfo } from './hydration.ts';

type Answer = Record<string, unknown>;
type Query = URLSearchParams;

/** Answers one path of the JSON interface; undefined for paths that it does not have. */
export type Api = (pathname: string, query: Query) => Answer | undefined;

const DEFAULT_COUNT = 24;
const MAX_COUNT = 30;
const SEARCH_COUNT = 24;
const MAX_USERS = 3;

/** Makes the JSON interface over a world. All times in answers are those of the world. */
export function createApi(world: World): Api {
  const feed = feedOrder(world);
  const explored = shuffle(createRandom(world.seed + 1), feed.slice(8));
  const exploreOrder = [...feed.slice(0, 8), ...explored];
  const routes: Record<string, (query: Query) => Answer> = {
    '/api/recommend/item_list/': (query) => itemList(world, feed, query, 'feed'),
    '/api/explore/item_list/': (query) => itemList(world, exploreOrder, query, 'list'),
    '/api/post/item_list/': (query) => {
      const creator = world.creators.find(({ secUid }) => secUid === query.get('secUid'));
      return itemList(world, creator ? postsBy(world, creator.handle) : [], query, 'list');
    },
    '/api/challenge/item_list/': (query) => {
      const tag = `#${query.get('key') ?? ''}`.toLowerCase();
      const tagged = world.posts.filter(({ caption }) =>
        caption.toLowerCase().split(/\s+/).includes(tag),
      );
      return itemList(world, tagged, query, 'list');
    },
    '/api/music/item_list/': (query) => {
      const withSound = world.posts.filter(({ music }) => music.id === query.get('key'));
      return itemList(world, withSound, query, 'list');
    },
    '/api/related/item_list/': (query) =>
      itemList(world, relatedTo(world, query.get('itemID') ?? ''), query, 'list'),
    '/api/search/general/full/': (query) => searchTop(world, query),
    '/api/item/detail/': (query) => itemDetail(world, query.get('itemId') ?? ''),
    '/api/user/detail/': (query) => userDetail(world, query.get('uniqueId') ?? ''),
  };
  return (pathname, query) => routes[pathname]?.(query);
}

function itemList(world: World, posts: readonly WorldPost[], query: Query, form: ItemForm): Answer {
  const cursor = Number(query.get('cursor') ?? 0);
  const count = Math.min(MAX_COUNT, Number(query.get('count') ?? DEFAULT_COUNT));
  const end = cursor + count;
  return {
    ...envelope(world),
    itemList: posts.slice(cursor, end).map((post) => toItemStruct(post, form)),
    cursor: end,
    hasMore: end < posts.length,
  };
}

/** Search answers in snake_case, with accounts (type 4) before posts (type 1). */
function searchTop(world: World, query: Query): Answer {
  const keyword = (query.get('keyword') ?? '').toLowerCase().trim();
  const words = keyword.split(/\s+/).filter(Boolean);
  const fits = (text: string): boolean =>
    words.length > 0 && words.every((word) => text.toLowerCase().includes(word));
  const posts = world.posts.filter(({ caption, author }) =>
    fits(`${caption} ${author.handle} ${author.nickname}`),
  );
  const offset = Number(query.get('offset') ?? 0);
  const end = offset + SEARCH_COUNT;
  const users =
    offset > 0
      ? []
      : world.creators.filter(({ handle, nickname, bio }) => fits(`${handle} ${nickname} ${bio}`));
  const userEntry = {
    type: 4,
    user_list: users.slice(0, MAX_USERS).map((user) => ({ user_info: toSearchUser(user) })),
    view_more: true,
    common: { doc_id_str: '1' },
  };
  const found = posts.slice(offset, end).map((post) => ({
    type: 1,
    item: toItemStruct(post, 'search'),
    common: { doc_id_str: post.id },
  }));
  return {
    status_code: 0,
    data: users.length > 0 ? [userEntry, ...found] : found,
    cursor: end,
    has_more: end < posts.length ? 1 : 0,
    ad_info: {},
    extra: { now: world.now * 1000, fatal_item_ids: [] },
    log_pb: { impr_id: 'sandbox' },
  };
}

function toSearchUser({
  id,
  handle,
  nickname,
  bio,
  followers,
  secUid,
}: World['creators'][number]): Answer {
  return {
    uid: id,
    unique_id: handle,
    nickname,
    signature: bio,
    follower_count: followers,
    sec_uid: secUid,
    room_id: 0,
  };
}

function relatedTo(world: World, itemId: string): WorldPost[] {
  const post = findPost(world, itemId);
  const others = world.posts.filter(
    ({ id, scene, author }) =>
      id !== itemId && (scene === post?.scene || author.handle === post?.author.handle),
  );
  return shuffle(createRandom(`related/${itemId}`), others).slice(0, 12);
}

function itemDetail(world: World, itemId: string): Answer {
  const post = findPost(world, itemId);
  if (!post) return { statusCode: 10204, statusMsg: "item doesn't exist" };
  return { ...envelope(world), itemInfo: { itemStruct: toItemStruct(post, 'list') } };
}

function userDetail(world: World, handle: string): Answer {
  const creator = findCreator(world, handle);
  if (!creator) return { statusCode: 10221, statusMsg: "user doesn't exist" };
  return { ...envelope(world), userInfo: toUserInfo(world, creator) };
}

function envelope(world: World): Answer {
  const extra = { fatal_item_ids: [], logid: 'sandbox', now: world.now * 1000 };
  return { extra, log_pb: { impr_id: 'sandbox' }, statusCode: 0, status_code: 0, status_msg: '' };
}
