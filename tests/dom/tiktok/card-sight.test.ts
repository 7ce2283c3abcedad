import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CardSight } from '../../../utils/tiktok/card-sight.ts';
import { FakeSight } from '../../support/fake-sight.ts';

let sightings: [string, boolean][];
let inSight: boolean[];
let sight: CardSight;
let life: AbortController;

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', FakeSight);
  vi.stubGlobal('innerHeight', 800);
  [sightings, inSight] = [[], []];
  life = new AbortController();
  const onCard = ({ id }: Element, isNear: boolean): void => void sightings.push([id, isNear]);
  sight = new CardSight({ onCard, onTold: (is) => void inSight.push(is) }, life.signal);
});
afterEach(() => {
  life.abort();
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

/** A list of tiles in their wrappers. */
function tiles(count: number): Element[] {
  const made = Array.from({ length: count }, (_, at) => `<div><b id="t${at}"></b></div>`);
  document.body.insertAdjacentHTML('beforeend', `<section>${made.join('')}</section>`);
  return [...(document.body.lastElementChild?.querySelectorAll('b') ?? [])];
}
const watched = (): string[] => [...(FakeSight.last?.watched ?? [])].map(({ id }) => id);
const told = (): Record<string, boolean> => Object.fromEntries(sightings);
const see = (cards: (Element | undefined)[], isNear = true, top = 0): void =>
  FakeSight.last?.see(
    cards.flatMap((card) => card ?? []),
    isNear,
    top,
  );

describe('cards of a grid', () => {
  test('are watched by the first of each two dozen neighbours, and the last of all', () => {
    sight.observeAll(tiles(40), () => true, false);
    expect(watched()).toEqual(['t0', 't24', 't39']);
  });

  test('one that ends a group and begins the next speaks for both', () => {
    const cards = tiles(40);
    sight.observeAll(cards, () => true, false);
    see([cards[24]]);
    expect(sightings).toHaveLength(40);
    sightings = [];
    see([cards[0]]);
    see([cards[24]], false);
    expect(told()).toMatchObject({ t24: false, t39: false });
    expect(told()).not.toHaveProperty('t23');
  });

  test('a group goes on when the one that ended it is watched no more', () => {
    const cards = tiles(40);
    sight.observeAll(cards, () => true, false);
    if (cards[24]) sight.unobserve(cards[24]);
    expect(watched().toSorted()).toEqual(['t0', 't23', 't25', 't39']);
    see([cards[23]]);
    expect(told()).toMatchObject({ t0: true, t23: true });
    expect(told()).not.toHaveProperty('t25');
  });

  test('come near with either end, and leave with both', () => {
    const cards = tiles(3);
    sight.observeAll(cards, () => true, false);
    see([cards[2]]);
    expect(told()).toEqual({ t0: true, t1: true, t2: true });
    sightings = [];
    see([cards[0]]);
    see([cards[2]], false);
    expect(told()).toEqual({});
    see([cards[0]], false);
    expect(told()).toEqual({ t0: false, t1: false, t2: false });
  });

  test('of two lists are never one group', () => {
    const cards = [...tiles(2), ...tiles(2)];
    sight.observeAll(cards, () => true, false);
    expect(FakeSight.last?.watched.size).toBe(4);
  });

  test('that lie far apart are watched one by one', () => {
    const cards = tiles(4);
    sight.observeAll(cards, () => true, false);
    const entry = (target: Element | undefined, top: number) => ({
      target,
      isIntersecting: false,
      boundingClientRect: { top, bottom: top + 400, width: 200, height: 400 },
    });
    FakeSight.last?.tell([entry(cards[0], 0), entry(cards[3], 3_000)]);
    expect(watched()).toEqual(['t0', 't1', 't2', 't3']);
    see([cards[1]]);
    expect(told()).toMatchObject({ t1: true });
    expect(told()).not.toHaveProperty('t2', true);
  });

  test('another one speaks for them when an end is hidden or taken away', () => {
    const cards = tiles(4);
    sight.observeAll(cards, () => true, false);
    const hidden = { top: 0, bottom: 0, width: 0, height: 0 };
    FakeSight.last?.tell([{ target: cards[0], isIntersecting: false, boundingClientRect: hidden }]);
    expect(watched().toSorted()).toEqual(['t0', 't1', 't3']);
    cards[3]?.remove();
    see([cards[3]], false, 900);
    see([cards[1]]);
    expect(told()).toMatchObject({ t1: true, t2: true });
    expect(watched().toSorted()).toEqual(['t0', 't1', 't2']);
  });

  test('that is watched no more leaves its place to its neighbour', () => {
    const cards = tiles(3);
    sight.observeAll(cards, () => true, false);
    for (const card of cards.slice(0, 2)) sight.unobserve(card);
    expect(watched()).toEqual(['t2']);
  });
});

test('cards that are no tiles are watched one by one', () => {
  sight.observeAll(tiles(3), () => false, false);
  expect(watched()).toEqual(['t0', 't1', 't2']);
});

test('what is watched already stays as it is', () => {
  const cards = tiles(3);
  sight.observeAll(cards, () => true, false);
  sight.observeAll(cards, () => false, false);
  expect(watched()).toEqual(['t0', 't2']);
});

test('what may have been near is told not to be', () => {
  const cards = tiles(2);
  sight.observeAll(cards, () => true, true);
  see(cards, false, 9_000);
  expect(told()).toEqual({ t0: false, t1: false });
});

test('says whether some of those that came are in sight', () => {
  const cards = tiles(2);
  sight.observeAll(cards, () => false, false);
  see([cards[0]], true, 5_000);
  see([cards[1]], true, 100);
  expect(inSight).toEqual([false, true]);
});
