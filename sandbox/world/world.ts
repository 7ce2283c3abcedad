import { makeCreators, type WorldCreator } from './creators.ts';
import { makePost, type WorldPost } from './posts.ts';
import { createRandom, type Random } from './random.ts';

/** Everything that exists in the sandbox: creators and their posts, newest first. */
export interface World {
  seed: number;
  /** The moment the world was made, Unix seconds; nothing in it is younger. */
  now: number;
  creators: WorldCreator[];
  posts: WorldPost[];
}

/** 2026-11-20 12:00 UTC: fixed, so that a world is the same today and in a year. */
const BORN_AT = Date.UTC(2026, 10, 20, 12) / 1000;

/**
 * Makes the invented world. The same options give the same world, to the last digit.
 * @param options `posts`: how many posts; `seed`: another number, another world; `now`: Unix seconds.
 */
export function createWorld({ posts = 400, seed = 1, now = BORN_AT } = {}): World {
  const random = createRandom(seed);
  const creators = makeCreators(random, now);
  const counts = new Map<string, number>();
  const made = Array.from({ length: posts }, (_, index) => {
    const author = chooseAuthor(random, creators, index);
    const nth = counts.get(author.handle) ?? 0;
    counts.set(author.handle, nth + 1);
    return makePost(random, author, nth, now);
  });
  return { seed, now, creators, posts: markSpecial(made.toSorted(newestFirst)) };
}

/** The post with this id; undefined when there is none. */
export function findPost(world: World, id: string): WorldPost | undefined {
  return world.posts.find((post) => post.id === id);
}

/** The creator with this handle (without `@`); undefined when there is none. */
export function findCreator(world: World, handle: string): WorldCreator | undefined {
  return world.creators.find((creator) => creator.handle === handle);
}

/** A creator's posts as the profile shows them: pinned ones first, then newest first. */
export function postsBy(world: World, handle: string): WorldPost[] {
  const own = world.posts.filter((post) => post.author.handle === handle);
  return [...own.filter((post) => post.isPinned), ...own.filter((post) => !post.isPinned)];
}

/** Everybody gets a post before chance decides; the first creator posts most, so that one profile has several pages. */
function chooseAuthor(random: Random, creators: WorldCreator[], index: number): WorldCreator {
  const inTurn = creators[index];
  const busiest = creators[0];
  if (inTurn) return inTurn;
  if (!busiest) throw new Error('A world needs creators');
  return random.chance(0.12) ? busiest : random.pick([busiest, ...creators.slice(1)]);
}

/** Gives every tenth post or so one of the traits that decide what a scout may do with it; a duet's source is older. */
function markSpecial(posts: WorldPost[]): WorldPost[] {
  const pinned = new Map<string, number>();
  return posts.map((post, index) => {
    const pins = pinned.get(post.author.handle) ?? 0;
    const isPinned = pins < 3 && index % 7 === 3;
    if (isPinned) pinned.set(post.author.handle, pins + 1);
    const isOpenToAds = index % 19 === 5;
    const source = index % 37 === 11 ? posts[index + 1] : undefined;
    return {
      ...post,
      isPinned,
      isAd: isOpenToAds && index % 2 === 0,
      adAuthorization: isOpenToAds,
      duetFromId: post.kind === 'video' && source?.kind === 'video' ? source.id : null,
    };
  });
}

function newestFirst(left: WorldPost, right: WorldPost): number {
  return BigInt(left.id) < BigInt(right.id) ? 1 : -1;
}
