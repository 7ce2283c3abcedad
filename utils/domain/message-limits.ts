/** How many posts, or requests, one message may name. */
export const MOST_POSTS = 100;
/** How many item ids, or handles, one message may ask about. */
export const MOST_IDS = 200;
/** How many found posts, or requests made of them, one message of our own pages may name. */
export const MOST_FOUND = 100_000;
/** The longest caption a message may hold, in UTF-16 units. */
export const LONGEST_CAPTION = 5_000;

/** Cuts a list of posts or requests into portions; of what one message takes, unless told how many. */
export function portionsOf<T>(all: readonly T[], most = MOST_POSTS): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, index) =>
    all.slice(index * most, (index + 1) * most),
  );
}
