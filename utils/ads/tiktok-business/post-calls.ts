import * as v from 'valibot';
import type { Access, AdsBackend, PostsPage } from '../port.ts';
import type { ApiReply, ApiRequest, Call } from './call.ts';
import { errorOf, PARTLY } from './errors.ts';
import { nullIfNotThere, order, question } from './requests.ts';
import { listSchema, postSchema } from './schemas.ts';
import { areAllRead } from './values.ts';

/** The largest page that `tt_video/list` gives. */
const PAGE_SIZE = 50;
const LIST = '/tt_video/list/';

type PostCalls = Pick<
  AdsBackend,
  'previewCode' | 'applyCode' | 'readPost' | 'listPosts' | 'searchPosts' | 'releasePost'
>;

/** What is asked of TikTok about Spark codes and authorised posts. */
export function postCalls(call: Call): PostCalls {
  const list = async (
    access: Access,
    { page, keyword }: { page: number; keyword?: string },
    signal: AbortSignal,
  ): Promise<PostsPage> => {
    const query = { keyword, page, page_size: PAGE_SIZE };
    return toPage(await call(question(access, LIST, query), listSchema, signal), page);
  };
  /** One thing cannot be done in part: when TikTok says so, nobody knows whether it was done. */
  const carryOut = async (request: ApiRequest, signal: AbortSignal): Promise<void> => {
    const { endpoint } = request;
    const { isPartial } = await call(request, v.unknown(), signal);
    if (isPartial) throw errorOf('not-understood', { endpoint, returnCode: PARTLY });
  };
  return {
    async previewCode(access, code, signal) {
      const request = question(access, '/tt_video/info/', { auth_code: code });
      return (await call(request, postSchema, signal)).data;
    },
    async applyCode(access, { value, originalPostCode }, signal) {
      const body = { auth_code: value, original_post_auth_code: originalPostCode };
      await carryOut(order(access, '/tt_video/authorize/', body), signal);
    },
    async readPost(access, itemId, signal) {
      // A keyword of 19 digits finds exactly that post; anything else that comes along is not ours.
      const { posts, isComplete } = await list(access, { page: 1, keyword: itemId }, signal);
      const found = posts.find((post) => post.itemId === itemId);
      if (!found && !isComplete) throw errorOf('not-understood', { endpoint: LIST });
      return found ?? null;
    },
    listPosts: (access, page, signal) => list(access, { page }, signal),
    searchPosts: (access, search, signal) => list(access, search, signal),
    async releasePost(access, itemId, signal) {
      const request = order(access, '/tt_video/unbind/', { item_id: itemId });
      await nullIfNotThere(carryOut(request, signal));
    },
  };
}

/** Rows count as TikTok sent them, readable or not; an empty page ends the list whatever `page_info` says. */
function toPage(
  { data: { list, page_info: info }, isPartial }: ApiReply<v.InferOutput<typeof listSchema>>,
  page: number,
): PostsPage {
  const isPromised = (info.total_number ?? 0) > (page - 1) * PAGE_SIZE;
  const mayGoOn = list.total >= PAGE_SIZE || page < (info.total_page ?? 0);
  return {
    posts: list.readable,
    hasMore: list.total > 0 && mayGoOn,
    // Zero where there are rows, or where it is not the first page, is no count.
    total: info.total_number || (list.total === 0 && page === 1 ? 0 : null),
    isComplete: !isPartial && areAllRead(list) && (list.total > 0 || !isPromised),
  };
}
