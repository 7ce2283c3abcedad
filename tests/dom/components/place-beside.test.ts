import { afterEach, expect, onTestFinished, test } from 'vitest';
import { placeBeside } from '../../../utils/platform/place-beside.ts';

const WINDOW = { width: innerWidth, height: innerHeight };
afterEach(() => document.body.replaceChildren());

interface Scene {
  window?: { width: number; height: number };
  /** Left edge of the anchor, which is 50 wide, at half the height of the window. */
  left: number;
  direction?: 'ltr' | 'rtl';
}

/** Places a box of 300 × 200 beside an anchor. @returns where it is */
function place({ window = { width: 1280, height: 800 }, left, direction = 'ltr' }: Scene) {
  Object.assign(globalThis, { innerWidth: window.width, innerHeight: window.height });
  const [box, anchor] = [document.createElement('div'), document.createElement('div')];
  document.body.append(box, anchor);
  anchor.style.direction = direction;
  Object.defineProperties(box, { offsetWidth: { value: 300 }, offsetHeight: { value: 200 } });
  anchor.getBoundingClientRect = () => new DOMRect(left, window.height / 2, 50, 50);
  const life = new AbortController();
  onTestFinished(() => {
    life.abort();
    Object.assign(globalThis, { innerWidth: WINDOW.width, innerHeight: WINDOW.height });
  });
  placeBeside(box, anchor, life.signal);
  return { left: parseFloat(box.style.left), top: parseFloat(box.style.top) };
}

test('a box goes after its button where there is room, even if there is more before it', () => {
  expect(place({ left: 800 }).left).toBeGreaterThan(850);
});

test('it goes before the button where there is no room after it', () => {
  expect(place({ left: 1000 }).left).toBeLessThan(1000 - 300);
});

test('on a page that runs from right to left it goes to the left first', () => {
  expect(place({ left: 400, direction: 'rtl' }).left).toBeLessThan(400 - 300);
});

test('in a narrow window it goes below the button, and never over it', () => {
  const at = place({ window: { width: 390, height: 800 }, left: 300 });
  expect(at.top).toBeGreaterThanOrEqual(450);
  expect(at.left).toBeGreaterThanOrEqual(12);
});
