import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import type { Task, Work } from './main-thread.ts';
import type { Stage } from './stage.ts';
import { type Spread, spreadOf } from './statistics.ts';
import { countButtons, type Visit, visitGrid } from './visit-grid.ts';

/** A task that holds the page up longer than this is felt. */
export const LONG_TASK_MS = 50;

/** What we cost above the empty extension, milliseconds of the page's main thread (processor time). */
interface Cost {
  scriptMs: Spread;
  styleMs: Spread;
  layoutMs: Spread;
  /** Everything: the three above, painting, and the browser's work for observers. */
  taskMs: Spread;
}

/** Tasks over the limit. */
interface TaskCount {
  /** In a round. */
  ours: Spread;
  empty: Spread;
  /** Of all rounds together: those that would not be long without our script. */
  causedByUs: number;
}

interface LongTasks {
  overMs: number;
  scrolling: TaskCount;
  /** A page of so many cards has long tasks of its own then, and it is chance whether one of 45 ms grows over the limit. */
  loading: TaskCount;
  /** Our longest stretch of script in one task of a round, with the style and layout that it forces. */
  longestScriptMs: Spread;
}

/** What the feed costs on a grid of many cards. */
export interface FeedReport {
  rounds: number;
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
  /** `ScriptDuration` of the DevTools protocol for a mounted card: leaves out what runs when a promise settles. */
  scriptDurationPerMountedCardMs: Spread;
  longTasks: LongTasks;
}

export interface FeedOptions {
  rounds: number;
  cards: number;
  tell: (progress: string) => void;
}

interface Round {
  grid: Visit;
  /** A page that holds only as many cards as are near in the grid. */
  screenful: Visit;
}

/** Measures the feed on the grid of the sandbox against an empty extension, in turns. */
export async function measureFeed(stage: Stage, options: FeedOptions): Promise<FeedReport> {
  const { rounds, cards, tell } = options;
  const { near, mounted } = await countCards(stage, cards);
  tell(`${cards} cards: ${near} near on load, ${mounted} mounted while scrolling`);
  const ours: Round[] = [];
  const empty: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const play = async (scout: ScoutBrowser, into: Round[], buttons: number): Promise<void> => {
      into.push(await playRound(scout, { cards, near, buttons }));
    };
    const turns = [() => play(stage.ours, ours, near), () => play(stage.empty, empty, 0)];
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
    tell(`round ${round + 1} of ${rounds}`);
  }
  return report({ rounds, cards, near, mounted, ours, empty });
}

async function countCards(
  { ours, empty }: Stage,
  cards: number,
): Promise<{ near: number; mounted: number }> {
  const counted = await countButtons(ours, cards);
  if (counted.cards !== cards)
    throw new Error(`The grid has ${counted.cards} cards, not ${cards}.`);
  const none = await countButtons(empty, cards);
  if (none.mountedIds.size > 0) throw new Error('The empty extension is not empty.');
  return { near: counted.nearIds.length, mounted: counted.mountedIds.size };
}

async function playRound(
  scout: ScoutBrowser,
  { cards, near, buttons }: { cards: number; near: number; buttons: number },
): Promise<Round> {
  return {
    grid: await visitGrid(scout, { cards, buttons, isScrolled: true }),
    screenful: await visitGrid(scout, { cards: near, buttons, isScrolled: false }),
  };
}

interface Measured {
  rounds: number;
  cards: number;
  near: number;
  mounted: number;
  ours: Round[];
  empty: Round[];
}

function report({ rounds, cards, near, mounted, ours, empty }: Measured): FeedReport {
  const above = (pick: (round: Round) => Work, field: CostField): number[] =>
    ours.map((one, at) => {
      const other = empty[at];
      return other ? pick(one)[field] - pick(other)[field] : Number.NaN;
    });
  const scrolling = (field: CostField): number[] =>
    above(({ grid }) => grid.scrolling, field).map((ms) => ms / (mounted - near));
  const screenful = (field: CostField): number[] =>
    above((round) => round.screenful.loading, field);
  const offScreen = (field: CostField): number[] => {
    const small = screenful(field);
    return above(({ grid }) => grid.loading, field).map(
      (ms, at) => (ms - (small[at] ?? Number.NaN)) / (cards - near),
    );
  };
  const page = (field: CostField): number[] => {
    const perCard = scrolling(field);
    return screenful(field).map((ms, at) => ms - near * (perCard[at] ?? Number.NaN));
  };
  return {
    rounds,
    cards,
    nearOnLoad: near,
    mounted,
    perMountedCard: costOf(scrolling),
    perOffScreenCard: costOf(offScreen),
    perPage: costOf(page),
    scriptDurationPerMountedCardMs: spreadOf(
      ours.map(({ grid }) => grid.scriptDurationMs / (mounted - near)),
    ),
    longTasks: longTasks(ours, empty),
  };
}

const COST_FIELDS = ['scriptMs', 'styleMs', 'layoutMs', 'taskMs'] as const;
type CostField = (typeof COST_FIELDS)[number];

function costOf(figures: (field: CostField) => number[]): Cost {
  const [scriptMs, styleMs, layoutMs, taskMs] = [
    spreadOf(figures('scriptMs')),
    spreadOf(figures('styleMs')),
    spreadOf(figures('layoutMs')),
    spreadOf(figures('taskMs')),
  ];
  return { scriptMs, styleMs, layoutMs, taskMs };
}

function longTasks(ours: readonly Round[], empty: readonly Round[]): LongTasks {
  const scrolling = ({ grid }: Round): Task[] => grid.scrolling.tasks;
  const loading = ({ grid }: Round): Task[] => grid.loading.tasks;
  const longest = ({ grid }: Round): number =>
    Math.max(...[grid.scrolling, grid.loading].flatMap(({ tasks }) => tasks.map(scriptOf)));
  return {
    overMs: LONG_TASK_MS,
    scrolling: countLong(ours.map(scrolling), empty.map(scrolling)),
    loading: countLong(ours.map(loading), empty.map(loading)),
    longestScriptMs: spreadOf(ours.map(longest)),
  };
}

const scriptOf = ({ scriptMs }: Task): number => scriptMs;
const isLong = ({ taskMs }: Task): boolean => taskMs > LONG_TASK_MS;

/** Each list is the tasks of one round. */
function countLong(ours: readonly Task[][], empty: readonly Task[][]): TaskCount {
  const counts = (rounds: readonly Task[][]): Spread =>
    spreadOf(rounds.map((tasks) => tasks.filter(isLong).length));
  const isLongByUs = (task: Task): boolean =>
    isLong(task) && task.taskMs - task.scriptMs <= LONG_TASK_MS;
  return {
    ours: counts(ours),
    empty: counts(empty),
    causedByUs: ours.flat().filter(isLongByUs).length,
  };
}
