import type { Random } from '../../world/random.ts';
import type { Palette } from './palette.ts';
import { circle, ellipse, line, path, rect, times, WIDTH } from './shapes.ts';

type Look = readonly [skin: string, hair: string];

/** Skin and hair that can be told apart. */
const LOOKS: readonly [Look, ...Look[]] = [
  ['#f2c9a5', '#5b3a29'],
  ['#f7d9c0', '#a0623a'],
  ['#f7d9c0', '#d9a95b'],
  ['#d99f77', '#2a1f1d'],
  ['#b97a50', '#1c1b22'],
  ['#8a5636', '#1b1513'],
  ['#6b432c', '#15100f'],
  ['#f2c9a5', '#8b8e96'],
];

/** Somebody who talks to the camera, from the waist up; drawn flat, nobody in particular. */
export function drawPortrait(colors: Palette, random: Random, face: Random): string {
  const scale = 0.72 + random.next() * 0.16;
  const x = 180 - 180 * scale + random.int(-26, 26);
  const person = drawPerson(colors, face, random);
  return [
    circle(180, 300, 176, colors.light, { opacity: 0.28 }),
    random.pick([drawShelf, drawWindow, drawLeaves])(colors, random),
    `<g transform="translate(${Math.round(x)} ${Math.round(470 - 330 * scale - 90 * scale)}) scale(${scale.toFixed(2)})">${person}</g>`,
    rect(0, 604, WIDTH, 36, colors.near, { opacity: 0.35 }),
  ].join('');
}

function drawShelf(colors: Palette, random: Random): string {
  return [
    rect(18, 92, 88, 116, colors.far, { rx: 6, opacity: 0.55 }),
    rect(28, 102, 68, 96, colors.accent, { rx: 3, opacity: 0.6 }),
    rect(258, 176, 102, 8, colors.near, { opacity: 0.5 }),
    times(4, (index) =>
      rect(
        266 + index * 20,
        176 - random.int(30, 56),
        15,
        56,
        index % 2 ? colors.accent : colors.far,
        { rx: 2 },
      ),
    ),
    rect(258, 176, 102, 8, colors.near),
  ].join('');
}

function drawWindow(colors: Palette, random: Random): string {
  const left = random.int(20, 190);
  return [
    rect(left, 70, 150, 230, colors.light, { opacity: 0.5, rx: 8 }),
    circle(left + 104, 128, 24, colors.accent, { opacity: 0.7 }),
    rect(left + 70, 70, 10, 230, colors.far, { opacity: 0.6 }),
    rect(left, 180, 150, 10, colors.far, { opacity: 0.6 }),
    rect(left - 12, 298, 174, 14, colors.far, { rx: 4 }),
  ].join('');
}

function drawLeaves(colors: Palette, random: Random): string {
  const side = random.chance(0.5) ? 40 : 320;
  return (
    times(7, (index) =>
      ellipse(side, 420 - index * 8, 24, 120 - index * 6, index % 2 ? '#58996b' : '#3f7d5a', {
        transform: `rotate(${-66 + index * 22} ${side} 520)`,
        opacity: 0.85,
      }),
    ) + rect(0, 470, WIDTH, 170, colors.far, { opacity: 0.4 })
  );
}

/** Head and shoulders, about the point 180,300; also what avatars show. `dress` changes from post to post. */
export function drawPerson(colors: Palette, random: Random, dress: Random): string {
  const [skin, hair] = random.pick(LOOKS);
  const shirt = dress.pick([colors.accent, colors.near, colors.light, colors.far]);
  const ink = '#2b211f';
  const cut = random.int(0, 3);
  const behind = [
    '',
    path('M92 300c-8 -130 184 -130 176 0c6 70 12 130 0 170H92c-12 -40 -6 -100 0 -170z', hair),
    circle(180, 178, 44, hair),
    path('M86 296c-20 -150 208 -150 188 0c14 20 12 70 -6 84H92c-18 -14 -20 -64 -6 -84z', hair),
  ][cut];
  const fringe = [
    path('M100 282c-8 -112 168 -112 160 0c-10 -44 -40 -62 -80 -62s-70 18 -80 62z', hair),
    path('M98 300c-6 -128 170 -128 164 0c-6 -40 -30 -72 -92 -78c-40 8 -66 38 -72 78z', hair),
    path('M100 286c-4 -110 164 -110 160 0c-14 -50 -44 -58 -80 -58s-66 8 -80 58z', hair),
    path('M100 290c-10 -116 170 -120 160 0c-20 -30 -20 -56 -64 -62c-40 2 -82 20 -96 62z', hair),
  ][cut];
  return [
    behind,
    path('M54 860V640c0 -130 50 -186 126 -186s126 56 126 186v220z', shirt),
    path('M146 400h68v62q-34 34 -68 0z', skin),
    path('M146 420q34 26 68 0v18q-34 24 -68 0z', ink, { opacity: 0.13 }),
    ellipse(180, 318, 78, 98, skin),
    fringe,
    ellipse(150, 318, 6.5, 8.5, ink),
    ellipse(210, 318, 6.5, 8.5, ink),
    line('M138 296q12 -8 24 -2M198 294q12 -6 24 2', hair, 5),
    line('M180 322q-6 22 2 28', ink, 3, { opacity: 0.45 }),
    random.chance(0.5)
      ? path('M154 370q26 30 52 0z', '#ffffff')
      : line('M158 374q22 14 44 0', ink, 4),
    ellipse(132, 350, 14, 9, '#e5675f', { opacity: 0.25 }),
    ellipse(228, 350, 14, 9, '#e5675f', { opacity: 0.25 }),
    random.chance(0.3) ? GLASSES : '',
  ].join('');
}

const GLASSES = line(
  'M126 318a24 24 0 1 0 48 0a24 24 0 1 0 -48 0M186 318a24 24 0 1 0 48 0a24 24 0 1 0 -48 0M174 314q6 -6 12 0',
  '#1e1e24',
  4,
);
