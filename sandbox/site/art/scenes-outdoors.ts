import type { Random } from '../../world/random.ts';
import type { Palette } from './palette.ts';
import { circle, ellipse, HEIGHT, line, path, rect, ridge, times, WIDTH } from './shapes.ts';

/** Hills in the haze, a low sun, a few trees in front. */
export function drawHills(colors: Palette, random: Random): string {
  const sunX = random.int(90, 270);
  const sunY = random.int(170, 270);
  const ranges = times(4, (index) => {
    const fill = index < 2 ? colors.far : colors.near;
    return path(ridge(random, 330 + index * 75, 110 - index * 14, 5 + index), fill, {
      opacity: 0.35 + index * 0.2,
    });
  });
  const trees = times(7, (index) => {
    const x = index * 56 + random.int(-14, 14);
    const height = random.int(60, 130);
    const top = 640 - height;
    return path(`M${x} ${top}l${height / 4} ${height}h-${height / 2}z`, colors.near, {
      opacity: 0.92,
    });
  });
  return [
    circle(sunX, sunY, 120, colors.light, { opacity: 0.22 }),
    circle(sunX, sunY, 62, colors.light, { opacity: 0.9 }),
    ranges,
    line(`M${sunX - 70} 640C${sunX} 560 ${sunX + 90} 540 ${sunX + 10} 452`, colors.light, 7, {
      opacity: 0.55,
    }),
    trees,
  ].join('');
}

/** A skyline at dusk with lit windows. */
export function drawCity(colors: Palette, random: Random): string {
  const block = (index: number, base: number, opacity: number): string => {
    const x = index * 62 - random.int(4, 26);
    const width = random.int(52, 74);
    const height = random.int(150, 330);
    const top = base - height;
    const windows = times(Math.floor(height / 26), (row) =>
      times(3, (column) =>
        random.chance(0.5)
          ? rect(
              x + 10 + column * (width / 3.4),
              top + 14 + row * 26,
              9,
              13,
              random.chance(0.3) ? colors.accent : colors.light,
              {
                opacity: 0.75 * opacity,
                rx: 1.5,
              },
            )
          : '',
      ),
    );
    return rect(x, top, width, HEIGHT - top, colors.near, { opacity, rx: 3 }) + windows;
  };
  return [
    circle(random.int(70, 290), 150, 46, colors.light, { opacity: 0.85 }),
    times(26, () =>
      circle(random.int(0, WIDTH), random.int(20, 260), 1.4, colors.light, { opacity: 0.7 }),
    ),
    times(7, (index) => block(index, 520, 0.45)),
    times(7, (index) => block(index, 640, 0.95)),
    rect(0, 560, WIDTH, 80, colors.near, { opacity: 0.6 }),
  ].join('');
}

/** Long waves under a round sun, a board stuck in the sand. */
export function drawSea(colors: Palette, random: Random): string {
  const waves = times(6, (index) => {
    const y = 300 + index * 46;
    const swell = random.int(12, 26);
    const d = `M0 ${y}q45 -${swell} 90 0t90 0t90 0t90 0V${HEIGHT}H0Z`;
    return path(d, index % 2 === 0 ? colors.far : colors.bottom, { opacity: 0.55 + index * 0.07 });
  });
  const boardX = random.int(60, 260);
  return [
    circle(180, 270, 90, colors.accent, { opacity: 0.9 }),
    times(3, (index) =>
      rect(30 + index * 90, 120 + index * 34, 110, 10, colors.light, { rx: 5, opacity: 0.5 }),
    ),
    waves,
    path(`M0 590Q180 540 360 600V640H0Z`, colors.light, { opacity: 0.92 }),
    ellipse(boardX, 480, 26, 128, colors.light, { transform: `rotate(9 ${boardX} 480)` }),
    line(`M${boardX + 18} 356L${boardX - 18} 604`, colors.accent, 5),
  ].join('');
}
