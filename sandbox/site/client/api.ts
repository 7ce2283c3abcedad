import type { ItemStruct } from '../../world/item-shape.ts';
import type { UserInfo } from '../views/profile.ts';
import type { SearchUser } from '../views/search.ts';

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

interface SearchAnswer {
  data: ({ type: 1; item: ItemStruct } | { type: 4; user_list: { user_info: SearchUser }[] })[];
  cursor: number;
  has_more: number;
}

// The server is ours and written beside this file; looking at one field is enough to know which answer came.
const has = (answer: unknown, field: string): boolean =>
  typeof answer === 'object' && answer !== null && field in answer;
const isItemList = (answer: unknown): answer is ItemListAnswer => has(answer, 'itemList');
const isSearch = (answer: unknown): answer is SearchAnswer => has(answer, 'data');
const isDetail = (answer: unknown): answer is { itemInfo: { itemStruct: ItemStruct } } =>
  has(answer, 'itemInfo');
const isUser = (answer: unknown): answer is { userInfo: UserInfo } => has(answer, 'userInfo');

const path = (name: string, query: Record<string, string | number>): string => {
  const all = { aid: 1988, app_name: 'sandbox_web', device_platform: 'web_pc', ...query };
  const pairs = Object.entries(all).map(([key, value]): [string, string] => [key, String(value)]);
  return `/api/${name}/?${new URLSearchParams(pairs).toString()}`;
};

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

/** "You may like" beside a post, over XMLHttpRequest with a parsed answer. */
export async function related(itemId: string): Promise<ItemPage> {
  return toPage(await request(path('related/item_list', { count: 12, itemID: itemId }), 'json'), 0);
}

/** One post, over XMLHttpRequest; null when it does not exist. */
export async function itemDetail(itemId: string): Promise<ItemStruct | null> {
  const answer = await request(path('item/detail', { itemId }), 'json');
  return isDetail(answer) ? answer.itemInfo.itemStruct : null;
}

/** One account, over fetch; null when it does not exist. */
export async function userDetail(handle: string): Promise<UserInfo | null> {
  const response = await fetch(path('user/detail', { uniqueId: handle }));
  const answer: unknown = await response.json();
  return isUser(answer) ? answer.userInfo : null;
}

/** Search "Top": posts, and accounts where some fit. */
export async function search(
  keyword: string,
  cursor: number,
): Promise<ItemPage & { users: SearchUser[] }> {
  const response = await fetch(path('search/general/full', { keyword, offset: cursor }));
  const answer: unknown = await response.json();
  if (!isSearch(answer)) return { items: [], users: [], cursor, hasMore: false };
  return {
    items: answer.data.flatMap((entry) => (entry.type === 1 ? [entry.item] : [])),
    users: answer.data.flatMap((entry) =>
      entry.type === 4 ? entry.user_list.map((user) => user.user_info) : [],
    ),
    cursor: answer.cursor,
    hasMore: answer.has_more === 1,
  };
}

function request(url: string, responseType: '' | 'json'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', url);
    xhr.responseType = responseType;
    xhr.addEventListener('load', () => {
      resolve(responseType === 'json' ? xhr.response : JSON.parse(xhr.responseText));
    });
    xhr.addEventListener('error', () => {
      reject(new Error('The network failed'));
    });
    xhr.send();
  });
}
