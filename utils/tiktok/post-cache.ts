import { MINUTE_MS } from '../domain/clock.ts';
import { type Disclosure, uploadTime } from '../domain/post.ts';
import { type CreatorFacts, mergeFacts, type PostFacts } from './post-facts.ts';
import { readText } from './read-values.ts';

const MAX_POSTS = 2_000;
const MAX_CREATORS = 1_000;
const MAX_LABEL = 100;

/** Where facts came from: the document as the server wrote it, or answers that the page fetched. */
export type FactSource = 'document' | 'answer';

/** What a card without an id shows of its post. */
export interface CardHint {
  handle: string;
  soundId: string;
  caption: string;
}

/** What the page's own JSON told: of posts by item id, of creators by handle, and its words for its labels. */
export interface PostCache {
  /** How many posts are known. */
  readonly size: number;
  add(facts: PostFacts, source: FactSource): void;
  addCreator(facts: CreatorFacts): void;
  /** Remembers the page's own word for a label; what is no text is no word. */
  addLabel(text: unknown, disclosure: Disclosure): void;
  /** What is known of a post, joined with what is known of its creator and of the post that it was made from. */
  get(itemId: string): PostFacts | undefined;
  /** How many of the posts heard of were made from this one. */
  madeFromCount(itemId: string): number;
  /** The creator's followers; undefined when nobody told. */
  followersOf(handle: string | null): number | undefined;
  /** What a label on the page says, in the page's language; undefined for any other text. */
  disclosureOf(text: string): Disclosure | undefined;
  /**
   * The one post that a card without an id can only be; null as soon as there is a doubt. Answers the page fetched can
   * be forged by other scripts, so only posts of the document are ever matched, while all of them can raise a doubt.
   * @param addressedId the post that the page's address names, if any: for that one their word is enough.
   */
  match(hint: CardHint, addressedId?: string): PostFacts | null;
}

/** Makes a cache that forgets the post it heard of longest ago when it is full. */
export function createPostCache(maxPosts = MAX_POSTS): PostCache {
  const posts = new Map<string, Known>();
  /** Few posts are made from another one, so that their number costs next to nothing. */
  const sources = new Map<string, string>();
  const followers = new Map<string, number>();
  const labels = new Map<string, Disclosure>();
  const addFollowers = (handle: string | null, count: number | undefined): void => {
    if (handle !== null && count !== undefined) putLast(followers, handle, count, MAX_CREATORS);
  };
  return {
    get size() {
      return posts.size;
    },
    add(facts, source) {
      const known = posts.get(facts.itemId);
      const joined = {
        facts: known ? mergeFacts(known.facts, facts) : facts,
        inDocument: source === 'document' ? facts : (known?.inDocument ?? null),
      };
      const forgotten = putLast(posts, facts.itemId, joined, maxPosts);
      const sourceId = joined.facts.details.madeFrom?.itemId;
      if (sourceId) sources.set(facts.itemId, sourceId);
      if (forgotten !== undefined) sources.delete(forgotten);
      addFollowers(facts.handle, facts.details.followers);
    },
    addCreator: (facts) => addFollowers(facts.handle, facts.followers),
    addLabel(text, disclosure) {
      const word = readText(text, MAX_LABEL)?.trim();
      if (word) labels.set(word, disclosure);
    },
    get(itemId) {
      const facts = posts.get(itemId)?.facts;
      const source = posts.get(facts?.details.madeFrom?.itemId ?? '')?.facts;
      const sourced = facts && source ? withSource(facts, source) : facts;
      const count = followers.get(facts?.handle ?? '');
      if (!sourced || count === undefined || sourced.details.followers !== undefined)
        return sourced;
      return { ...sourced, details: { ...sourced.details, followers: count } };
    },
    madeFromCount: (itemId) => [...sources.values()].filter((id) => id === itemId).length,
    followersOf: (handle) => followers.get(handle ?? ''),
    disclosureOf: (text) => labels.get(text.trim()),
    match: (hint, addressedId) => findMatch([...posts.values()], hint, addressedId),
  };
}

interface Known {
  /** All that was heard of the post. */
  facts: PostFacts;
  /** What the document itself said of it. */
  inDocument: PostFacts | null;
}

/** Puts an entry at the end of a map, whose first one goes when it is full: the answer is its key. */
function putLast<T>(
  map: Map<string, T>,
  key: string,
  value: T,
  maxSize: number,
): string | undefined {
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > maxSize ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
  return oldest;
}

/** Says of a post made from another one what is known of that other one. */
function withSource(facts: PostFacts, source: PostFacts): PostFacts {
  const { madeFrom } = facts.details;
  if (!madeFrom) return facts;
  const handle = madeFrom.handle ?? source.handle;
  // That a source is nothing but itself is never said, so it is a duet or stitch, or unknown.
  const isRemix = source.details.madeFrom ? true : madeFrom.isRemix;
  return { ...facts, details: { ...facts.details, madeFrom: { ...madeFrom, handle, isRemix } } };
}

function findMatch(
  all: readonly Known[],
  hint: CardHint,
  addressedId: string | undefined,
): PostFacts | null {
  const alike = all.filter(
    ({ facts, inDocument }) => isAlike(facts, hint) || isAlike(inDocument, hint),
  );
  const [only] = alike.length === 1 ? alike : [];
  if (only && only.facts.itemId === addressedId) return only.facts;
  const told = only?.inDocument ?? null;
  return told && isAlike(told, hint) && isBornTogether(told) ? told : null;
}

/** Whether facts are those of the post that a card shows. */
export function isAlike(facts: PostFacts | null, hint: CardHint): boolean {
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
