import { postUrl } from '../domain/post-url.ts';
import { findCards } from './find-cards.ts';
import type { IdFrom, UnreadReason } from './identify-card.ts';
import { type CompiledRules, compileRules } from './page-rules.ts';
import { createPostCache, type PostCache } from './post-cache.ts';
import { readCard } from './read-card.ts';
import { readPlace, type Surface } from './surfaces.ts';

/** One post as a page showed it. */
export interface PostOnPage {
  itemId: string;
  /** Null where the page does not tell. */
  handle: string | null;
  url: string;
  idFrom: IdFrom;
  /** True in the column beside a single post. */
  related: boolean;
}

/** What was found on a page. */
export interface PageReading {
  surface: Surface;
  /** Filled cards of the main list or player; related ones are not counted. */
  cards: number;
  /** One entry a card that could be read, in the order of the page. */
  posts: PostOnPage[];
  /** Filled cards that could not be read. */
  unread: { reason: UnreadReason; count: number }[];
}

/** Reads every post of a page, with the code that the button in the feed uses. */
export function readPage(
  root: ParentNode,
  url: string,
  cache: PostCache = createPostCache(),
  rules: CompiledRules = compileRules(),
): PageReading {
  const place = readPlace(root, url, rules);
  const posts: PostOnPage[] = [];
  const unread = new Map<UnreadReason, number>();
  let cards = 0;
  for (const card of findCards(root, rules)) {
    const reading = readCard(card, { place: () => place, cache, rules });
    if (!reading.ok && reading.reason === 'empty') continue;
    if (card.layout !== 'related') cards += 1;
    if (!reading.ok) {
      unread.set(reading.reason, (unread.get(reading.reason) ?? 0) + 1);
      continue;
    }
    const { post, idFrom, related } = reading;
    posts.push({ itemId: post.itemId, handle: post.handle, url: postUrl(post), idFrom, related });
  }
  return {
    surface: place.surface,
    cards,
    posts,
    unread: [...unread].map(([reason, count]) => ({ reason, count })),
  };
}
