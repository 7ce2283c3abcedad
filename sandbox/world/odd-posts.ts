import type { WorldCreator } from './creators.ts';
import { makeItemId } from './item-id.ts';
import type { OddSketch } from './odd-sketch.ts';
import { ODD_SKETCHES, type OddName } from './odd-sketches.ts';
import type { WorldMusic, WorldPost } from './posts.ts';
import { createRandom } from './random.ts';

/** Who posts what is odd: the usual one, another one, and one with a private account. */
export type OddAuthors = Record<'usual' | 'other' | 'closed', WorldCreator>;

const HOUR_S = 3600;
const NAMES = Object.keys(ODD_SKETCHES);
const isOddName = (name: string): name is OddName => name in ODD_SKETCHES;

/** Names of the odd posts, in the order in which lists show them. */
export const ODD_NAMES: readonly OddName[] = NAMES.filter(isOddName);

/** What is odd about the post of this name, as a sentence. */
export const whatIsOdd = (name: OddName): string => ODD_SKETCHES[name].what;

/** Makes the odd posts of a world, by name; each depends on nothing but `seed` and its own name. */
export function makeOddPosts(
  seed: number,
  now: number,
  authors: OddAuthors,
): Map<OddName, WorldPost> {
  const ids = new Map(
    ODD_NAMES.map((name) => [
      name,
      makeItemId(uploadTime(name, now), createRandom(`odd/${seed}/${name}`)),
    ]),
  );
  const idOf = (name: string | undefined): string | null =>
    name && isOddName(name) ? (ids.get(name) ?? null) : null;
  return new Map(
    ODD_NAMES.map((name) => {
      const sketch: OddSketch = ODD_SKETCHES[name];
      const stitchFromId = idOf(sketch.stitchOf);
      const post = makeOddPost(name, now, authors[sketch.by ?? 'usual'], idOf(name) ?? '');
      return [
        name,
        {
          ...post,
          duetFromId: idOf(sketch.duetOf),
          special: {
            ...sketch.special,
            ...(stitchFromId ? { stitchFromId } : {}),
            ...(sketch.mentions
              ? { mentionedPostIds: sketch.mentions.map((other) => idOf(other) ?? '') }
              : {}),
          },
        },
      ];
    }),
  );
}

/** Unix seconds: each name is some hours younger than the one before, and what is made of others younger than all of them. */
function uploadTime(name: OddName, now: number): number {
  const sketch: OddSketch = ODD_SKETCHES[name];
  const at = ODD_NAMES.indexOf(name);
  const isMadeOfAnother = (sketch.duetOf ?? sketch.stitchOf ?? sketch.mentions) !== undefined;
  const ageHours = sketch.ageHours ?? (isMadeOfAnother ? 100 - at * 2 : 400 - at * 5);
  return now - ageHours * HOUR_S;
}

function makeOddPost(name: OddName, now: number, author: WorldCreator, id: string): WorldPost {
  const sketch: OddSketch = ODD_SKETCHES[name];
  const random = createRandom(`odd/${name}`);
  const isPhoto = sketch.kind === 'photo';
  const durationS = isPhoto ? 0 : (sketch.durationS ?? random.int(14, 50));
  const plays = sketch.plays ?? random.int(12_000, 380_000);
  return {
    id,
    kind: sketch.kind ?? 'video',
    author,
    caption: sketch.caption ?? '',
    createTime: uploadTime(name, now) + 4,
    stats: {
      plays,
      likes: Math.floor(plays / 12),
      comments: Math.floor(plays / 700),
      shares: Math.floor(plays / 400),
      saves: Math.floor(plays / 90),
      reposts: Math.floor(plays / 3000),
    },
    music: makeSound(sketch.sound ?? 'commercial', author, durationS),
    durationS,
    imageCount: isPhoto ? (sketch.imageCount ?? 3) : 0,
    textLanguage: sketch.textLanguage ?? author.language,
    locationCreated: author.region,
    duetEnabled: !isPhoto && (sketch.duetEnabled ?? true),
    stitchEnabled: !isPhoto && (sketch.stitchEnabled ?? true),
    duetFromId: null,
    adLabelVersion: sketch.adLabelVersion ?? 0,
    isAd: sketch.isAd ?? false,
    adAuthorization: sketch.adAuthorization ?? false,
    isPinned: false,
    scene: random.pick(author.scenes),
  };
}

const SOUNDS = {
  commercial: { title: 'Loose Screws', isCommerceMusic: true },
  'not-commercial': { title: 'Somebody Else’s Song', isCommerceMusic: false },
  unknown: { title: 'Unlabelled Tape', isCommerceMusic: null },
} as const;

function makeSound(
  kind: NonNullable<OddSketch['sound']>,
  author: WorldCreator,
  durationS: number,
): WorldMusic {
  const id = makeItemId(Date.UTC(2025, 2, 3) / 1000, createRandom(`odd/sound/${kind}`));
  if (kind !== 'original') {
    return { ...SOUNDS[kind], id, authorName: 'The Odd Jobs', original: false, durationS: 30 };
  }
  const authorName = author.nickname;
  return {
    id,
    title: 'original sound',
    authorName,
    original: true,
    durationS,
    isCommerceMusic: null,
  };
}
