/** How many posts, or requests, one message may name. */
export const MOST_POSTS = 100;
/** How many item ids, or handles, one message may ask about. */
export const MOST_IDS = 200;
/** The longest caption a message may hold, in UTF-16 units. */
export const LONGEST_CAPTION = 5_000;

/** Cuts a list of posts or requests into portions that one message takes. */
export function portionsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / MOST_POSTS) }, (_, index) =>
    all.slice(index * MOST_POSTS, (index + 1) * MOST_POSTS),
  );
}
