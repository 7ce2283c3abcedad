import type { WorldCreator } from '../world/creators.ts';
import type { WorldPost } from '../world/posts.ts';
import { createRandom, hashText, shuffle } from '../world/random.ts';
import type { World } from '../world/world.ts';

/** What an account passed on, liked or kept: posts of others, always the same ones. */
export type AccountList = 'repost' | 'favorite' | 'collection';

const LENGTHS = { repost: 11, favorite: 30, collection: 26 } as const;
/** One account in three is followed by whoever is "logged in". */
const FOLLOWED = 3;

/** The posts behind a profile's Reposts (`repost`), Liked (`favorite`) or Favorites (`collection`) tab. */
export function accountList(world: World, handle: string, list: AccountList): WorldPost[] {
  const others = world.posts.filter(({ author }) => author.handle !== handle);
  return shuffle(createRandom(`${list}/${handle}`), others).slice(0, LENGTHS[list]);
}

/** Whether everybody may see what an account liked. Verified accounts show it, all others keep it private. */
export const showsLikes = ({ verified }: WorldCreator): boolean => verified;

/** The Following feed of the one person who can log in: newest first. */
export function followingOrder(world: World): WorldPost[] {
  return world.posts.filter(({ author }) => hashText(author.handle) % FOLLOWED === 0);
}
