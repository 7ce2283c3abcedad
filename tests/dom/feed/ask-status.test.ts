import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StatusBoard } from '../../../entrypoints/feed.content/ask-status.ts';
import { aBadge, aMemory, fakeBackground } from '../../support/fake-send.ts';

const [ONE, TWO] = ['7571000000000000001', '7571000000000000002'] as const;

let life: AbortController;
let changed: string[][];

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  changed = [];
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

function aBoard(background = fakeBackground([aBadge()])) {
  const board = new StatusBoard(background.send, life.signal, ({ itemIds }) =>
    changed.push([...itemIds]),
  );
  return { board, background };
}

const posts = (...itemIds: string[]) => itemIds.map((itemId) => ({ itemId, handle: null }));
const asked = (background: ReturnType<typeof fakeBackground>): unknown[] =>
  background.said.map(({ input }) => input['itemIds']);

describe('asking for the state of posts', () => {
  test('ids seen within 50 ms are asked for together, and once', async () => {
    const { board, background } = aBoard();
    board.ask(posts(ONE));
    await vi.advanceTimersByTimeAsync(40);
    board.ask(posts(ONE, TWO));
    await vi.advanceTimersByTimeAsync(60);
    board.ask(posts(ONE, TWO));
    await vi.advanceTimersByTimeAsync(60);
    expect(asked(background)).toEqual([[ONE, TWO]]);
    expect(board.badge(ONE)?.status).toBe('saved');
    expect([board.badge(TWO), board.problem(TWO)]).toEqual([null, null]);
    expect(changed).toEqual([[ONE]]);
  });

  test('no message asks for more than two hundred', async () => {
    const { board, background } = aBoard();
    board.ask(posts(...Array.from({ length: 250 }, (_, at) => `757100000000000${1000 + at}`)));
    await vi.advanceTimersByTimeAsync(60);
    expect(asked(background).map((ids) => (ids as string[]).length)).toEqual([200, 50]);
  });

  test('a failure is known as such, keeps what was known, and is asked again', async () => {
    const { board, background } = aBoard();
    board.ask(posts(ONE));
    await vi.advanceTimersByTimeAsync(60);
    background.fail('badge.read', 'internal');
    board.doubt(null);
    board.ask(posts(ONE, TWO));
    await vi.advanceTimersByTimeAsync(60);
    expect([board.badge(ONE)?.status, board.problem(ONE)]).toEqual(['saved', 'internal']);
    expect([board.badge(TWO), board.problem(TWO)]).toEqual([null, 'internal']);

    background.fail('badge.read', null);
    board.ask(posts(ONE, TWO));
    await vi.advanceTimersByTimeAsync(60);
    expect([board.badge(TWO), board.problem(TWO)]).toEqual([null, null]);
  });

  test('what is in doubt is asked again, the rest is not', async () => {
    const { board, background } = aBoard();
    board.ask(posts(ONE, TWO));
    await vi.advanceTimersByTimeAsync(60);
    board.doubt([TWO]);
    board.ask(posts(ONE, TWO));
    await vi.advanceTimersByTimeAsync(60);
    expect(asked(background)).toEqual([[ONE, TWO], [TWO]]);
  });

  test('a slow answer does not overwrite something newer', async () => {
    const { board } = aBoard();
    board.ask(posts(ONE));
    vi.advanceTimersByTime(60);
    board.put(ONE, aBadge({ status: 'requested' }));
    await vi.advanceTimersByTimeAsync(60);
    expect(board.badge(ONE)?.status).toBe('requested');
  });

  test('creators are asked for with their posts, and once', async () => {
    const memory = aMemory({ lastAsked: { at: 1, itemId: TWO } });
    const { board, background } = aBoard(fakeBackground([], { creators: [memory] }));
    const post = { itemId: ONE, handle: memory.handle };
    board.ask([post, { itemId: TWO, handle: memory.handle }]);
    await vi.advanceTimersByTimeAsync(60);
    board.ask([post]);
    await vi.advanceTimersByTimeAsync(60);
    expect(background.said.map(({ input }) => input['handles'])).toEqual([[memory.handle]]);
    expect(board.creator(memory.handle)).toEqual(memory);
    expect(board.creator(null)).toBeNull();
  });

  test('nothing is asked after the end', async () => {
    const { board, background } = aBoard();
    board.ask(posts(ONE));
    life.abort();
    await vi.advanceTimersByTimeAsync(60);
    expect(background.said).toEqual([]);
  });
});
