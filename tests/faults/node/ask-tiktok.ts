import { inventedId } from '../../../sandbox/ads-api/text.ts';
import type { ListedPost, TrueCode } from '../judge/ending.ts';
import { askDirectly, type Outside } from './world-acts.ts';

/** Asks TikTok what it thinks of a code, as an ad account that never saw it. */
export async function trueCode(
  outside: Outside,
  code: string,
  itemId: string,
  sourceCode: string | null,
): Promise<TrueCode> {
  const advertiserId = inventedId(`the judge's account for ${itemId}`);
  outside.world.seedAdvertiser({ advertiserId });
  const ask = () =>
    askDirectly(outside, 'tt_video/info', { advertiser_id: advertiserId, auth_code: code });
  const first = await ask();
  // A processing error passes.
  const envelope = first.code >= 50_000 ? await ask() : first;
  return { code, itemId, sourceCode, isUsable: envelope.code === 0 };
}

interface Row {
  auth_info: { ad_auth_status: string; auth_end_time: string };
  item_info: { item_id: string; status: string };
}

/** The lists of all ad accounts as they are now. */
export async function readLists(outside: Outside): Promise<ListedPost[]> {
  const posts: ListedPost[] = [];
  for (const advertiserId of outside.advertiserIds) {
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const query = { advertiser_id: advertiserId, page: String(page), page_size: '50' };
      const { data } = await askDirectly(outside, 'tt_video/list', query);
      const { list, page_info } = data as { list: Row[]; page_info: { total_page: number } };
      pages = page_info.total_page;
      posts.push(...list.map((row) => listedPost(advertiserId, row)));
    }
  }
  return posts;
}

function listedPost(advertiserId: string, { auth_info, item_info }: Row): ListedPost {
  return {
    advertiserId,
    itemId: item_info.item_id,
    adAuthStatus: auth_info.ad_auth_status,
    itemStatus: item_info.status,
    endsAt: Date.parse(`${auth_info.auth_end_time.replace(' ', 'T')}Z`),
  };
}
