import { demoCode } from '../sandbox/ads-api/seed-demo.ts';
import { inventedId } from '../sandbox/ads-api/text.ts';
import type { EmulatorWorld } from '../sandbox/ads-api/world.ts';
import { barePost, type Post } from '../utils/domain/post.ts';

/** A post whose creator has made a code for it. */
export interface PostWithCode {
  post: Post;
  code: string;
}

/** Invents posts with a good code each; no ad account holds them. */
export function seedCodes(world: EmulatorWorld, count: number): PostWithCode[] {
  return Array.from({ length: count }, (_, index) => {
    const itemId = inventedId(`post ${index} with a code to apply`);
    const handle = `bench.creator.${index}`;
    world.seedPost({ itemId, handle });
    world.seedCode({ itemId, code: demoCode(itemId) });
    return { post: barePost(itemId, 'video', handle), code: demoCode(itemId) };
  });
}

const AT_ONCE = 50;

/** As many at once as people save or paste. */
export function inPortions<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, portion) =>
    all.slice(portion * AT_ONCE, (portion + 1) * AT_ONCE),
  );
}
