import type { Task, Work } from './main-thread.ts';
import { type Spread, spreadOf } from './statistics.ts';
import type { Pair } from './turns.ts';

/** A task that holds the page up longer than this is felt. */
export const LONG_TASK_MS = 50;

/** What held the page up while it was loaded or scrolled. */
export interface LongTasks {
  overMs: number;
  /** Tasks over the limit in a round. */
  ours: Spread;
  empty: Spread;
  /** Of all our rounds together: those that would not be long without our script. */
  causedByUs: number;
  /** Our longest stretch of script in one task of a round, with the style and layout that it forced. */
  longestOfOursMs: Spread;
  /** The longest of all rounds. */
  worstOfOursMs: number;
}

/** Counts the tasks that held a page up. */
export function reportLongTasks({ ours, empty }: Pair<Work>): LongTasks {
  const count = (works: readonly Work[]): Spread =>
    spreadOf(works.map(({ tasks }) => tasks.filter(isLong).length));
  const longest = ours.map(({ tasks }) =>
    Math.max(0, ...tasks.map(({ extensionMs }) => extensionMs)),
  );
  return {
    overMs: LONG_TASK_MS,
    ours: count(ours),
    empty: count(empty),
    causedByUs: ours.flatMap(({ tasks }) => tasks).filter(isLongByUs).length,
    longestOfOursMs: spreadOf(longest),
    worstOfOursMs: Math.max(...longest),
  };
}

const isLong = ({ taskMs }: Task): boolean => taskMs > LONG_TASK_MS;
const isLongByUs = (task: Task): boolean =>
  isLong(task) && task.taskMs - task.extensionMs <= LONG_TASK_MS;
