import type { Mounted } from './card-buttons.ts';

/** The post that a person most likely means: the one whose card lies nearest to the middle of the window. */
export function mostInView(mounted: Iterable<Mounted>): Mounted | null {
  const middle = { x: innerWidth / 2, y: innerHeight / 2 };
  let nearest: Mounted | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of mounted) {
    const { left, right, top, bottom } = one.card.element.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight) continue;
    const distance = Math.hypot((left + right) / 2 - middle.x, (top + bottom) / 2 - middle.y);
    if (distance >= least) continue;
    least = distance;
    nearest = one;
  }
  return nearest;
}
