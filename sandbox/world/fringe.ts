import { ADVERTISERS, ODD_ACCOUNTS } from './accounts-odd.ts';
import { makeCreator, type WorldCreator } from './creators.ts';
import { makeItemId } from './item-id.ts';
import { makeOddPosts } from './odd-posts.ts';
import type { OddName } from './odd-sketches.ts';
import { makePost, type WorldPost } from './posts.ts';
import { createRandom } from './random.ts';

/** A live video: it has a room and no post. */
export interface WorldLive {
  /** 19 digits, and the id of no post. */
  roomId: string;
  author: WorldCreator;
  title: string;
  viewers: number;
}

/**
 * What stands beside the ordinary posts of a world and is in no list unless it is asked for: odd posts, ads, live videos.
 */
export interface Fringe {
  creators: WorldCreator[];
  odd: Map<OddName, WorldPost>;
  /** Ads, by turns of an advertiser's own and of a creator's that was made for ads only (a Spark ad). */
  ads: WorldPost[];
  lives: WorldLive[];
}

const ADS = 12;
const LIVES = 4;

/** Makes the fringe of a world; `creators` are the ordinary ones. */
export function makeFringe(seed: number, now: number, creators: readonly WorldCreator[]): Fringe {
  const random = createRandom(`fringe/${seed}`);
  const [usual, other, closed] = [
    makeCreator(ODD_ACCOUNTS.usual, random, now),
    makeCreator(ODD_ACCOUNTS.other, random, now),
    { ...makeCreator(ODD_ACCOUNTS.closed, random, now), isPrivate: true },
  ];
  const advertisers = ADVERTISERS.map((account) => ({
    ...makeCreator(account, random, now),
    isAdOnly: true,
  }));
  const ads = Array.from({ length: ADS }, (_, index) => {
    const isSparkAd = index % 2 === 1;
    const author = (isSparkAd ? creators : advertisers)[isSparkAd ? index : (index / 2) % 3];
    return makeAd(seed, now, index, author ?? usual, isSparkAd);
  });
  const lives = creators.slice(2, 2 + LIVES).map((author, index) => ({
    roomId: makeItemId(now - 1800, random),
    author,
    title: ['Late shift, come in', 'Questions and tea', 'Slow tidying', 'First try'][index] ?? '',
    viewers: random.int(40, 25_000),
  }));
  const odd = makeOddPosts(seed, now, { usual, other, closed });
  return { creators: [usual, other, closed, ...advertisers], odd, ads, lives };
}

function makeAd(
  seed: number,
  now: number,
  nth: number,
  author: WorldCreator,
  isSparkAd: boolean,
): WorldPost {
  const random = createRandom(`ad/${seed}/${nth}`);
  const post = makePost(random, author, 0, now);
  const adId = String(17_900_000_000_000_000n + BigInt(random.int(1, 2 ** 31)));
  return {
    ...post,
    kind: 'video',
    durationS: random.int(9, 40),
    imageCount: 0,
    isAd: true,
    adAuthorization: isSparkAd,
    special: { adId },
  };
}
