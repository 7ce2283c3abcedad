import { toItemStruct } from '../world/item-struct.ts';
import type { World } from '../world/world.ts';

const POSTS = 28;

/**
 * Answers of a wanted size, for measuring what reading them costs: `/api/recommend/item_list/?bench_kb=250` with posts,
 * and `/api/comment/list/?bench_kb=250` without any. Undefined for all other addresses.
 */
export function benchAnswer(
  world: World,
  pathname: string,
  query: URLSearchParams,
): object | undefined {
  const bytes = Number(query.get('bench_kb') ?? 0) * 1000;
  if (!(bytes > 0)) return undefined;
  if (pathname === '/api/recommend/item_list/') return manyPosts(world, bytes);
  if (pathname === '/api/comment/list/') return manyComments(world, bytes);
  return undefined;
}

/** As many posts as a large answer of TikTok's has; their size is in the addresses of the video, as there (capture 2022-11). */
function manyPosts(world: World, bytes: number): object {
  const items = world.posts.slice(0, POSTS).map((post) => toItemStruct(post, 'feed'));
  const bare = JSON.stringify(items).length;
  const gear = bitrate(world.posts[0]?.id ?? '', 0);
  const gears = Math.ceil((bytes - bare) / items.length / JSON.stringify(gear).length);
  const itemList = items.map((item) => {
    const bitrateInfo = Array.from({ length: Math.max(0, gears) }, (_, n) => bitrate(item.id, n));
    return { ...item, video: { ...item.video, bitrateInfo } };
  });
  return { itemList, cursor: POSTS, hasMore: true, statusCode: 0, status_code: 0 };
}

function bitrate(id: string, gear: number): object {
  const address = (host: number): string =>
    `https://www.tiktok.com/video/${host}/${id}/${'sandbox'.repeat(24)}/?gear=${gear}&host=${host}`;
  return {
    Bitrate: 400_000 + gear,
    CodecType: 'h264',
    GearName: `sandbox_${gear}`,
    QualityType: 20 + gear,
    PlayAddr: {
      DataSize: 1_000_000 + gear,
      Height: 1024,
      Uri: `sandbox-${id}-${gear}`,
      UrlList: [address(1), address(2), address(3)],
      Width: 576,
    },
  };
}

function manyComments(world: World, bytes: number): object {
  const count = Math.ceil(bytes / JSON.stringify(comment(world, 0)).length);
  const comments = Array.from({ length: count }, (_, index) => comment(world, index));
  return { comments, cursor: count, has_more: 1, total: count, status_code: 0 };
}

function comment(world: World, index: number): object {
  const creator = world.creators[index % world.creators.length];
  const pictures = [1, 2, 3].map((size) => `/obj/avatar/${creator?.handle}.svg?size=${size}`);
  return {
    cid: String(7_000_000_000_000_000_000n + BigInt(index)),
    text: `Comment ${index}: ${'a few words of the sandbox '.repeat(4)}`,
    create_time: world.now,
    digg_count: index,
    reply_comment_total: 0,
    user: {
      uid: creator?.id,
      unique_id: creator?.handle,
      nickname: creator?.nickname,
      avatar_thumb: { uri: creator?.handle, url_list: pictures },
      avatar_medium: { uri: creator?.handle, url_list: pictures },
    },
    share_info: { title: '', desc: '', acl: { code: 0, extra: '' } },
    status: 1,
  };
}
