import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { BUTTON_HOST } from '../sandbox/browser/feed-buttons.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { differences, mapPair, type Pair } from './turns.ts';

const stability = v.object({
  /** When the largest thing was painted, milliseconds after the page was asked for. */
  lcpMs: v.number(),
  /** Also those right after a key or a click. */
  shifts: v.array(
    v.object({
      score: v.number(),
      /** What moved most: its tag, and the `data-e2e` it has or is in. */
      moved: v.string(),
      /** Whether a button of ours is among what moved. */
      hasOurs: v.boolean(),
    }),
  ),
});
/** Whether a page stood still while it was looked at. */
export type Stability = v.InferOutput<typeof stability>;

/** Watches what the page that is loaded next paints and moves; for `readStability`. */
export async function watchStability(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(WATCH, BUTTON_HOST);
}

/** What moved since the page was loaded, and when its largest thing was painted. */
export async function readStability(page: Page): Promise<Stability> {
  return v.parse(stability, await page.evaluate('window.benchStability'));
}

/** Runs in the page before all others. */
function WATCH(host: string): void {
  const seen: Stability = { lcpMs: 0, shifts: [] };
  Object.assign(window, { benchStability: seen });
  const observe = (type: string, hear: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({
      type,
      buffered: true,
    });
  const elementOf = (source: unknown): Element | null => {
    const node: unknown = Reflect.get(Object(source), 'node');
    if (node instanceof Element) return node;
    return node instanceof Node ? node.parentElement : null;
  };
  const nameOf = (element: Element): string =>
    `${element.localName} ${element.closest('[data-e2e]')?.getAttribute('data-e2e') ?? ''}`.trim();
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.lcpMs = startTime;
  });
  observe('layout-shift', (entry) => {
    const sources: unknown = Reflect.get(entry, 'sources');
    const moved = Array.isArray(sources) ? sources.flatMap((one) => elementOf(one) ?? []) : [];
    seen.shifts.push({
      score: Number(Reflect.get(entry, 'value')),
      moved: moved[0] ? nameOf(moved[0]) : 'what is gone',
      hasOurs: moved.some((element) => element.closest(host)),
    });
  });
}

/** What we moved and put off on one page. */
export interface StabilityReport {
  shift: {
    /** Scores of a round. */
    ours: Spread;
    empty: Spread;
    aboveEmpty: Spread;
    /** The middle half of empty: above 0 when the page moves by itself, now and then. */
    noise: number;
    /** Score of a round, of what never moves without us. */
    byUs: Spread;
    /** What that is. */
    movedByUs: string[];
    /** Shifts of all rounds with a button of ours among what moved. */
    ofButtons: number;
  };
  lcpMs: {
    ours: Spread;
    empty: Spread;
    /** Median of ours above that of empty. */
    later: number;
    /** The middle half of empty, and at least one frame. */
    noise: number;
  };
}

const FRAME_MS = 1000 / 60;

/** Compares how still a page stood with us and without. */
export function reportStability(pair: Pair<Stability>): StabilityReport {
  const paint = mapPair(pair, ({ lcpMs }) => lcpMs);
  const lcp = { ours: spreadOf(paint.ours, 1), empty: spreadOf(paint.empty, 1) };
  return {
    shift: reportShift(pair),
    lcpMs: {
      ...lcp,
      later: Number((lcp.ours.median - lcp.empty.median).toFixed(1)),
      noise: Number(Math.max(FRAME_MS, lcp.empty.q3 - lcp.empty.q1).toFixed(1)),
    },
  };
}

function reportShift(pair: Pair<Stability>): StabilityReport['shift'] {
  const shifts = mapPair(pair, (one) => one.shifts);
  const restless = new Set(shifts.empty.flat().map(({ moved }) => moved));
  const byUs = shifts.ours.map((round) => round.filter(({ moved }) => !restless.has(moved)));
  const scores = mapPair(shifts, scoreOf);
  const empty = spreadOf(scores.empty);
  return {
    ours: spreadOf(scores.ours),
    empty,
    aboveEmpty: spreadOf(differences(scores, (score) => score)),
    noise: Number((empty.q3 - empty.q1).toFixed(4)),
    byUs: spreadOf(byUs.map(scoreOf)),
    movedByUs: [...new Set(byUs.flat().map(({ moved }) => moved))],
    ofButtons: shifts.ours.flat().filter(({ hasOurs }) => hasOurs).length,
  };
}

const scoreOf = (shifts: Stability['shifts']): number =>
  shifts.reduce((sum, { score }) => sum + score, 0);
