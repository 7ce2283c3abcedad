import type { Random } from '../../world/random.ts';
import type { Palette } from './palette.ts';
import { circle, ellipse, line, path, rect, times, WIDTH } from './shapes.ts';

/** A plate seen from above, on a cloth. */
export function drawBowl(colors: Palette, random: Random): string {
  const food = [colors.accent, colors.far, colors.bottom, '#7fa35b', '#c44536'] as const;
  const bites = times(34, () => {
    const angle = random.next() * Math.PI * 2;
    const far = Math.sqrt(random.next()) * 88;
    const x = 180 + Math.cos(angle) * far;
    const y = 330 + Math.sin(angle) * far;
    return ellipse(
      Math.round(x),
      Math.round(y),
      random.int(9, 24),
      random.int(8, 17),
      random.pick(food),
      {
        transform: `rotate(${random.int(0, 180)} ${Math.round(x)} ${Math.round(y)})`,
        opacity: 0.95,
      },
    );
  });
  return [
    times(8, (index) => rect(0, index * 92, WIDTH, 46, colors.light, { opacity: 0.12 })),
    times(5, (index) => rect(index * 92, 0, 46, 640, colors.light, { opacity: 0.1 })),
    circle(188, 344, 146, colors.near, { opacity: 0.25 }),
    circle(180, 330, 144, colors.light),
    circle(180, 330, 116, colors.top, { opacity: 0.55 }),
    bites,
    times(12, () => circle(random.int(110, 250), random.int(260, 400), 3, colors.light)),
    rect(32, 150, 9, 210, colors.light, { rx: 4, transform: 'rotate(-7 36 250)' }),
    circle(300, 118, 54, colors.light, { opacity: 0.9 }),
    circle(300, 118, 42, colors.far),
    circle(80, 560, 62, colors.near, { opacity: 0.5 }),
    circle(80, 560, 48, colors.accent, { opacity: 0.9 }),
  ].join('');
}

/** A steaming cup by a window. */
export function drawCup(colors: Palette, random: Random): string {
  const steam = times(3, (index) => {
    const x = 140 + index * 36;
    return line(`M${x} 292c-22 -34 22 -58 0 -96s12 -46 4 -66`, colors.light, 8, { opacity: 0.55 });
  });
  const dots = times(14, () =>
    circle(random.int(116, 234), random.int(350, 430), random.int(3, 6), colors.light, {
      opacity: 0.5,
    }),
  );
  return [
    rect(52, 70, 256, 300, colors.light, { opacity: 0.35, rx: 10 }),
    rect(174, 70, 12, 300, colors.far, { opacity: 0.5 }),
    rect(52, 214, 256, 12, colors.far, { opacity: 0.5 }),
    rect(0, 470, WIDTH, 170, colors.near, { opacity: 0.9 }),
    rect(0, 470, WIDTH, 10, colors.far),
    ellipse(180, 492, 138, 24, colors.far),
    ellipse(180, 486, 128, 20, colors.light),
    path('M250 340c70 -8 76 92 -14 92', 'none', { stroke: colors.accent, 'stroke-width': 20 }),
    path('M98 316h164c4 92 -14 160 -82 160s-86 -68 -82 -160z', colors.accent),
    dots,
    ellipse(180, 316, 82, 18, colors.light),
    ellipse(180, 318, 70, 13, colors.near),
    steam,
  ].join('');
}

/** Jars and bottles on a round stage, as shops like to show them. */
export function drawBottles(colors: Palette, random: Random): string {
  const glass = [colors.accent, colors.far, colors.light, colors.bottom] as const;
  const bottle = (x: number, height: number, width: number): string => {
    const fill = random.pick(glass);
    const top = 486 - height;
    return [
      rect(x + width * 0.3, top - 34, width * 0.4, 38, colors.near, { rx: 5 }),
      rect(x, top, width, height, fill, { rx: 16 }),
      rect(x, top + height * 0.42, width, height * 0.3, colors.light, { opacity: 0.85 }),
      rect(x + width * 0.2, top + height * 0.52, width * 0.6, 5, colors.near, { rx: 2.5 }),
      rect(x + width * 0.3, top + height * 0.6, width * 0.4, 4, colors.near, {
        rx: 2,
        opacity: 0.6,
      }),
      rect(x + 8, top + 14, 7, height - 28, '#ffffff', { rx: 3.5, opacity: 0.4 }),
    ].join('');
  };
  return [
    circle(180, 300, 168, colors.light, { opacity: 0.4 }),
    circle(180, 300, 122, colors.light, { opacity: 0.35 }),
    rect(24, 486, 312, 64, colors.far, { rx: 8 }),
    ellipse(180, 486, 156, 20, colors.top),
    bottle(66, random.int(120, 170), 66),
    bottle(228, random.int(110, 160), 68),
    bottle(142, random.int(200, 270), 78),
    line('M36 150c40 30 30 90 70 110', colors.far, 5, { opacity: 0.7 }),
    times(5, (index) =>
      ellipse(44 + index * 15, 160 + index * 24, 20, 9, colors.far, {
        transform: `rotate(${30 + index * 9} ${44 + index * 15} ${160 + index * 24})`,
        opacity: 0.8,
      }),
    ),
  ].join('');
}

/** A desk with a screen, a lamp and a keyboard. */
export function drawDesk(colors: Palette, random: Random): string {
  const code = times(9, (row) => {
    const indent = random.int(0, 3) * 14;
    return (
      rect(84 + indent, 252 + row * 15, random.int(20, 54), 6, colors.accent, { rx: 3 }) +
      rect(150 + indent, 252 + row * 15, random.int(20, 78), 6, colors.light, {
        rx: 3,
        opacity: 0.7,
      })
    );
  });
  return [
    rect(26, 80, 120, 90, colors.light, { opacity: 0.35, rx: 8 }),
    circle(300, 120, 34, colors.light, { opacity: 0.4 }),
    rect(62, 228, 236, 166, colors.near, { rx: 12 }),
    rect(72, 238, 216, 146, colors.bottom, { rx: 6, opacity: 0.35 }),
    code,
    path('M158 394h44l10 58h-64z', colors.near),
    rect(0, 452, WIDTH, 188, colors.far),
    rect(0, 452, WIDTH, 9, colors.light, { opacity: 0.5 }),
    rect(70, 492, 180, 54, colors.light, { rx: 10 }),
    times(24, (index) =>
      rect(79 + (index % 8) * 21, 499 + Math.floor(index / 8) * 14, 16, 10, colors.far, {
        rx: 2.5,
        opacity: 0.8,
      }),
    ),
    rect(272, 488, 36, 56, colors.light, { rx: 18 }),
    line('M28 452V250l26 -54', colors.near, 8),
    path('M26 214l46 -42 24 44 -46 20z', colors.accent),
  ].join('');
}
