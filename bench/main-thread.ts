import * as v from 'valibot';
import type { Slice, Thread } from './trace.ts';

/** What a thread spent on a page, processor time in milliseconds. */
export interface Work {
  /** JavaScript, without the style and layout that it forced. */
  scriptMs: number;
  styleMs: number;
  layoutMs: number;
  /** All of it: also painting, parsing, and what the browser does for observers. */
  taskMs: number;
  /** JavaScript of the extension, with the style and layout that it forced. */
  extensionMs: number;
  tasks: Task[];
}

/** One task of the event loop. */
export interface Task {
  taskMs: number;
  /** JavaScript of the extension, with the style and layout that it forced. */
  extensionMs: number;
}

type Kind = 'task' | 'script' | 'style' | 'layout';

/** Names of Chromium 156. `v8.callFunction` is a callback with the promise continuations right after it. */
const KINDS = new Map<string, Kind>([
  ['RunTask', 'task'],
  ['EvaluateScript', 'script'],
  ['v8.callFunction', 'script'],
  ['FunctionCall', 'script'],
  ['v8.compile', 'script'],
  ['UpdateLayoutTree', 'style'],
  ['Layout', 'layout'],
]);

const MESSAGE = 'Receive mojo message';
const CHECKPOINT = 'BlinkScheduler_PerformMicrotaskCheckpoint';

interface Sorted {
  slice: Slice;
  kind: Kind;
  isExtension: boolean;
}

/** Adds up what a thread did; each microsecond counts for the innermost kind of work it belongs to. */
export function addUpWork(slices: readonly Slice[], { pid, tid }: Thread): Work {
  const own: Record<Kind, number> = { task: 0, script: 0, style: 0, layout: 0 };
  const tasks: Task[] = [];
  let open: Sorted[] = [];
  for (const one of sortOut(slices.filter((slice) => slice.pid === pid && slice.tid === tid))) {
    const { slice, kind, isExtension } = one;
    open = open.filter((outer) => outer.slice.ts + outer.slice.dur > slice.ts);
    const around = open.at(-1)?.kind;
    const ms = (slice.tdur ?? slice.dur) / 1000;
    if (kind !== around) {
      own[kind] += ms;
      if (around) own[around] -= ms;
    }
    const task = tasks.at(-1);
    if (kind === 'task' && !around) tasks.push({ taskMs: ms, extensionMs: 0 });
    else if (isExtension && task && !open.some((outer) => outer.isExtension)) {
      task.extensionMs += ms;
    }
    open.push(one);
  }
  return {
    scriptMs: own.script,
    styleMs: own.style,
    layoutMs: own.layout,
    taskMs: sum(tasks.map(({ taskMs }) => taskMs)),
    extensionMs: sum(tasks.map(({ extensionMs }) => extensionMs)),
    tasks,
  };
}

const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0);

/** The slices that count, outer before inner, with what each is. */
function sortOut(slices: readonly Slice[]): Sorted[] {
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
    const isExtension = isAnswer || isContinuation || isExtensionScript(slice);
    return kind ? [{ slice, kind, isExtension }] : [];
  });
}

/** The world that puppeteer makes for itself. */
const DRIVER = '__puppeteer';

const scriptData = v.object({ url: v.pipe(v.string(), v.startsWith('chrome-extension://')) });

/** In a world of its own, or, in the page's, from a file of the extension. */
function isExtensionScript({ args }: Slice): boolean {
  const world = args?.worldName ?? '';
  return (world !== '' && !world.startsWith(DRIVER)) || v.is(scriptData, args?.data);
}

function isExtensionMessage({ name, args }: Slice): boolean {
  const tag = args?.chrome_mojo_event_info?.mojo_interface_tag ?? '';
  return name === MESSAGE && tag.startsWith('extensions.mojom.');
}
