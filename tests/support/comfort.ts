import type { Comfort } from '../../bench/budget.ts';
import type { LongTasks } from '../../bench/long-tasks.ts';
import type { AnswerCost } from '../../bench/probe.ts';
import type { StabilityReport } from '../../bench/stability.ts';
import type { Spread } from '../../bench/statistics.ts';

/** A spread of nine figures that are all the same. */
export const allAre = (median: number): Spread => ({ q1: median, median, q3: median, n: 9 });

const aCost = (scriptDurationMs: number) => ({
  scriptDurationMs: allAre(scriptDurationMs),
  scriptMs: allAre(9),
  styleMs: allAre(9),
  layoutMs: allAre(9),
  taskMs: allAre(9),
});

/** Tasks of a page that has two long ones of its own. */
export const someTasks = (overrides: Partial<LongTasks> = {}): LongTasks => ({
  overMs: 50,
  ours: allAre(2),
  empty: allAre(2),
  causedByUs: 0,
  longestOfOursMs: allAre(16),
  worstOfOursMs: 16,
  ...overrides,
});

/** A page that stands still with us as it does without. */
export function aStillPage(
  shift: Partial<StabilityReport['shift']> = {},
  lcpMs: Partial<StabilityReport['lcpMs']> = {},
): StabilityReport {
  const none = allAre(0);
  return {
    shift: {
      ours: none,
      empty: none,
      aboveEmpty: none,
      noise: 0,
      byUs: none,
      movedByUs: [],
      ofButtons: 0,
      ...shift,
    },
    lcpMs: { ours: allAre(216.7), empty: allAre(200), later: 16.7, noise: 16.7, ...lcpMs },
  };
}

/** The cost of a card, judged by its first figure. */
export const aGrid = (mountedMs: number, offScreenMs: number): Comfort['grid'] => ({
  cards: 1200,
  nearOnLoad: 40,
  mounted: 1200,
  perMountedCard: aCost(mountedMs),
  perOffScreenCard: aCost(offScreenMs),
  perPage: aCost(12),
  scrolling: someTasks(),
  loading: someTasks({ longestOfOursMs: allAre(50) }),
  stability: aStillPage(),
});

/** What a page's memory holds, just at every limit. */
export function aMemory(overrides: Partial<Comfort['memory']> = {}): Comfort['memory'] {
  const same = { few: allAre(1000), many: allAre(1000) };
  return {
    cards: { few: 1200, many: 5000 },
    perFarCardBytes: allAre(1500),
    perPassedCardBytes: allAre(1500),
    listeners: { onLoad: same, scrolledBack: same },
    observers: same,
    left: {
      pageElements: allAre(0),
      buttons: allAre(60),
      heapBytes: allAre(9),
      nodes: allAre(9),
      listeners: allAre(9),
    },
    ...overrides,
  };
}

const anAnswer = (ms: number): AnswerCost => ({
  taskMs: allAre(ms),
  scriptMs: allAre(ms),
  pageMs: allAre(9),
  noiseMs: 0.1,
});

/** What large answers cost, and how often the useless ones are read. */
export const aProbe = (postsMs: number, commentsMs: number, reads: number): Comfort['probe'] => ({
  kilobytes: 250,
  answers: 12,
  posts: anAnswer(postsMs),
  comments: anAnswer(commentsMs),
  reads: { posts: { json: 0, bytes: 2, xhr: 1 }, comments: { json: reads, bytes: 0, xhr: 0 } },
});

/** What a run found, just at every limit. */
export const aComfort = (overrides: Partial<Comfort> = {}): Comfort => ({
  grid: aGrid(0.06, 0.015),
  feedScroll: {
    posts: { ours: allAre(60), empty: allAre(60) },
    perPost: { scriptDurationMs: allAre(9), taskMs: allAre(9) },
    extensionPerPostMs: allAre(9),
    scrolling: someTasks(),
    stability: aStillPage(),
  },
  memory: aMemory(),
  probe: aProbe(2, 0.01, 0),
  postPage: aStillPage(),
  ...overrides,
});
