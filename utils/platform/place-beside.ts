/** Between the box and what it belongs to: words under a button may be a little wider than the button. */
const GAP_PX = 18;
/** Between the box and the edge of the window. */
const EDGE_PX = 12;

/**
 * Puts a fixed box beside an element and keeps it inside the window: where a line goes on if there is room, so that the
 * post before it stays in view, else on the side with more room, else below or above. It only moves when it must, so that
 * nothing slides under the pointer while it grows and shrinks.
 */
export function placeBeside(box: HTMLElement, anchor: Element, signal: AbortSignal): void {
  let { left, top } = firstPlace(box, anchor);
  const place = (): void => {
    left = clamp(left, innerWidth - box.offsetWidth);
    top = clamp(top, innerHeight - box.offsetHeight);
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  };
  place();
  addEventListener('resize', place, { signal });
  const growth = new ResizeObserver(place);
  growth.observe(box);
  signal.addEventListener('abort', () => growth.disconnect(), { once: true });
}

function firstPlace(box: HTMLElement, anchor: Element): { left: number; top: number } {
  const spot = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const before = { room: spot.left, left: spot.left - GAP_PX - width };
  const after = { room: innerWidth - spot.right, left: spot.right + GAP_PX };
  const [first, second] =
    getComputedStyle(anchor).direction === 'rtl' ? [before, after] : [after, before];
  const needed = width + GAP_PX + EDGE_PX;
  const side = first.room >= needed || first.room > second.room ? first : second;
  if (side.room >= needed) return { left: side.left, top: spot.top + spot.height / 2 - height / 3 };
  const below = innerHeight - spot.bottom;
  const isBelow = below >= height + 2 * EDGE_PX || below >= spot.top;
  return {
    left: side.left,
    top: isBelow ? spot.bottom + EDGE_PX : spot.top - EDGE_PX - height,
  };
}

function clamp(at: number, max: number): number {
  return Math.max(EDGE_PX, Math.min(at, max - EDGE_PX));
}
