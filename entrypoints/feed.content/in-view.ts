import type { Mounted } from './card-buttons.ts';

/** A place in the window. */
interface Place {
  x: number;
  y: number;
}

/** The cards that a person sees: in the window, and not behind a player or a dialog of the page. */
export function inView(mounted: Iterable<Mounted>): Mounted[] {
  return [...mounted].filter((one) => middleInView(one) !== null);
}

/** The post that a person most likely means: of those in view, the one nearest to the middle of the window. */
export function mostInView(mounted: Iterable<Mounted>): Mounted | null {
  let nearest: Mounted | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of mounted) {
    const middle = middleInView(one);
    if (!middle) continue;
    const distance = Math.hypot(middle.x - innerWidth / 2, middle.y - innerHeight / 2);
    if (distance >= least) continue;
    least = distance;
    nearest = one;
  }
  return nearest;
}

/** The middle of what is in the window of a card; null when that is nothing, or something else lies over it. */
function middleInView({ card: { element }, button }: Mounted): Place | null {
  const box = element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (left >= right || top >= bottom) return null;
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const shown = document.elementFromPoint(middle.x, middle.y);
  const isOurs = shown === button.host || shown?.contains(element) || element.contains(shown);
  return isOurs ? middle : null;
}
