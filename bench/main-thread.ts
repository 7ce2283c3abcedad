import type { Slice, Thread } from './trace.ts';

/** What a thread spent on a page, processor time in milliseconds. */
export interface Work {
  /** JavaScript, without the style and layout that it forced. */
  scriptMs: number;
  styleMs: number;
  layoutMs: number;
  /** All of it: also painting, parsing, and what the browser does for observers. */
  taskMs: number;
  tasks: Task[];
}

/** One task of the event loop. */
export interface Task {
  taskMs: number;
  /** JavaScript, here with the style and layout that it forced. */
  scriptMs: number;
}

/** Of a thread that did nothing. */
export const NO_WORK: Work = { scriptMs: 0, styleMs: 0, layoutMs: 0, taskMs: 0, tasks: [] };

type Kind = 'task' | 'script' | 'style' | 'layout';

/** Names of Chromium 156. `v8.callFunction` is a callback with the promise continuations right after it. */
const KINDS = new Map<string, Kind>([
  ['RunTask', 'task'],
  ['EvaluateScript', 'script'],
  ['v8.callFunction', 'script'],
  ['v8.compile', 'script'],
  ['UpdateLayoutTree', 'style'],
  ['Layout', 'layout'],
]);

const MESSAGE = 'Receive mojo message';
const CHECKPOINT = 'BlinkScheduler_PerformMicrotaskCheckpoint';

interface Open {
  kind: Kind;
  end: number;
}

/** Adds up what a thread did; each microsecond counts for the innermost kind of work it belongs to. */
export function addUpWork(slices: readonly Slice[], { pid, tid }: Thread): Work {
  const own: Record<Kind, number> = { task: 0, script: 0, style: 0, layout: 0 };
  const tasks: Task[] = [];
  let open: Open[] = [];
  for (const { slice, kind } of sortOut(
    slices.filter((one) => one.pid === pid && one.tid === tid),
  )) {
    open = open.filter(({ end }) => end > slice.ts);
    const around = open.at(-1)?.kind;
    const ms = (slice.tdur ?? slice.dur) / 1000;
    if (kind !== around) {
      own[kind] += ms;
      if (around) own[around] -= ms;
    }
    const task = tasks.at(-1);
    if (kind === 'task' && !around) tasks.push({ taskMs: ms, scriptMs: 0 });
    else if (kind === 'script' && task && !open.some((one) => one.kind === 'script')) {
      task.scriptMs += ms;
    }
    open.push({ kind, end: slice.ts + slice.dur });
  }
  return {
    scriptMs: own.script,
    styleMs: own.style,
    layoutMs: own.layout,
    taskMs: tasks.reduce((sum, { taskMs }) => sum + taskMs, 0),
    tasks,
  };
}

/** The slices that count, outer before inner, with what each is. */
function sortOut(slices: readonly Slice[]): { slice: Slice; kind: Kind }[] {
  const sorted = slices.toSorted((one, other) => one.ts - other.ts || other.dur - one.dur);
  // Answers of the background settle promises. What was waiting runs in the checkpoint after the message, and the
  // browser's own ScriptDuration leaves it out. Other checkpoints hold the browser's own business.
  let isAnswered = false;
  return sorted.flatMap((slice) => {
    const isAnswer = isExtensionMessage(slice);
    const isContinuation = slice.name === CHECKPOINT && isAnswered;
    if (isAnswer) isAnswered = true;
    if (slice.name === CHECKPOINT) isAnswered = false;
    const kind = isAnswer || isContinuation ? 'script' : KINDS.get(slice.name);
    return kind ? [{ slice, kind }] : [];
  });
}

function isExtensionMessage({ name, args }: Slice): boolean {
  const tag = args?.chrome_mojo_event_info?.mojo_interface_tag ?? '';
  return name === MESSAGE && tag.startsWith('extensions.mojom.');
}
