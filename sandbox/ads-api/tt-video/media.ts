import { fingerprint, inventedId } from '../text.ts';
import type { Post } from '../state.ts';

const VIDEO_URL_LIFE_MS = 3_600_000;

/** A link that says when it ends. It leads to a host that does not exist: nothing is served there. */
export const signedUrl = (path: string, expiresAt: number): string =>
  `https://media.sandbox.invalid/${path}?x-expires=${Math.floor(expiresAt / 1000)}`;

/** A link to a post's picture or video, good for an hour. */
export const videoUrl = (post: Post, what: 'poster' | 'preview', now: number): string =>
  signedUrl(`${what}/${post.itemId}`, now + VIDEO_URL_LIFE_MS);

/** What every endpoint tells of a video; the name of the field with its playable link differs. */
export function videoFacts(post: Post, now: number): Record<string, unknown> {
  return {
    duration: 13.538,
    width: 720,
    height: 1280,
    size: 13_861_358,
    bit_rate: 8_191_081,
    signature: fingerprint(post.itemId).slice(0, 32),
    poster_url: videoUrl(post, 'poster', now),
  };
}

export function carouselInfo(post: Post): Record<string, unknown> {
  const image = (number: number) => ({
    image_id: `sandbox-image-${post.itemId}-${number}`,
    image_url: `https://media.sandbox.invalid/image/${post.itemId}/${number}`,
    image_width: 1080,
    image_height: 1920,
  });
  return {
    image_info: [image(1), image(2), image(3)],
    music_info: {
      music_id: musicId(post),
      music_url: `https://media.sandbox.invalid/music/${post.itemId}`,
      music_duration: 60,
    },
  };
}

export const musicId = (post: Post): string => inventedId(`music ${post.itemId}`);
