import { AdsError } from '../ads/ads-error.ts';
import type { Access, PostsPage } from '../ads/port.ts';
import { askWhileOurs } from './account-left.ts';
import type { SyncContext } from './context.ts';

/** The largest page that the list gives. */
const PAGE_SIZE = 50;
/** Browsers keep six connections to a host: a seventh call would wait, and its deadline with it. */
const PAGES_AHEAD = 6;
/** How far to reach out where TikTok does not say how long the list is: beyond its end, calls are wasted. */
const PAGES_AHEAD_BLINDLY = 2;
/** Ad accounts hold 10,000 Spark posts (reference §4), lapsed ones come on top. Keeps us from a list without an end. */
const MOST_PAGES = 1_000;
/** The endpoint that is asked. */
export const LIST = '/tt_video/list/';

/** A page of an ad account's list, with its number. */
export interface NumberedPage extends PostsPage {
  page: number;
}

/**
 * Reads an ad account's list from a page on, in order, several pages at once.
 * @param total how many posts the list is known to have; null when nobody knows
 * @throws AdsError; AccountLeft; pages that were on their way are dropped
 */
export async function* readPages(
  context: Pick<SyncContext, 'db' | 'backend' | 'limiter' | 'signal'>,
  access: Access,
  from: number,
  total: number | null,
): AsyncGenerator<NumberedPage, void, undefined> {
  const { backend, signal } = context;
  const stop = new AbortController();
  const ending = AbortSignal.any([signal, stop.signal]);
  const read = async (page: number): Promise<NumberedPage> => {
    const answer = await askWhileOurs(context, access, async () => {
      // Nobody is called once the end of the list was seen.
      stop.signal.throwIfAborted();
      return backend.listPosts(access, page, ending);
    });
    return { ...answer, page };
  };
  const onTheirWay: Promise<NumberedPage>[] = [];
  let next = from;
  let last = total === null ? from : Math.max(from, pagesOf(total));
  let isLengthKnown = total !== null;
  try {
    while (onTheirWay.length > 0 || next <= last) {
      const ahead = isLengthKnown ? PAGES_AHEAD : PAGES_AHEAD_BLINDLY;
      for (; onTheirWay.length < ahead && next <= last; next += 1)
        onTheirWay.push(quiet(read(next)));
      const page = await onTheirWay.shift();
      if (!page) return;
      isLengthKnown = page.total !== null;
      last = page.total === null ? page.page + PAGES_AHEAD_BLINDLY : pagesOf(page.total);
      yield page;
      if (isLast(page) || page.page >= MOST_PAGES) return;
    }
  } finally {
    stop.abort();
    await Promise.allSettled(onTheirWay);
  }
}

/**
 * Holds a page to be one that a list can be judged by.
 * @throws AdsError `unexpected-reply` where it tells nothing, or comes before or after where a list can end
 */
export function assertUseful(page: NumberedPage): void {
  const tellsNothing = page.posts.length === 0 && !page.isComplete;
  const hasNoEnd = page.hasMore && page.page >= MOST_PAGES;
  if (tellsNothing || hasNoEnd || endsTooSoon(page, page.page))
    throw new AdsError('unexpected-reply', { endpoint: LIST });
}

/** Whether a list ends before it has as many pages as TikTok says. */
export function endsTooSoon({ hasMore, total }: PostsPage, page: number): boolean {
  return !hasMore && total !== null && page < pagesOf(total);
}

/** Whether a list ends with a page. A full one promises another, and only its length tells that there is none. */
export function isLast({ hasMore, total, page }: NumberedPage): boolean {
  return !hasMore || (total !== null && page >= pagesOf(total));
}

/** How many pages a list has. */
export function pagesOf(posts: number): number {
  return Math.max(1, Math.ceil(posts / PAGE_SIZE));
}

/** Its failure is seen when its turn comes; until then it is nobody's. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
