import type { ItemStruct } from '../../world/item-shape.ts';
import type { UserInfo } from '../views/profile.ts';
import { has, path, request } from './request.ts';

/** A piece of a list, and where the next piece starts. */
export interface ItemPage {
  items: ItemStruct[];
  cursor: number;
  hasMore: boolean;
}

interface ItemListAnswer {
  itemList: ItemStruct[];
  cursor?: number;
  hasMore?: boolean;
}

/** TikTok's number for a post that is not there. */
const GONE = 10204;

/** A block of Discover. */
export interface TopicBlock {
  title: string;
  itemList: ItemStruct[];
}

interface TopicAnswer {
  topicList: TopicBlock[];
  cursor: number;
  hasMore: boolean;
}

/** What stands over the posts of a hashtag or a sound. */
export interface ListHeader {
  title: string;
  /** Whose sound it is; empty for hashtags. */
  authorName: string;
  videoCount: number;
}

const isItemList = (answer: unknown): answer is ItemListAnswer => has(answer, 'itemList');
const isDetail = (
  answer: unknown,
): answer is { statusCode: number; itemInfo?: { itemStruct: ItemStruct } } =>
  has(answer, 'statusCode');
const isUser = (answer: unknown): answer is { userInfo: UserInfo } => has(answer, 'userInfo');

const isTopics = (answer: unknown): answer is TopicAnswer => has(answer, 'topicList');
const isChallenge = (
  answer: unknown,
): answer is {
  challengeInfo: { challenge: { title: string }; stats: { videoCount: number } };
} => has(answer, 'challengeInfo');
const isMusic = (
  answer: unknown,
): answer is {
  musicInfo: { music: { title: string; authorName: string }; stats: { videoCount: number } };
} => has(answer, 'musicInfo');

const toPage = (answer: unknown, cursor: number): ItemPage =>
  isItemList(answer)
    ? {
        items: answer.itemList,
        cursor: answer.cursor ?? cursor + answer.itemList.length,
        hasMore: answer.hasMore ?? false,
      }
    : { items: [], cursor, hasMore: false };

/** The For You feed, over fetch with a plain address. */
export async function recommend(cursor: number): Promise<ItemPage> {
  const response = await fetch(path('recommend/item_list', { count: 8, from_page: 'fyp', cursor }));
  return toPage(await response.json(), cursor);
}

/** The Following feed, over fetch. */
export async function following(cursor: number): Promise<ItemPage> {
  const response = await fetch(path('following/item_list', { count: 8, cursor }));
  return toPage(await response.json(), cursor);
}

/** What an account passed on (`repost`), liked (`favorite`) or kept (`collection`), over XMLHttpRequest. */
export async function accountPosts(
  list: 'repost' | 'favorite' | 'collection',
  secUid: string,
  cursor: number,
): Promise<ItemPage> {
  const query = { count: 16, secUid, cursor };
  return toPage(await request(path(`${list}/item_list`, query), 'json'), cursor);
}

/** Explore, over fetch with a Request. */
export async function explore(cursor: number): Promise<ItemPage> {
  const response = await fetch(
    new Request(path('explore/item_list', { count: 24, categoryType: 120, cursor })),
  );
  return toPage(await response.json(), cursor);
}

/** A creator's posts, over XMLHttpRequest as text. */
export async function creatorPosts(secUid: string, cursor: number): Promise<ItemPage> {
  return toPage(await request(path('post/item_list', { count: 24, secUid, cursor }), ''), cursor);
}

/** Posts with a hashtag or a sound, over fetch. */
export async function taggedPosts(
  list: 'challenge' | 'music',
  key: string,
  cursor: number,
): Promise<ItemPage> {
  const response = await fetch(path(`${list}/item_list`, { count: 24, key, cursor }));
  return toPage(await response.json(), cursor);
}

/** What stands over the posts of a hashtag (by name) or a sound (by id), over fetch; null when there is none. */
export async function listHeader(
  list: 'challenge' | 'music',
  key: string,
): Promise<ListHeader | null> {
  const name = list === 'challenge' ? 'challengeName' : 'musicId';
  const response = await fetch(path(`${list}/detail`, { [name]: key }));
  const answer: unknown = await response.json();
  if (isChallenge(answer)) {
    const { challenge, stats } = answer.challengeInfo;
    return { title: challenge.title, authorName: '', videoCount: stats.videoCount };
  }
  if (!isMusic(answer)) return null;
  const { music, stats } = answer.musicInfo;
  return { title: music.title, authorName: music.authorName, videoCount: stats.videoCount };
}

/** Blocks of Discover, or the one of a topic at length, over fetch. */
export async function topics(
  topic: string,
  cursor: number,
): Promise<{ blocks: TopicBlock[]; cursor: number; hasMore: boolean }> {
  const response = await fetch(
    path('discover/topic_list', { cursor, ...(topic ? { topic } : {}) }),
  );
  const answer: unknown = await response.json();
  if (!isTopics(answer)) return { blocks: [], cursor, hasMore: false };
  return { blocks: answer.topicList, cursor: answer.cursor, hasMore: answer.hasMore };
}

/** "You may like" beside a post, over XMLHttpRequest with a parsed answer. */
export async function related(itemId: string): Promise<ItemPage> {
  return toPage(await request(path('related/item_list', { count: 12, itemID: itemId }), 'json'), 0);
}

/** One post, over XMLHttpRequest; without an item the number says why (10204 gone, 10216 private, 10222 private account). */
export async function itemDetail(
  itemId: string,
): Promise<{ statusCode: number; itemInfo?: { itemStruct: ItemStruct } }> {
  const answer = await request(path('item/detail', { itemId }), 'json');
  return isDetail(answer) ? answer : { statusCode: GONE };
}

/** One account, over fetch; null when it does not exist. */
export async function userDetail(handle: string): Promise<UserInfo | null> {
  const response = await fetch(path('user/detail', { uniqueId: handle }));
  const answer: unknown = await response.json();
  return isUser(answer) ? answer.userInfo : null;
}
