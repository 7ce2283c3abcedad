import type { WorldPost } from '../world/posts.ts';
import { createRandom, shuffle } from '../world/random.ts';
import { listedOddPosts, type World } from '../world/world.ts';

/**
 * Who opens For You, and with what: names and captions that any machine has letters for, and early on one of each kind
 * that a scout meets seldom, so that nobody has to scroll far for it. The photo post is among those that come with the
 * page itself.
 */
const OPENING = [
  { handle: 'dr.plantpot', trait: 'plain' },
  { handle: 'kettle_and_crow', trait: 'plain' },
  { handle: 'bo.runs.late', trait: 'photo' },
  { handle: 'mara.kneads.dough', trait: 'paid' },
  { handle: 'cocina.de.paprika', trait: 'plain' },
  { handle: 'studio_brise_', trait: 'plain' },
  { handle: 'noor.atelier.77', trait: 'plain' },
  { handle: 'sol.y.marea', trait: 'plain' },
] as const;

/** The For You feed of a world, always in the same order. */
export function feedOrder(world: World): WorldPost[] {
  const shuffled = shuffle(createRandom(world.seed), world.posts);
  const opening = OPENING.flatMap(({ handle, trait }) => {
    const own = shuffled.filter((post) => post.author.handle === handle);
    const fits = own.filter((post) => traitOf(post) === trait);
    return fits.find((post) => post.scene === post.author.scenes[0]) ?? fits[0] ?? own[0] ?? [];
  });
  return [...opening, ...shuffled.filter((post) => !opening.includes(post))];
}

/** What For You opens with at an address: `?odd=1` puts the odd posts first. */
export function openingOrder(world: World, query: URLSearchParams): WorldPost[] {
  const usual = feedOrder(world);
  return query.get('odd') === '1' ? [...listedOddPosts(world), ...usual] : usual;
}

/** A plain post is one that a scout can simply ask for. */
function traitOf(post: WorldPost): 'paid' | 'photo' | 'plain' | 'unclear' {
  if (post.adLabelVersion === 2) return 'paid';
  if (post.kind === 'photo') return 'photo';
  const hasClearSound = post.music.original || post.music.isCommerceMusic !== false;
  return hasClearSound && post.duetFromId === null ? 'plain' : 'unclear';
}
