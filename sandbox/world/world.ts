import { makeCreators, type WorldCreator } from './creators.ts';
import { makeFringe, type Fringe } from './fringe.ts';
import type { OddName } from './odd-sketches.ts';
import { makePost, type WorldPost } from './posts.ts';
import { createRandom, type Random } from './random.ts';

/** Everything that exists in the sandbox: creators and their posts, newest first. */
export interface World {
  seed: number;
  /** The moment the world was made, Unix seconds; nothing in it is younger. */
  now: number;
  creators: WorldCreator[];
  posts: WorldPost[];
  /** Odd posts, ads and live videos: in no list unless it is asked for. */
  fringe: Fringe;
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
  const ordered = markSpecial(made.toSorted(newestFirst));
  return { seed, now, creators, posts: ordered, fringe: makeFringe(seed, now, creators) };
}

/** The post with this id, deleted ones too; undefined when there never was one. */
export function findPost(world: World, id: string): WorldPost | undefined {
  const { odd, ads } = world.fringe;
  return [world.posts, ads, [...odd.values()]]
    .map((posts) => posts.find((post) => post.id === id))
    .find((post) => post !== undefined);
}

/** The odd post of this name (`ODD_SKETCHES` says what is odd about each). */
export function oddPost(world: World, name: OddName): WorldPost {
  const post = world.fringe.odd.get(name);
  if (!post) throw new Error(`The world has no odd post ${name}`);
  return post;
}

/** The odd posts that lists can hold, as those see them who may see them all; a deleted one is in none. */
export function listedOddPosts(world: World): WorldPost[] {
  return [...world.fringe.odd.values()].filter((post) => !post.special?.isDeleted);
}

/** The creator with this handle (without `@`); undefined when there is none. */
export function findCreator(world: World, handle: string): WorldCreator | undefined {
  return everybody(world).find((creator) => creator.handle === handle);
}

/** All accounts, those of the fringe last. */
export function everybody(world: World): WorldCreator[] {
  return [...world.creators, ...world.fringe.creators];
}

/** A creator's posts as the profile shows them: pinned ones first, then newest first. */
export function postsBy(world: World, handle: string): WorldPost[] {
  const own = [...world.posts, ...listedOddPosts(world)].filter(
    (post) => post.author.handle === handle,
  );
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
