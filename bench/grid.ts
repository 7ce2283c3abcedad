import { type LongTasks, reportLongTasks } from './long-tasks.ts';
import { reportStability, type StabilityReport } from './stability.ts';
import type { Stage } from './stage.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { differences, mapPair, type Pair, playInTurns } from './turns.ts';
import type { Phase } from './visit.ts';
import { countButtons, type GridVisit, visitGrid } from './visit-grid.ts';

/** What we cost above the empty extension, milliseconds of the page's main thread (processor time). */
interface Cost {
  /** `ScriptDuration` of the DevTools protocol: what is judged. */
  scriptDurationMs: Spread;
  /** Script in the trace: also what runs when an answer of the background settles a promise. */
  scriptMs: Spread;
  styleMs: Spread;
  layoutMs: Spread;
  /** Everything: script, style and layout, painting, and the browser's work for observers. */
  taskMs: Spread;
}

/** What we cost on a grid of many cards. */
export interface GridReport {
  cards: number;
  /** Cards that get a button without scrolling. */
  nearOnLoad: number;
  /** Cards that had a button at some time while the page was scrolled through. */
  mounted: number;
  /** Coming near, getting a button, being asked for, painted, and left again; by scrolling through the grid. */
  perMountedCard: Cost;
  /** A card that never comes near; by loading the grid and a page with nothing but the near cards. */
  perOffScreenCard: Cost;
  /** What any page costs once: our script's start, without the cards. */
  perPage: Cost;
  scrolling: LongTasks;
  /** A page of so many cards has long tasks of its own then, and it is chance whether one of 45 ms grows over the limit. */
  loading: LongTasks;
  stability: StabilityReport;
}

export interface GridOptions {
  rounds: number;
  cards: number;
  tell: (progress: string) => void;
}

interface Round {
  grid: GridVisit;
  /** A page that holds only as many cards as are near in the grid. */
  screenful: GridVisit;
}

/** Measures us on the grid of the sandbox against an empty extension, in turns. */
export async function measureGrid(stage: Stage, options: GridOptions): Promise<GridReport> {
  const { rounds, cards, tell } = options;
  const counted = await countButtons(stage.ours, cards);
  if (counted.cards !== cards)
    throw new Error(`The grid has ${counted.cards} cards, not ${cards}.`);
  const near = counted.nearIds.length;
  const mounted = counted.mountedIds.size;
  tell(`${cards} cards: ${near} near on load, ${mounted} mounted while scrolling`);
  const pair = await playInTurns(rounds, async (side): Promise<Round> => {
    const buttons = side === 'ours' ? near : 0;
    tell(`grid, ${side}`);
    return {
      grid: await visitGrid(stage[side], { cards, buttons, isScrolled: true }),
      screenful: await visitGrid(stage[side], { cards: near, buttons, isScrolled: false }),
    };
  });
  return report({ cards, near, mounted, pair });
}

interface Measured {
  cards: number;
  near: number;
  mounted: number;
  pair: Pair<Round>;
}

function report({ cards, near, mounted, pair }: Measured): GridReport {
  const above = (field: CostField, phase: (round: Round) => Phase): number[] =>
    differences(pair, (round) => phase(round)[field]);
  const perMounted = (field: CostField): number[] =>
    above(field, ({ grid }) => grid.scrolling).map((ms) => ms / (mounted - near));
  const screenful = (field: CostField): number[] =>
    above(field, (round) => round.screenful.loading);
  const perOffScreen = (field: CostField): number[] => {
    const small = screenful(field);
    const whole = above(field, ({ grid }) => grid.loading);
    return whole.map((ms, at) => (ms - (small[at] ?? Number.NaN)) / (cards - near));
  };
  const perPage = (field: CostField): number[] => {
    const perCard = perMounted(field);
    return screenful(field).map((ms, at) => ms - near * (perCard[at] ?? Number.NaN));
  };
  return {
    cards,
    nearOnLoad: near,
    mounted,
    perMountedCard: costOf(perMounted),
    perOffScreenCard: costOf(perOffScreen),
    perPage: costOf(perPage),
    scrolling: reportLongTasks(mapPair(pair, ({ grid }) => grid.scrolling)),
    loading: reportLongTasks(mapPair(pair, ({ grid }) => grid.loading)),
    stability: reportStability(mapPair(pair, ({ grid }) => grid.stability)),
  };
}

type CostField = keyof Cost;

function costOf(figures: (field: CostField) => number[]): Cost {
  const spread = (field: CostField): Spread => spreadOf(figures(field));
  return {
    scriptDurationMs: spread('scriptDurationMs'),
    scriptMs: spread('scriptMs'),
    styleMs: spread('styleMs'),
    layoutMs: spread('layoutMs'),
    taskMs: spread('taskMs'),
  };
}
