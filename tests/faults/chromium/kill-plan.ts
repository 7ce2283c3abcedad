import { inventedId } from '../../../sandbox/ads-api/text.ts';
import { seededRandom } from '../node/random.ts';

/** A worker that dies while the emulator holds a call of it open. */
export interface Kill {
  /** The call that is held, e.g. `tt_video/authorize`. */
  endpoint: string;
  /** Whether it is held before or after it was carried out. */
  when: 'before-commit' | 'after-commit';
  /** How many such calls pass first. */
  skip: number;
  /** Whether the held call never reaches TikTok; else it is carried out after the worker is dead. */
  isDropped: boolean;
}

/** Some posts whose codes are pasted one after the other, and the deaths of the workers that look after them. */
export interface KillPlan {
  seed: number;
  itemIds: string[];
  kills: Kill[];
  /** How long the list is behind, in milliseconds of the fast clock. */
  listLagMs: number;
}

/** The same seed gives the same plan. */
export function makeKillPlan(seed: number): KillPlan {
  const random = seededRandom(seed, 'kills');
  const posts = random.between(1, 3);
  return {
    seed,
    itemIds: Array.from({ length: posts }, (_, index) =>
      inventedId(`post ${index} of kill plan ${seed}`),
    ),
    kills: Array.from({ length: random.pick([1, 1, 2]) }, () => ({
      endpoint: random.pick([
        'tt_video/authorize',
        'tt_video/authorize',
        'tt_video/info',
        'tt_video/list',
      ]),
      when: random.pick(['before-commit', 'after-commit'] as const),
      skip: random.between(0, posts - 1),
      isDropped: random.chance(0.4),
    })),
    listLagMs: random.pick([0, 3_000, 10_000]),
  };
}
