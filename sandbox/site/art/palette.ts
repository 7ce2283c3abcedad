import type { Random } from '../../world/random.ts';

/** Six colours that go together, from the background to the brightest point. */
export interface Palette {
  top: string;
  bottom: string;
  far: string;
  near: string;
  accent: string;
  light: string;
}

type Six = readonly [string, string, string, string, string, string];

const toPalette = ([top, bottom, far, near, accent, light]: Six): Palette => ({
  top,
  bottom,
  far,
  near,
  accent,
  light,
});

const PALETTES = [
  toPalette(['#f7c59f', '#e07a5f', '#b5563f', '#3d2c2e', '#f2cc8f', '#fff3e0']),
  toPalette(['#a8dadc', '#457b9d', '#2f5f7d', '#1d3557', '#ffb4a2', '#f1faee']),
  toPalette(['#cdb4db', '#8e7cc3', '#5b4b8a', '#2d2350', '#ffafcc', '#fdf0ff']),
  toPalette(['#d8e2dc', '#84a98c', '#52796f', '#2f3e46', '#f4a261', '#f7fff7']),
  toPalette(['#ffd6a5', '#ff9770', '#c8553d', '#41292c', '#70d6ff', '#fff8ec']),
  toPalette(['#bde0fe', '#6d9dc5', '#4f6d8f', '#22333b', '#ffc857', '#f8fbff']),
  toPalette(['#e9c9b1', '#c38e70', '#8c5e58', '#3a2d32', '#a3c9a8', '#fdf6ee']),
  toPalette(['#2b2d5b', '#5c4d9a', '#3b3573', '#16162f', '#ff9e7a', '#ffe9c9']),
  toPalette(['#103a43', '#1f7a76', '#185b5c', '#0a2328', '#f6bd60', '#e8fff6']),
  toPalette(['#f8edeb', '#f5b5ae', '#d98880', '#5a2a39', '#588b8b', '#fffaf8']),
  toPalette(['#fefae0', '#dda15e', '#a4703b', '#283618', '#606c38', '#fffdf3']),
  toPalette(['#dfe7fd', '#9aa9e8', '#6472c4', '#252a5c', '#f6a6c1', '#fbfcff']),
] as const;

/** One of a dozen palettes. */
export function pickPalette(random: Random): Palette {
  return random.pick(PALETTES);
}
