import type { Random } from '../../world/random.ts';

type Attributes = Record<string, string | number>;

const write = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/** The drawings are 360 x 640 units, like a phone's screen. */
export const WIDTH = 360;
export const HEIGHT = 640;

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  more: Attributes = {},
): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${write(more)}/>`;

export const circle = (
  cx: number,
  cy: number,
  r: number,
  fill: string,
  more: Attributes = {},
): string => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"${write(more)}/>`;

export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  more: Attributes = {},
): string => `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"${write(more)}/>`;

export const path = (d: string, fill: string, more: Attributes = {}): string =>
  `<path d="${d}" fill="${fill}"${write(more)}/>`;

export const line = (d: string, stroke: string, width: number, more: Attributes = {}): string =>
  path(d, 'none', { stroke, 'stroke-width': width, 'stroke-linecap': 'round', ...more });

/** Calls `draw` `count` times and joins what it draws. */
export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

/** The outline of a wavy ground from the left to the right edge, filled down to the bottom. */
export function ridge(random: Random, y: number, rise: number, steps: number): string {
  const points = Array.from({ length: steps + 1 }, (_, index) => [
    Math.round((WIDTH / steps) * index),
    Math.round(y - random.next() * rise),
  ]);
  const curve = points.map(([x = 0, top = y], index) => {
    const [fromX = 0, fromTop = y] = points[index - 1] ?? [];
    const middle = Math.round((fromX + x) / 2);
    return index === 0 ? `M0 ${top}` : `C${middle} ${fromTop} ${middle} ${top} ${x} ${top}`;
  });
  return `${curve.join('')}V${HEIGHT}H0Z`;
}
