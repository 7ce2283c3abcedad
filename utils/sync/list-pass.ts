import { AdsError } from '../ads/ads-error.ts';
import type { AuthorizedPost } from '../ads/port.ts';
import type { EpochMs } from '../domain/clock.ts';
import { codeIdentity } from '../domain/spark-code.ts';
import type { CodeWork, SyncContext } from './context.ts';
import { endsTooSoon, isLast, LIST, type NumberedPage, readPages } from './read-pages.ts';

/**
 * One way through an ad account's list, which all lines of a run share that look for a code there. It goes only as far
 * as somebody needs; what was read is kept for whoever looks next.
 */
export interface ListPass {
  /** What happened at TikTok after this moment may be missing. */
  startedAt: EpochMs;
  /**
   * The post with this code; null when the whole list has none.
   * @throws AdsError `unexpected-reply` when it was not found in a list that was not whole: then nobody knows; whatever
   * reading a page throws, for everybody who waits for it
   */
  find: (code: string) => Promise<AuthorizedPost | null>;
}

/**
 * The way through the list of an ad account that lines like this one share: those who look before they send a code read
 * it to its end, those who look for what was sent mostly find it on the first page of a new one. What failed is begun
 * anew.
 */
export function passFor(
  context: SyncContext,
  { line: { notBefore, sentAt }, access }: Pick<CodeWork, 'line' | 'access'>,
): ListPass {
  const { passes, clock } = context;
  const key = `${access.advertiserId} ${sentAt === null ? 'before' : 'after'}`;
  const known = passes.get(key);
  // Read before it was sent, a list tells nothing of it; read before this look was due, it is that of the look before.
  const isNewEnough =
    known && known.startedAt >= notBefore && (sentAt === null || known.startedAt > sentAt);
  if (isNewEnough) return known;
  const forget = (): void => {
    if (passes.get(key) === pass) passes.delete(key);
  };
  const pages = readPages(context, access, 1, null);
  const pass: ListPass = { startedAt: clock(), find: finderIn(pages, forget) };
  passes.set(key, pass);
  return pass;
}

function finderIn(
  pages: AsyncGenerator<NumberedPage, void, undefined>,
  onFailure: () => void,
): ListPass['find'] {
  const posts = new Map<string, AuthorizedPost>();
  let longest = 0;
  let isWhole = true;
  let hasEnd = false;
  let isAtEnd = false;
  const readOn = async (): Promise<void> => {
    const { value: page } = await pages.next();
    if (!page) {
      isAtEnd = true;
      return;
    }
    // Where posts left the list, others slipped to pages that were read already.
    const total = page.total ?? 0;
    isWhole &&= page.isComplete && !endsTooSoon(page, page.page) && total >= longest;
    longest = Math.max(longest, total);
    hasEnd = isLast(page);
    for (const post of page.posts) if (post.code !== null) posts.set(codeIdentity(post.code), post);
  };
  let turn: Promise<void> | null = null;
  return async (code) => {
    const identity = codeIdentity(code);
    while (!isAtEnd && !posts.has(identity)) {
      // Whoever comes meanwhile waits for the same page.
      turn ??= readOn().finally(() => (turn = null));
      await turn.catch((error: unknown) => {
        onFailure();
        throw error;
      });
    }
    const found = posts.get(identity);
    if (found) return found;
    if (isWhole && hasEnd) return null;
    throw new AdsError('unexpected-reply', { endpoint: LIST });
  };
}
