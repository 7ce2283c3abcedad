import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drainInIdle } from '../../../utils/tiktok/drain-in-idle.ts';

const queue: IdleRequestCallback[] = [];
const runIdle = (remainingMs: number): void => {
  const [act] = queue.splice(0, 1);
  act?.({ didTimeout: remainingMs === 0, timeRemaining: () => remainingMs });
};

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (act: IdleRequestCallback) => queue.push(act));
});
afterEach(() => queue.splice(0));

function* numbers(count: number): Generator<number | null, void> {
  for (let at = 0; at < count; at += 1) yield at;
}

describe('work that waits for the page', () => {
  test('does nothing at once', () => {
    const onBatch = vi.fn();
    drainInIdle(numbers(3), onBatch);
    expect(onBatch).not.toHaveBeenCalled();
  });

  test('is done thirty at a time, however much time there is', () => {
    const onBatch = vi.fn();
    drainInIdle(numbers(62), onBatch);
    runIdle(50);
    expect(onBatch.mock.calls).toEqual([[Array.from({ length: 30 }, (_, at) => at)]]);
    runIdle(50);
    runIdle(50);
    expect(onBatch.mock.calls.at(-1)).toEqual([[60, 61]]);
    expect(queue).toEqual([]);
  });

  test('gives way after some steps without a find when the page wants its turn', () => {
    const onBatch = vi.fn();
    let steps = 0;
    const rare = (function* (): Generator<number | null, void> {
      for (steps = 0; steps < 1_000; steps += 1) yield steps === 700 ? steps : null;
    })();
    drainInIdle(rare, onBatch);
    runIdle(0);
    expect(steps).toBeLessThan(300);
    for (let turn = 0; turn < 10; turn += 1) runIdle(0);
    expect(onBatch.mock.calls).toEqual([[[700]]]);
    expect(queue).toEqual([]);
  });

  test('ends without a word when what it reads fails', () => {
    const onBatch = vi.fn();
    const failing = (function* (): Generator<number | null, void> {
      yield 1;
      throw new Error('spoiled by the page');
    })();
    drainInIdle(failing, onBatch);
    expect(() => runIdle(50)).not.toThrow();
    expect(onBatch.mock.calls).toEqual([[[1]]]);
    expect(queue).toEqual([]);
  });
});
