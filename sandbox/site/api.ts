import type { ItemForm } from '../world/item-shape.ts';
import { toItemStruct } from '../world/item-struct.ts';
import type { WorldPost } from '../world/posts.ts';
import { postStatus } from '../world/post-status.ts';
import { createRandom, shuffle } from '../world/random.ts';
import {
  everybody,
  findCreator,
  findPost,
  listedOddPosts,
  postsBy,
  type World,
} from '../world/world.ts';
import { accountList, followingOrder, type AccountList } from './account-lists.ts';
import { feedOrder, openingOrder } from './feed-order.ts';
import { addGuests, type GuestList } from './guests.ts';
import { toUserInfo } from './hydration.ts';
import { searchTop, searchUsers, searchVideos } from './search-answers.ts';
import { POSTS_IN_BLOCK, postsWithTag, topicsOf } from './topics.ts';

type Answer = Record<string, unknown>;
type Query = URLSearchParams;

/** Answers one path of the JSON interface; undefined for paths that it does not have. */
export type Api = (pathname: string, query: Query) => Answer | undefined;

const DEFAULT_COUNT = 24;
const MAX_COUNT = 30;
const TOPICS_COUNT = 8;

/** Makes the JSON interface over a world. All times in answers are those of the world. */
export function createApi(world: World): Api {
  const feed = feedOrder(world);
  const explored = shuffle(createRandom(world.seed + 1), feed.slice(8));
  const followed = followingOrder(world);
  const exploreOrder = [...feed.slice(0, 8), ...explored];
  const routes: Record<string, (query: Query) => Answer> = {
    '/api/recommend/item_list/': (query) =>
      itemList(world, openingOrder(world, query), query, 'feed', 'feed'),
    '/api/explore/item_list/': (query) => itemList(world, exploreOrder, query, 'list', 'explore'),
    '/api/post/item_list/': (query) =>
      itemList(world, postsBy(world, handleOf(world, query)), query, 'list'),
    '/api/challenge/item_list/': (query) =>
      itemList(world, postsWithTag(world, query.get('key') ?? ''), query, 'list'),
    '/api/challenge/detail/': (query) => challengeDetail(world, query.get('challengeName') ?? ''),
    '/api/music/item_list/': (query) =>
      itemList(world, withSound(world, query.get('key') ?? ''), query, 'list'),
    '/api/music/detail/': (query) => musicDetail(world, query.get('musicId') ?? ''),
    '/api/following/item_list/': (query) => itemList(world, followed, query, 'feed', 'feed'),
    '/api/repost/item_list/': (query) => tabList(world, 'repost', query),
    '/api/favorite/item_list/': (query) => tabList(world, 'favorite', query),
    '/api/collection/item_list/': (query) => tabList(world, 'collection', query),
    '/api/discover/topic_list/': (query) => topicList(world, query),
    '/api/related/item_list/': (query) =>
      itemList(world, relatedTo(world, query.get('itemID') ?? ''), query, 'list'),
    '/api/search/general/full/': (query) => searchTop(world, query),
    '/api/search/item/full/': (query) => searchVideos(world, query),
    '/api/search/user/full/': (query) => searchUsers(world, query),
    '/api/item/detail/': (query) => itemDetail(world, query.get('itemId') ?? ''),
    '/api/user/detail/': (query) => userDetail(world, query.get('uniqueId') ?? ''),
  };
  return (pathname, query) => routes[pathname]?.(query);
}

function itemList(
  world: World,
  posts: readonly WorldPost[],
  query: Query,
  form: ItemForm,
  list?: GuestList,
): Answer {
  const cursor = Number(query.get('cursor') ?? 0);
  const count = Math.min(MAX_COUNT, Number(query.get('count') ?? DEFAULT_COUNT));
  const end = cursor + count;
  const items = posts.slice(cursor, end).map((post) => toItemStruct(post, form));
  return {
    ...envelope(world),
    itemList: list ? addGuests(world, items, query, { list, start: cursor, form }) : items,
    cursor: end,
    hasMore: end < posts.length,
  };
}

/** Whose list is asked for; empty when nobody has this secUid. */
const handleOf = (world: World, query: Query): string =>
  everybody(world).find(({ secUid }) => secUid === query.get('secUid'))?.handle ?? '';

const tabList = (world: World, list: AccountList, query: Query): Answer =>
  itemList(world, accountList(world, handleOf(world, query), list), query, 'list');

const withSound = (world: World, id: string): WorldPost[] =>
  [...world.posts, ...listedOddPosts(world)].filter(({ music }) => music.id === id);

function challengeDetail(world: World, name: string): Answer {
  const posts = postsWithTag(world, name);
  const stats = { videoCount: posts.length, viewCount: playsOf(posts) };
  return { ...envelope(world), challengeInfo: { challenge: { title: name, desc: '' }, stats } };
}

function musicDetail(world: World, id: string): Answer {
  const posts = withSound(world, id);
  const music = posts[0] && toItemStruct(posts[0]).music;
  if (!music) return { statusCode: 10218, statusMsg: "music doesn't exist" };
  return { ...envelope(world), musicInfo: { music, stats: { videoCount: posts.length } } };
}

const playsOf = (posts: readonly WorldPost[]): number =>
  posts.reduce((sum, { stats }) => sum + stats.plays, 0);

/** Blocks of Discover, or one of them at length. TikTok paints this page itself: path and shape are the site's own. */
function topicList(world: World, query: Query): Answer {
  const wanted = query.get('topic');
  const count = wanted ? DEFAULT_COUNT : POSTS_IN_BLOCK;
  const topics = topicsOf(world).filter(({ name }) => !wanted || name === wanted);
  const cursor = Number(query.get('cursor') ?? 0);
  const end = cursor + TOPICS_COUNT;
  return {
    ...envelope(world),
    topicList: topics.slice(cursor, end).map(({ name, posts }) => ({
      title: name,
      itemList: posts.slice(0, count).map((post) => toItemStruct(post, 'list')),
    })),
    cursor: end,
    hasMore: end < topics.length,
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
  const status = postStatus(world, itemId);
  if (status.statusCode !== 0) return status;
  return { ...envelope(world), itemInfo: { itemStruct: toItemStruct(status.post, 'list') } };
}

function userDetail(world: World, handle: string): Answer {
  const creator = findCreator(world, handle);
  if (!creator) return { statusCode: 10221, statusMsg: "user doesn't exist" };
  const status = creator.isPrivate ? { statusCode: 10222 } : {};
  return { ...envelope(world), ...status, userInfo: toUserInfo(world, creator) };
}

function envelope(world: World): Answer {
  const extra = { fatal_item_ids: [], logid: 'sandbox', now: world.now * 1000 };
  return { extra, log_pb: { impr_id: 'sandbox' }, statusCode: 0, status_code: 0, status_msg: '' };
}
