import { createRandom, type Random } from '../../world/random.ts';
import type { WorldPost } from '../../world/posts.ts';
import type { Scene } from '../../world/creators.ts';
import { pickPalette, type Palette } from './palette.ts';
import { drawPerson, drawPortrait } from './portrait.ts';
import { drawBooks, drawCat, drawPlant, drawVinyl, drawWeave } from './scenes-home.ts';
import { drawCity, drawHills, drawSea } from './scenes-outdoors.ts';
import { drawBottles, drawBowl, drawCup, drawDesk } from './scenes-table.ts';
import { HEIGHT, rect, WIDTH } from './shapes.ts';
import { drawSticker } from './sticker.ts';

/** `face` stays the same for one creator, so that portraits and avatar show the same person. */
type Draw = (colors: Palette, random: Random, face: Random) => string;

const DRAW: Record<Scene, Draw> = {
  hills: drawHills,
  city: drawCity,
  sea: drawSea,
  bowl: drawBowl,
  cup: drawCup,
  bottles: drawBottles,
  desk: drawDesk,
  plant: drawPlant,
  books: drawBooks,
  cat: drawCat,
  vinyl: drawVinyl,
  weave: drawWeave,
  portrait: drawPortrait,
};

const gradient = (id: string, from: string, to: string): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

/** What the cover of a post depends on. */
export type CoverPost = Pick<WorldPost, 'id' | 'kind' | 'scene' | 'caption'> & {
  author: { handle: string };
};

/** Draws the cover of a post, or picture `index` of a photo post: 360 x 640 for videos, 360 x 480 for photos. */
export function drawCover(post: CoverPost, index = 0): string {
  const random = createRandom(`${post.id}/${index}`);
  const colors = pickPalette(random);
  const viewBox = post.kind === 'photo' ? '0 80 360 480' : '0 0 360 640';
  const [width, height] = post.kind === 'photo' ? [720, 960] : [720, 1280];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice">`,
    `<defs>${gradient('sky', colors.top, colors.bottom)}<radialGradient id="vignette" r="0.85"><stop offset="0.55" stop-color="#000000" stop-opacity="0"/><stop offset="1" stop-color="#000000" stop-opacity="0.34"/></radialGradient></defs>`,
    rect(0, 0, WIDTH, HEIGHT, 'url(#sky)'),
    DRAW[post.scene](colors, random, createRandom(`face/${post.author.handle}`)),
    rect(0, 0, WIDTH, HEIGHT, 'url(#vignette)'),
    index === 0 && random.chance(0.45) ? drawSticker(post.caption, colors) : '',
    '</svg>',
  ].join('');
}

/** Draws the picture of a creator, square. */
export function drawAvatar(handle: string): string {
  const random = createRandom(`avatar/${handle}`);
  const colors = pickPalette(random);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="20 128 320 320" width="280" height="280">`,
    `<defs>${gradient('wall', colors.top, colors.bottom)}</defs>`,
    rect(0, 0, WIDTH, HEIGHT, 'url(#wall)'),
    drawPerson(colors, createRandom(`face/${handle}`), random),
    '</svg>',
  ].join('');
}
