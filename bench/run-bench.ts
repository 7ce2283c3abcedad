import { type Comfort, judge } from './budget.ts';
import { type ClickReport, measureClicks } from './click.ts';
import { measureFeedScroll } from './feed-scroll.ts';
import { measureGrid } from './grid.ts';
import { type Machine, watchMachine } from './machine.ts';
import { measureMemory } from './memory.ts';
import { measurePopup, type PopupReport } from './popup.ts';
import { measurePostPage } from './post-page.ts';
import { measureProbe } from './probe.ts';
import { openStage, type Stage } from './stage.ts';
import type { Verdict } from './verdict.ts';

/** How much is done of what the page must not feel. */
export interface ComfortOptions {
  /** Turns of ours and empty. */
  rounds: number;
  /** Of memory, which hardly differs from round to round. */
  memoryRounds: number;
  /** Cards of the grid. */
  cards: number;
  /** Cards of the grids whose memory is compared. */
  fewCards: number;
  manyCards: number;
  /** Posts of the feed to scroll past. */
  posts: number;
  /** Large answers of each kind in a round. */
  answers: number;
}

/** How much is done of what a scout waits for. */
export interface WaitOptions {
  /** Posts clicked while the background is awake, and while it sleeps. */
  clicks: number;
  sleeps: number;
  /** Requests that the popup lists, and posts saved while it is open. */
  requests: number;
  writes: number;
}

/** What a run is made of. */
export interface BenchOptions {
  /** The unpacked build for Chromium. */
  buildDir: string;
  comfort: ComfortOptions;
  /** Null to leave it out. */
  waits: WaitOptions | null;
  tell: (progress: string) => void;
}

/** All that a run found. */
export interface BenchReport extends Comfort {
  machine: Machine;
  rounds: number;
  waits: { click: ClickReport; popup: PopupReport } | null;
  budget: Verdict[];
}

/** Measures everything in a real Chromium against the sandbox. */
export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const { buildDir, comfort: comfortOptions, waits: waitOptions, tell } = options;
  const describeMachine = watchMachine();
  const stage = await openStage(buildDir);
  try {
    const comfort = await measureComfort(stage, { ...comfortOptions, tell });
    const waits = waitOptions && (await measureWaits(stage, { ...waitOptions, tell }));
    const machine = describeMachine(await stage.ours.browser.version());
    const { rounds } = comfortOptions;
    return { machine, rounds, ...comfort, waits, budget: judge(comfort) };
  } finally {
    await stage.close();
  }
}

type Tell = Pick<BenchOptions, 'tell'>;

async function measureComfort(stage: Stage, options: ComfortOptions & Tell): Promise<Comfort> {
  return {
    grid: await measureGrid(stage, options),
    feedScroll: await measureFeedScroll(stage, options),
    postPage: await measurePostPage(stage, options),
    probe: await measureProbe(stage, options),
    memory: await measureMemory(stage, { ...options, rounds: options.memoryRounds }),
  };
}

async function measureWaits(
  stage: Stage,
  options: WaitOptions & Tell,
): Promise<NonNullable<BenchReport['waits']>> {
  options.tell('clicks');
  const click = await measureClicks(stage.ours, options);
  options.tell('popup');
  return { click, popup: await measurePopup(stage.ours, options) };
}
