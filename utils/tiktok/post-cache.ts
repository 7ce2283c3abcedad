import { MINUTE_MS } from '../domain/clock.ts';
import { uploadTime } from '../domain/post.ts';
import { mergeFacts, type PostFacts } from './post-facts.ts';

const MAX_POSTS = 2_000;

/** Where facts came from: the document as the server wrote it, or answers that the page fetched. */
export type FactSource = 'document' | 'answer';

/** What a card without an id shows of its post. */
export interface CardHint {
  handle: string;
  soundId: string;
  caption: string;
}

/** What the page's own JSON told, by item id. */
export interface PostCache {
  add(facts: PostFacts, source: FactSource): void;
  get(itemId: string): PostFacts | undefined;
  /**
   * The one post that a card without an id can only be; null as soon as there is a doubt. Answers the page fetched can
   * be forged by other scripts, so only posts of the document are ever matched, while all of them can raise a doubt.
   */
  match(hint: CardHint): PostFacts | null;
}

/** Makes a cache that forgets the post it heard of longest ago when it is full. */
export function createPostCache(maxPosts = MAX_POSTS): PostCache {
  const posts = new Map<string, Known>();
  return {
    add(facts, source) {
      const known = posts.get(facts.itemId);
      posts.delete(facts.itemId);
      posts.set(facts.itemId, {
        facts: known ? mergeFacts(known.facts, facts) : facts,
        inDocument: source === 'document' ? facts : (known?.inDocument ?? null),
      });
      const oldest = posts.size > maxPosts ? posts.keys().next().value : undefined;
      if (oldest !== undefined) posts.delete(oldest);
    },
    get: (itemId) => posts.get(itemId)?.facts,
    match(hint) {
      const alike = [...posts.values()].filter(
        ({ facts, inDocument }) => isAlike(facts, hint) || isAlike(inDocument, hint),
      );
      const only = alike.length === 1 ? alike[0]?.inDocument : null;
      return only && isAlike(only, hint) && isBornTogether(only) ? only : null;
    },
  };
}

interface Known {
  /** All that was heard of the post. */
  facts: PostFacts;
  /** What the document itself said of it. */
  inDocument: PostFacts | null;
}

function isAlike(facts: PostFacts | null, hint: CardHint): boolean {
  return (
    facts?.handle === hint.handle &&
    facts.soundId === hint.soundId &&
    isSameText(facts.caption, hint.caption)
  );
}

/** The page shows captions with other white space than its JSON holds. */
function isSameText(one: string | null, other: string): boolean {
  return one !== null && one.replaceAll(/\s+/g, '') === other.replaceAll(/\s+/g, '');
}

/**
 * An original sound gets its id when its post is uploaded (26 of a creator's 27 posts with an original sound lie within
 * ten minutes of it, capture 2023-02). Only such a sound belongs to one post; any other may be used again.
 */
function isBornTogether({ itemId, soundId }: PostFacts): boolean {
  const [post, sound] = [uploadTime(itemId), uploadTime(soundId ?? '')];
  return post !== null && sound !== null && Math.abs(post - sound) < 10 * MINUTE_MS;
}
