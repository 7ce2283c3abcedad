import type { CDPSession } from 'puppeteer-core';
import * as v from 'valibot';
import { BUTTON_HOST } from '../sandbox/browser/feed-buttons.ts';

const snapshotSchema = v.object({
  snapshot: v.object({
    meta: v.object({
      node_fields: v.array(v.string()),
      /** The first of them lists what `type` counts. */
      node_types: v.tupleWithRest([v.array(v.string())], v.unknown()),
    }),
  }),
  nodes: v.array(v.number()),
  strings: v.array(v.string()),
});

/** Elements in memory, shown or not. */
export interface LivingElements {
  /** Buttons of ours, without what is in them. */
  buttons: number;
  /** Elements of kinds that our buttons do not have in them: the page's. */
  pageElements: number;
}

const IN_BUTTON = new Set(['button', 'path', 'span', 'style', 'svg']);

/** Takes a heap snapshot and counts the elements in it. The browser collects garbage first. */
export async function countElements(devtools: CDPSession): Promise<LivingElements> {
  const { snapshot, nodes, strings } = v.parse(snapshotSchema, await takeSnapshot(devtools));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name] = [fields.indexOf('type'), fields.indexOf('name')];
  const native = types[0].indexOf('native');
  const counted: LivingElements = { buttons: 0, pageElements: 0 };
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + type] !== native) continue;
    const tag = tagOf(strings[nodes[at + name] ?? -1] ?? '');
    if (tag === BUTTON_HOST) counted.buttons += 1;
    else if (tag !== '' && !IN_BUTTON.has(tag)) counted.pageElements += 1;
  }
  return counted;
}

/**
 * Elements are named by their start tag: `<spark-scout-button data-shape="corner">`, `Detached <div class="…">`. Their
 * field `detachedness` only tells of those that a script got hold of (Chromium 156).
 */
function tagOf(name: string): string {
  return /^(?:Detached )?<([a-z][\w-]*)/.exec(name)?.[1] ?? '';
}

async function takeSnapshot(devtools: CDPSession): Promise<unknown> {
  const chunks: string[] = [];
  const gather = ({ chunk }: { chunk: string }): void => {
    chunks.push(chunk);
  };
  devtools.on('HeapProfiler.addHeapSnapshotChunk', gather);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', gather);
  return JSON.parse(chunks.join(''));
}
