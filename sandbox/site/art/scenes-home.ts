import type { Random } from '../../world/random.ts';
import type { Palette } from './palette.ts';
import { circle, ellipse, line, path, rect, times, WIDTH } from './shapes.ts';

/** A big leafy plant in a pot. */
export function drawPlant(colors: Palette, random: Random): string {
  const greens = ['#3f7d5a', '#58996b', '#7cb57f', '#2f5d47'] as const;
  const leaves = times(13, (index) => {
    const angle = -80 + index * 13.4 + random.int(-5, 5);
    const length = random.int(150, 250);
    const width = random.int(30, 48);
    const d = `M0 0C${width} -${length * 0.4} ${width} -${length * 0.8} 0 -${length}C-${width} -${length * 0.8} -${width} -${length * 0.4} 0 0`;
    return `<g transform="translate(180 440) rotate(${angle})">${path(d, random.pick(greens))}${line(`M0 0V-${length - 14}`, colors.light, 2, { opacity: 0.35 })}</g>`;
  });
  return [
    circle(230, 250, 150, colors.light, { opacity: 0.32 }),
    rect(0, 540, WIDTH, 100, colors.far, { opacity: 0.85 }),
    leaves,
    path('M116 430h128l-18 128q-46 12 -92 0z', colors.accent),
    rect(108, 418, 144, 30, colors.accent, { rx: 6 }),
    rect(108, 444, 144, 6, colors.near, { opacity: 0.2 }),
    ellipse(180, 566, 92, 9, colors.near, { opacity: 0.25 }),
  ].join('');
}

/** Shelves of books. */
export function drawBooks(colors: Palette, random: Random): string {
  const spines = [
    colors.accent,
    colors.far,
    colors.near,
    colors.light,
    colors.bottom,
    colors.top,
  ] as const;
  const shelf = (y: number): string => {
    let x = 22;
    let row = '';
    while (x < 320) {
      const width = random.int(15, 34);
      const height = random.int(92, 132);
      const lean = random.chance(0.1) ? random.int(4, 8) : 0;
      row +=
        rect(x, y - height, width, height, random.pick(spines), {
          rx: 2,
          transform: `rotate(${lean} ${x} ${y})`,
        }) +
        rect(x + 4, y - height + 16, width - 8, 4, colors.light, {
          opacity: 0.6,
          transform: `rotate(${lean} ${x} ${y})`,
        });
      x += width + (lean > 0 ? 18 : 3);
    }
    return row + rect(10, y, 340, 13, colors.near, { rx: 2 });
  };
  return [
    shelf(180),
    shelf(335),
    shelf(490),
    rect(0, 600, WIDTH, 40, colors.near, { opacity: 0.5 }),
    circle(292, 560, 40, colors.accent),
  ].join('');
}

/** A cat that looks at you. */
export function drawCat(colors: Palette, random: Random): string {
  const fur = random.chance(0.75) ? '#24222b' : colors.accent;
  const eyes = random.chance(0.5) ? '#e9c46a' : '#9bd08d';
  const look = random.int(-5, 5);
  const eye = (x: number): string =>
    ellipse(x, 330, 24, 22, eyes) +
    ellipse(x + look, 330, 7, 18, '#101014') +
    circle(x + look + 4, 322, 4, '#ffffff');
  return [
    circle(180, 330, 190, colors.light, { opacity: 0.3 }),
    path('M60 640C60 470 110 420 180 420s120 50 120 220z', fur),
    path('M82 300L76 176l78 62z', fur),
    path('M278 300l6 -124 -78 62z', fur),
    path('M96 276l-6 -70 44 36z', colors.bottom),
    path('M264 276l6 -70 -44 36z', colors.bottom),
    ellipse(180, 336, 116, 102, fur),
    eye(134),
    eye(226),
    path('M168 376h24l-12 13z', colors.bottom),
    line('M180 389c-4 16 -22 16 -26 6M180 389c4 16 22 16 26 6', colors.light, 3, { opacity: 0.7 }),
    times(3, (index) =>
      line(
        `M112 ${372 + index * 11}l-62 ${index * 10 - 14}M248 ${372 + index * 11}l62 ${index * 10 - 14}`,
        colors.light,
        2,
        { opacity: 0.6 },
      ),
    ),
    path('M112 470q68 34 136 0l-6 26q-62 30 -124 0z', colors.accent),
    circle(180, 512, 13, '#e9c46a'),
  ].join('');
}

/** A record on its player. */
export function drawVinyl(colors: Palette, random: Random): string {
  return [
    rect(24, 150, 312, 340, colors.near, { rx: 22 }),
    circle(172, 320, 138, '#121216'),
    times(9, (index) =>
      circle(172, 320, 62 + index * 8, 'none', {
        stroke: '#ffffff',
        'stroke-opacity': 0.07,
        'stroke-width': 2,
      }),
    ),
    path('M172 320L90 208A138 138 0 0 1 150 184z', '#ffffff', { opacity: 0.1 }),
    path('M172 320L254 432A138 138 0 0 1 194 456z', '#ffffff', { opacity: 0.07 }),
    circle(172, 320, 48, colors.accent),
    circle(172, 320, 30, random.chance(0.5) ? colors.light : colors.bottom),
    circle(172, 320, 5, '#121216'),
    line('M304 186V300l-52 78', colors.light, 8),
    circle(304, 186, 18, colors.light),
    rect(36, 520, 288, 12, colors.light, { rx: 6, opacity: 0.3 }),
    rect(36, 520, random.int(60, 240), 12, colors.accent, { rx: 6 }),
  ].join('');
}

/** A knitted pattern with two needles. */
export function drawWeave(colors: Palette, random: Random): string {
  const yarns = [colors.accent, colors.light, colors.far, colors.bottom] as const;
  const bands = Array.from({ length: 16 }, () => random.pick(yarns));
  const stitch = (x: number, y: number, fill: string): string =>
    path(`M${x} ${y}q14 4 15 24q-13 -2 -15 -24z`, fill) +
    path(`M${x + 30} ${y}q-14 4 -15 24q13 -2 15 -24z`, fill);
  return [
    times(26, (row) =>
      times(12, (column) =>
        stitch(column * 30, row * 25 - 6, bands[Math.floor(row / 2) % 16] ?? colors.accent),
      ),
    ),
    line('M40 560L300 220', colors.near, 10),
    line('M320 560L60 240', colors.near, 10),
    circle(300, 220, 13, colors.near),
    circle(60, 240, 13, colors.near),
  ].join('');
}
