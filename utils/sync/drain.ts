import { SECOND_MS } from '../domain/clock.ts';
import type { SyncContext } from './context.ts';
import {
  isNewsOutside,
  type Lane,
  LANES,
  nextDueAt,
  nextInPlan,
  type Plan,
  readPlan,
  updatePlan,
} from './plan.ts';
import { workLine } from './work-line.ts';

/** Waits up to this long are spent inside the run; an alarm takes care of longer ones. */
const LONGEST_WAIT_MS = 10 * SECOND_MS;
/** While waiting, new lines are looked for this often. */
const LOOK_EVERY_MS = SECOND_MS;
/** When this many lines of a lane fail in a row, its others will not work either: they are left for the next run. */
const FAILURES_IN_A_ROW = 3;

/** What the lanes of one run know of each other. */
interface Crew {
  plan: Plan;
  /** Counts changes of the plan, so that none is lost to a look that began before it. */
  changes: number;
  inWork: Set<number>;
  /** Lanes that have not ended. */
  lanes: Set<Lane>;
  /** Work beside the lanes that may bring lines. */
  isOthersAtWork: boolean;
  /** Wakes those who wait. */
  wake: AbortController;
  hasWorked: boolean;
  hasFailed: boolean;
}

/**
 * Works on the outbox in two lanes side by side, each one line after the other, until none is due soon; waiting for
 * the pace of one never holds up the other. `beside` runs along, and may put lines into the outbox.
 * @returns whether anything went through
 */
export async function drain(
  context: SyncContext,
  beside: () => Promise<boolean>,
): Promise<boolean> {
  const crew: Crew = {
    plan: { turns: new Map(), newestSeq: 0, notes: 0, isStale: true },
    changes: 0,
    inWork: new Set(),
    lanes: new Set(LANES),
    isOthersAtWork: true,
    wake: new AbortController(),
    hasWorked: false,
    hasFailed: false,
  };
  const runBeside = async (): Promise<void> => {
    if (await beside()) crew.hasWorked = true;
    crew.isOthersAtWork = false;
    crew.plan.isStale = true;
    wakeAll(crew);
  };
  const runs = [...LANES.map((lane) => runLane(context, crew, lane)), runBeside()];
  const ends = await Promise.allSettled(runs.map((run) => stopAllOnFailure(crew, run)));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
  return crew.hasWorked;
}

async function stopAllOnFailure(crew: Crew, run: Promise<void>): Promise<void> {
  try {
    await run;
  } catch (error) {
    crew.hasFailed = true;
    wakeAll(crew);
    throw error;
  }
}

async function runLane(context: SyncContext, crew: Crew, lane: Lane): Promise<void> {
  const { clock, signal } = context;
  let failures = 0;
  while (!signal.aborted && !crew.hasFailed) {
    const line = nextInPlan(crew.plan, lane, crew.inWork, clock());
    if (line) {
      failures = (await work(context, crew, { seq: line.seq, lane })) ? 0 : failures + 1;
      if (failures >= FAILURES_IN_A_ROW) break;
    } else if (crew.plan.isStale) await lookAgain(context, crew);
    else if (!(await rest(context, crew))) break;
  }
  crew.lanes.delete(lane);
  wakeAll(crew);
}

/** @returns whether nothing kept the line from its turn */
async function work(
  context: SyncContext,
  crew: Crew,
  turn: { seq: number; lane: Lane },
): Promise<boolean> {
  crew.inWork.add(turn.seq);
  try {
    const outcome = await workLine(context, turn.seq);
    // A look that began before this is not to be believed any more.
    crew.changes += 1;
    await updatePlan(context.db, crew.plan, turn, context.clock());
    crew.hasWorked ||= outcome === 'done';
    return outcome !== 'failed';
  } finally {
    crew.inWork.delete(turn.seq);
    wakeAll(crew);
  }
}

async function lookAgain({ db }: SyncContext, crew: Crew): Promise<void> {
  const { changes } = crew;
  const plan = await readPlan(db);
  if (crew.changes === changes) crew.plan = plan;
}

/** Waits for the next line, or for what the others bring. @returns false when nothing comes soon */
async function rest({ db, clock, pause, signal }: SyncContext, crew: Crew): Promise<boolean> {
  const nextAt = nextDueAt(crew.plan, crew.lanes, crew.inWork);
  const waitMs = nextAt === null ? Number.POSITIVE_INFINITY : Math.max(0, nextAt - clock());
  const isAnybodyAtWork = crew.inWork.size > 0 || crew.isOthersAtWork;
  if (waitMs > LONGEST_WAIT_MS && !isAnybodyAtWork) return false;
  const { wake } = crew;
  // Its own lines come when they are due; what came from outside meanwhile is looked for.
  const restMs = isAnybodyAtWork && waitMs === 0 ? LOOK_EVERY_MS : Math.min(waitMs, LOOK_EVERY_MS);
  await pause(restMs, AbortSignal.any([signal, wake.signal]));
  if (!wake.signal.aborted && (await isNewsOutside(db, crew.plan))) crew.plan.isStale = true;
  return true;
}

function wakeAll(crew: Crew): void {
  crew.wake.abort();
  crew.wake = new AbortController();
}
