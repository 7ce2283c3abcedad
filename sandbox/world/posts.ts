import { BRANDS } from './accounts.ts';
import type { Scene, WorldCreator } from './creators.ts';
import { makeItemId } from './item-id.ts';
import { createRandom, type Random } from './random.ts';
import type { SpecialFacts } from './special-facts.ts';

/** Exact counts of one post. */
export interface WorldStats {
  plays: number;
  likes: number;
  comments: number;
  shares: number;
  saves: number;
  reposts: number;
}

/** The sound of a post. */
export interface WorldMusic {
  id: string;
  title: string;
  authorName: string;
  /** Recorded by the creator, not taken from the library. */
  original: boolean;
  durationS: number;
  /** Cleared for commercial use; null where TikTok would not say. */
  isCommerceMusic: boolean | null;
}

/** All that is true of a post of the invented world; what of it is told depends on the answer (`toItemStruct`). */
export interface WorldPost {
  /** 19 digits; its upper 32 bits are the upload time. */
  id: string;
  kind: 'video' | 'photo';
  author: WorldCreator;
  caption: string;
  /** Unix seconds; a few seconds after the time in the id. */
  createTime: number;
  stats: WorldStats;
  music: WorldMusic;
  /** 0 for photo posts. */
  durationS: number;
  /** 0 for videos. */
  imageCount: number;
  textLanguage: string;
  locationCreated: string;
  duetEnabled: boolean;
  stitchEnabled: boolean;
  /** The post this one is a duet with; null for nearly all. */
  duetFromId: string | null;
  /** 2 = paid partnership; 0 is left out of answers. */
  adLabelVersion: 0 | 2;
  isAd: boolean;
  /** The creator has switched ad authorization on for this post. */
  adAuthorization: boolean;
  isPinned: boolean;
  scene: Scene;
  /** What is true of few posts only. */
  special?: SpecialFacts;
}

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
/** Sounds that many posts share, one creator's among them: a sound and a handle do not always name one post. */
const LIBRARY: readonly [WorldMusic, ...WorldMusic[]] = [
  toLibrarySound('Paper Boats', 'Ferrow', true),
  toLibrarySound('Late Tram Home', 'The Small Hours', false),
  toLibrarySound('Soft Static', 'Ola Brandt', true),
  toLibrarySound('Lemon Weather', 'Nightbus Trio', false),
  toLibrarySound('Two Left Shoes', 'Ferrow', true),
  toLibrarySound('Quiet Engines', 'Ola Brandt', false),
];

/** Makes the `nth` post of a creator (from 0), uploaded at most 400 days before `now` (Unix seconds). */
export function makePost(
  random: Random,
  author: WorldCreator,
  nth: number,
  now: number,
): WorldPost {
  const age = Math.floor(HOUR_S + random.next() ** 2 * 400 * DAY_S);
  const uploadedAt = now - age;
  const isPhoto = random.chance(0.14);
  const isPaid = random.chance(0.05);
  const durationS = isPhoto ? 0 : random.int(7, 178);
  return {
    id: makeItemId(uploadedAt, random),
    kind: isPhoto ? 'photo' : 'video',
    author,
    caption: makeCaption(random, author, nth, isPaid),
    createTime: uploadedAt + random.int(0, 21),
    stats: makeStats(random, author.followers, age),
    music: makeMusic(random, author, uploadedAt, durationS),
    durationS,
    imageCount: isPhoto ? random.int(2, 7) : 0,
    textLanguage: author.language,
    locationCreated: author.region,
    duetEnabled: !isPhoto && random.chance(0.85),
    stitchEnabled: !isPhoto && random.chance(0.85),
    duetFromId: null,
    adLabelVersion: isPaid ? 2 : 0,
    isAd: false,
    adAuthorization: false,
    isPinned: false,
    scene: random.pick(author.scenes),
  };
}

/** Captions come in turn, and again as further parts, so that neighbours differ. */
function makeCaption(random: Random, author: WorldCreator, nth: number, isPaid: boolean): string {
  const text = author.captions[nth % author.captions.length] ?? '';
  const part = Math.floor(nth / author.captions.length) + 1;
  const caption = part > 1 && text.includes(' #') ? text.replace(' #', ` (part ${part}) #`) : text;
  return isPaid ? `${caption} @${random.pick(BRANDS)} #ad`.trimStart() : caption;
}

function makeStats(random: Random, followers: number, ageS: number): WorldStats {
  const reach = followers * (0.08 + random.next() ** 4 * 9) * Math.min(1, 0.2 + ageS / (6 * DAY_S));
  const plays = Math.max(180, Math.floor(reach));
  const likes = Math.floor(plays * (0.03 + random.next() * 0.11));
  return {
    plays,
    likes,
    comments: Math.floor(likes * (0.004 + random.next() * 0.03)),
    shares: Math.floor(likes * (0.01 + random.next() * 0.08)),
    saves: Math.floor(likes * (0.02 + random.next() * 0.2)),
    reposts: Math.floor(likes * random.next() * 0.01),
  };
}

function makeMusic(
  random: Random,
  author: WorldCreator,
  uploadedAt: number,
  durationS: number,
): WorldMusic {
  if (random.chance(0.4)) return random.pick(LIBRARY);
  return {
    id: makeItemId(uploadedAt, random),
    title: 'original sound',
    authorName: author.nickname,
    original: true,
    durationS,
    isCommerceMusic: null,
  };
}

function toLibrarySound(title: string, authorName: string, isCommerceMusic: boolean): WorldMusic {
  const random = createRandom(`sound/${title}`);
  const addedAt = Date.UTC(2024, random.int(0, 11), random.int(1, 28)) / 1000;
  const durationS = random.int(15, 60);
  return {
    id: makeItemId(addedAt, random),
    title,
    authorName,
    original: false,
    durationS,
    isCommerceMusic,
  };
}
