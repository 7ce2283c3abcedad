import type { ItemStruct } from '../world/item-shape.ts';
import { toItemStruct } from '../world/item-struct.ts';
import type { WorldCreator } from '../world/creators.ts';
import type { WorldPost } from '../world/posts.ts';
import { everybody, listedOddPosts, type World } from '../world/world.ts';
import { addGuests } from './guests.ts';

type Answer = Record<string, unknown>;
type Query = URLSearchParams;

const COUNT = 24;
const MAX_USERS = 3;

/** `/api/search/general/full/`, the "Top" tab: snake_case, accounts (type 4) before posts (type 1). */
export function searchTop(world: World, query: Query): Answer {
  const { posts, users } = find(world, query);
  const offset = offsetOf(query);
  const entries = pieceOf(world, posts, query).map((item) => ({
    type: 1,
    item,
    common: { doc_id_str: item.id },
  }));
  const userEntry = {
    type: 4,
    user_list: users.slice(0, MAX_USERS).map(toSearchUser),
    view_more: true,
    common: { doc_id_str: '1' },
  };
  return {
    ...envelope(world, offset, posts.length),
    data: offset === 0 && users.length > 0 ? [userEntry, ...entries] : entries,
    ad_info: {},
  };
}

/** `/api/search/item/full/`, the "Videos" tab: posts only, in `item_list`. */
export function searchVideos(world: World, query: Query): Answer {
  const { posts } = find(world, query);
  const offset = offsetOf(query);
  const found = pieceOf(world, posts, query);
  return { ...envelope(world, offset, posts.length), item_list: found };
}

/** `/api/search/user/full/`, the "Users" tab: accounts only. */
export function searchUsers(world: World, query: Query): Answer {
  const { users } = find(world, query);
  const offset = offsetOf(query);
  const found = users.slice(offset, offset + COUNT).map(toSearchUser);
  return { ...envelope(world, offset, users.length), user_list: found };
}

function pieceOf(world: World, posts: readonly WorldPost[], query: Query): ItemStruct[] {
  const start = offsetOf(query);
  const items = posts.slice(start, start + COUNT).map((post) => toItemStruct(post, 'search'));
  return addGuests(world, items, query, { list: 'search', start, form: 'search' });
}

const offsetOf = (query: Query): number => Number(query.get('offset') ?? 0);

function find(world: World, query: Query): { posts: WorldPost[]; users: WorldCreator[] } {
  const keyword = (query.get('keyword') ?? '').toLowerCase().trim();
  const words = keyword.split(/\s+/).filter(Boolean);
  const fits = (text: string): boolean =>
    words.length > 0 && words.every((word) => text.toLowerCase().includes(word));
  return {
    posts: [...world.posts, ...listedOddPosts(world)].filter(({ caption, author }) =>
      fits(`${caption} ${author.handle} ${author.nickname}`),
    ),
    users: everybody(world).filter(({ handle, nickname, bio }) =>
      fits(`${handle} ${nickname} ${bio}`),
    ),
  };
}

function envelope(world: World, offset: number, total: number): Answer {
  const cursor = offset + COUNT;
  return {
    status_code: 0,
    cursor,
    has_more: cursor < total ? 1 : 0,
    extra: { now: world.now * 1000, fatal_item_ids: [] },
    log_pb: { impr_id: 'sandbox' },
  };
}

function toSearchUser(creator: WorldCreator): Answer {
  return {
    user_info: {
      uid: creator.id,
      unique_id: creator.handle,
      nickname: creator.nickname,
      signature: creator.bio,
      follower_count: creator.followers,
      sec_uid: creator.secUid,
      room_id: 0,
    },
  };
}
