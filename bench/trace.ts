import type { Page } from 'puppeteer-core';
import * as v from 'valibot';

const slice = v.object({
  name: v.string(),
  ph: v.literal('X'),
  pid: v.number(),
  tid: v.number(),
  /** Begin and length on the wall clock, microseconds. */
  ts: v.number(),
  dur: v.number(),
  /** Processor time of the thread, microseconds; systems that cannot tell it leave it out. */
  tdur: v.optional(v.number()),
  args: v.optional(
    v.object({
      /** Which interface a message came in by. */
      chrome_mojo_event_info: v.optional(v.object({ mojo_interface_tag: v.optional(v.string()) })),
      /** Which extension a script belongs to; scripts of the page have none. */
      worldName: v.optional(v.string()),
      /** Differs from name to name; for a script, `url` is where it came from. */
      data: v.optional(v.unknown()),
    }),
  ),
});
/** One piece of work of one thread, as Chromium's tracing tells it. */
export type Slice = v.InferOutput<typeof slice>;

/** A thread of a browser. */
export interface Thread {
  pid: number;
  tid: number;
}

const commit = v.object({
  name: v.literal('CommitLoad'),
  pid: v.number(),
  tid: v.number(),
  args: v.object({ data: v.object({ url: v.string() }) }),
});
const threadName = v.object({
  name: v.literal('thread_name'),
  pid: v.number(),
  tid: v.number(),
  args: v.object({ name: v.string() }),
});
const traceFile = v.object({ traceEvents: v.array(v.unknown()) });

/** What happened in the browser, and on which thread a document was loaded meanwhile. */
export interface Trace {
  slices: Slice[];
  /** The main thread of the page at an address; throws when none was loaded while the trace ran. */
  threadOf(url: string): Thread;
  /** The one thread of this name, in any process; throws when there is none, or more. Wants `__metadata`. */
  threadNamed(name: string): Thread;
}

const CATEGORIES = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
  'v8',
];

/** Records what the browser does during `act`. */
export async function recordTrace(
  page: Page,
  act: () => Promise<unknown>,
  categories = CATEGORIES,
): Promise<Trace> {
  await page.tracing.start({ categories });
  await act();
  const bytes = await page.tracing.stop();
  const { traceEvents } = v.parse(traceFile, JSON.parse(new TextDecoder().decode(bytes)));
  return {
    slices: traceEvents.filter((event) => v.is(slice, event)),
    threadOf: (url) => {
      const loaded = traceEvents
        .filter((event) => v.is(commit, event))
        .find(({ args }) => args.data.url === url);
      if (!loaded) throw new Error(`${url} was not loaded while the trace ran.`);
      return { pid: loaded.pid, tid: loaded.tid };
    },
    threadNamed: (name) => {
      const named = traceEvents
        .filter((event) => v.is(threadName, event))
        .filter(({ args }) => args.name === name);
      const [one, another] = named;
      if (!one || another) throw new Error(`${named.length} threads are named ${name}.`);
      return { pid: one.pid, tid: one.tid };
    },
  };
}
