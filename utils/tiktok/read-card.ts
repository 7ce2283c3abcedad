import { LONGEST_CAPTION } from '../domain/message-limits.ts';
import { barePost, type Post, type PostDetails, type PostKind } from '../domain/post.ts';
import { readCaption, readHandle, scopeOf } from './card-words.ts';
import type { Card } from './find-cards.ts';
import { identifyCard, type IdFrom, type PageView, type UnreadReason } from './identify-card.ts';
import type { PostFacts } from './post-facts.ts';
import { readCounts } from './read-counts.ts';

/** A card read to the end, or why it could not be. */
export type CardReading =
  | { ok: true; post: Post; idFrom: IdFrom; related: boolean }
  | { ok: false; reason: UnreadReason };

/**
 * Reads the post of a card. Id and creator come from the page as it stands; what the page's JSON told of this id
 * fills in the rest.
 */
export function readCard(card: Card, view: PageView): CardReading {
  const identity = identifyCard(card, view);
  if (!identity.ok) return identity;
  const { itemId, idFrom, link } = identity;
  const scope = scopeOf(card, view.rules);
  const known = view.cache.get(itemId);
  const place = view.place();
  const addressed = place.addressed?.itemId === itemId ? place.addressed : null;
  const kind: PostKind =
    link?.kind ??
    addressed?.kind ??
    known?.kind ??
    (scope.querySelector(view.rules.any('photoPlayer')) ? 'photo' : 'video');
  const handle =
    link?.handle ?? readHandle(scope, view.rules) ?? addressed?.handle ?? known?.handle ?? null;
  const bare = barePost(itemId, kind, handle);
  return {
    ok: true,
    idFrom,
    related: card.layout === 'related',
    post: {
      ...bare,
      nickname: known?.nickname ?? null,
      caption: known?.caption ?? readCaption(scope, view.rules)?.slice(0, LONGEST_CAPTION) ?? null,
      language: known?.language ?? null,
      publishedAt: known?.publishedAt ?? bare.publishedAt,
      ...readNumbers(scope, handle, view, known),
    },
  };
}

/** Counts and details: exact ones from the page's JSON, else what the card shows. */
function readNumbers(
  scope: Element,
  handle: string | null,
  { cache, rules }: PageView,
  known: PostFacts | undefined,
): Pick<Post, 'stats' | 'details'> {
  const details: PostDetails = { ...known?.details };
  details.followers ??= cache.followersOf(handle);
  // A label that is on the screen is there, whatever an answer left out.
  if (details.disclosure === undefined || details.disclosure === 'none') {
    const label = scope.querySelector(rules.any('disclosure'))?.textContent ?? '';
    details.disclosure = cache.disclosureOf(label) ?? details.disclosure;
  }
  if (known && Object.keys(known.stats).length > 0) return { stats: known.stats, details };
  const stats = readCounts(scope, rules);
  if (Object.keys(stats).length > 0) details.areCountsApproximate = true;
  return { stats, details };
}
