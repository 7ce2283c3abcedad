const GAP_PX = 12;

/**
 * Puts a fixed box beside an element, on the side that has more room, and keeps it inside the window. It only moves when
 * it must, so that nothing slides under the pointer while it grows and shrinks.
 */
export function placeBeside(box: HTMLElement, anchor: Element, signal: AbortSignal): void {
  const spot = anchor.getBoundingClientRect();
  const isRoomBefore = spot.left > innerWidth - spot.right;
  let left = isRoomBefore ? spot.left - GAP_PX - box.offsetWidth : spot.right + GAP_PX;
  let top = spot.top + spot.height / 2 - box.offsetHeight / 3;
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

function clamp(at: number, max: number): number {
  return Math.max(GAP_PX, Math.min(at, max - GAP_PX));
}
