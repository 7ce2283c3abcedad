import type { ItemStruct } from '../../world/item-shape.ts';
import type { SearchUser } from '../views/search.ts';
import type { ItemPage } from './api.ts';
import { has, path } from './request.ts';

interface SearchAnswer {
  data: ({ type: 1; item: ItemStruct } | { type: 4; user_list: { user_info: SearchUser }[] })[];
  cursor: number;
  has_more: number;
}

interface VideoSearchAnswer {
  item_list: ItemStruct[];
  cursor: number;
  has_more: number;
}

interface UserSearchAnswer {
  user_list: { user_info: SearchUser }[];
}

const isSearch = (answer: unknown): answer is SearchAnswer => has(answer, 'data');
const isVideoSearch = (answer: unknown): answer is VideoSearchAnswer => has(answer, 'item_list');
const isUserSearch = (answer: unknown): answer is UserSearchAnswer => has(answer, 'user_list');

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

/** Search "Videos": posts only. */
export async function searchVideos(keyword: string, cursor: number): Promise<ItemPage> {
  const response = await fetch(path('search/item/full', { keyword, offset: cursor }));
  const answer: unknown = await response.json();
  if (!isVideoSearch(answer)) return { items: [], cursor, hasMore: false };
  return { items: answer.item_list, cursor: answer.cursor, hasMore: answer.has_more === 1 };
}

/** Search "Users": accounts only. */
export async function searchUsers(keyword: string): Promise<SearchUser[]> {
  const response = await fetch(path('search/user/full', { keyword, offset: 0 }));
  const answer: unknown = await response.json();
  return isUserSearch(answer) ? answer.user_list.map(({ user_info: user }) => user) : [];
}
