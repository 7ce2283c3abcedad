import type { CDPSession } from 'puppeteer-core';

/** What a page holds after its garbage was collected. */
export interface Holding {
  /** JavaScript and DOM of all worlds, bytes. */
  heapBytes: number;
  nodes: number;
  listeners: number;
}

/** Garbage of JavaScript that holds garbage of the DOM needs more than one go. */
const COLLECTIONS = 3;

/** Collects garbage and reads what is left. */
export async function readHolding(devtools: CDPSession): Promise<Holding> {
  for (let turn = 0; turn < COLLECTIONS; turn += 1) {
    await devtools.send('HeapProfiler.collectGarbage');
  }
  const heap = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return {
    heapBytes: heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize,
    nodes,
    listeners: jsEventListeners,
  };
}

const KINDS = ['MutationObserver', 'IntersectionObserver', 'ResizeObserver'] as const;

/** Tells how many observers live in the worlds of the extension; call it before a page is loaded. */
export async function watchObservers(devtools: CDPSession): Promise<() => Promise<number>> {
  const worlds = new Set<number>();
  devtools.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.add(context.id);
  });
  devtools.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    worlds.delete(executionContextId),
  );
  await devtools.send('Runtime.enable');
  return async () => {
    let count = 0;
    for (const world of worlds) {
      for (const kind of KINDS) count += await countLiving(devtools, world, kind);
    }
    return count;
  };
}

async function countLiving(devtools: CDPSession, contextId: number, kind: string): Promise<number> {
  const { result } = await devtools.send('Runtime.evaluate', {
    contextId,
    expression: `${kind}.prototype`,
  });
  const { objects } = await devtools.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  const { result: length } = await devtools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  for (const { objectId } of [result, objects])
    if (objectId) await devtools.send('Runtime.releaseObject', { objectId });
  return Number(length.value);
}
