import { barePost, type Post, type PostKind } from '../domain/post.ts';
import { readCaption, readHandle, scopeOf } from './card-words.ts';
import type { Card } from './find-cards.ts';
import { identifyCard, type IdFrom, type PageView, type UnreadReason } from './identify-card.ts';
import { PHOTO_PLAYER } from './selectors.ts';

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
  const scope = scopeOf(card);
  const known = view.cache.get(itemId);
  const place = view.place();
  const addressed = place.addressed?.itemId === itemId ? place.addressed : null;
  const kind: PostKind =
    link?.kind ??
    addressed?.kind ??
    known?.kind ??
    (scope.querySelector(PHOTO_PLAYER) ? 'photo' : 'video');
  const handle = link?.handle ?? readHandle(scope) ?? addressed?.handle ?? known?.handle ?? null;
  const bare = barePost(itemId, kind, handle);
  return {
    ok: true,
    idFrom,
    related: card.layout === 'related',
    post: {
      ...bare,
      nickname: known?.nickname ?? null,
      caption: known?.caption ?? readCaption(scope)?.slice(0, 5_000) ?? null,
      language: known?.language ?? null,
      publishedAt: known?.publishedAt ?? bare.publishedAt,
      stats: known?.stats ?? {},
    },
  };
}
