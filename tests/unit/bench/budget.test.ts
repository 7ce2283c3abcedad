import { describe, expect, it } from 'vitest';
import { type Comfort, judge } from '../../../bench/budget.ts';
import {
  aComfort,
  aGrid,
  allAre,
  aMemory,
  aProbe,
  aStillPage,
  someTasks,
} from '../../support/comfort.ts';

const missed = (comfort: Comfort): string[] =>
  judge(comfort).flatMap(({ held, promise }) => (held ? [] : [promise]));
const growing = { few: allAre(10), many: allAre(11) };
const feedWith = (overrides: Partial<Comfort['feedScroll']>): Partial<Comfort> => ({
  feedScroll: { ...aComfort().feedScroll, ...overrides },
});
const gridWith = (overrides: Partial<Comfort['grid']>): Partial<Comfort> => ({
  grid: { ...aComfort().grid, ...overrides },
});
const leftWith = (overrides: Partial<Comfort['memory']['left']>): Partial<Comfort> => ({
  memory: aMemory({ left: { ...aMemory().left, ...overrides } }),
});
const listenersWith = (overrides: Partial<Comfort['memory']['listeners']>): Partial<Comfort> => ({
  memory: aMemory({ listeners: { ...aMemory().listeners, ...overrides } }),
});

describe('the budget', () => {
  it('holds when every figure is just at its limit', () => {
    expect(missed(aComfort())).toEqual([]);
  });

  it.each<[string, Partial<Comfort>]>([
    ['script per mounted card, ms', { grid: aGrid(0.0601, 0.015) }],
    ['script per off-screen card, ms', { grid: aGrid(0.06, 0.0151) }],
    [
      'tasks over 50 ms while scrolling the grid, caused by our script',
      gridWith({ scrolling: someTasks({ causedByUs: 1 }) }),
    ],
    [
      'longest script in one task while scrolling the grid, ms',
      gridWith({ scrolling: someTasks({ longestOfOursMs: allAre(16.1) }) }),
    ],
    [
      'longest script while loading the grid, ms',
      gridWith({ loading: someTasks({ longestOfOursMs: allAre(50.1) }) }),
    ],
    [
      'tasks over 50 ms while scrolling the feed, above the empty extension',
      feedWith({ scrolling: someTasks({ ours: allAre(3) }) }),
    ],
    [
      'longest script in one task while scrolling the feed, ms',
      feedWith({ scrolling: someTasks({ longestOfOursMs: allAre(16.1) }) }),
    ],
    [
      'memory per card that never came near, bytes',
      { memory: aMemory({ perFarCardBytes: allAre(1501) }) },
    ],
    [
      'memory per card that was scrolled past, bytes',
      { memory: aMemory({ perPassedCardBytes: allAre(1501) }) },
    ],
    ['listeners more on the larger grid, on load', listenersWith({ onLoad: growing })],
    ['listeners more on the larger grid, scrolled back', listenersWith({ scrolledBack: growing })],
    ['observers more on the larger grid', { memory: aMemory({ observers: growing }) }],
    ['elements of the page kept alive after it was left', leftWith({ pageElements: allAre(1) })],
    [
      'our buttons after the page was left, beyond the spare ones',
      leftWith({ buttons: allAre(61) }),
    ],
    ['main thread per answer with posts, ms', { probe: aProbe(2.1, 0.01, 0) }],
    ['script per answer without posts, ms', { probe: aProbe(2, 0.02, 0) }],
    ['readings of answers without posts', { probe: aProbe(2, 0.01, 1) }],
    [
      'layout shift of the grid above the empty extension, beyond noise',
      gridWith({ stability: aStillPage({ aboveEmpty: allAre(0.001) }) }),
    ],
    [
      'layout shift of the feed by what never moves without us',
      feedWith({ stability: aStillPage({ byUs: allAre(0.001) }) }),
    ],
    [
      'layout shifts of the single post with a button of ours',
      { postPage: aStillPage({ ofButtons: 1 }) },
    ],
    [
      'largest paint of the single post later, ms beyond noise',
      { postPage: aStillPage({}, { later: 16.8 }) },
    ],
  ])('names what was missed: %s', (promise, overrides) => {
    expect(missed(aComfort(overrides))).toEqual([promise]);
  });
});
