import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StatusBoard } from '../../../entrypoints/feed.content/ask-status.ts';
import { aBadge, fakeBackground } from '../../support/fake-send.ts';

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
  const board = new StatusBoard(background.send, life.signal, (ids) => changed.push([...ids]));
  return { board, background };
}

const asked = (background: ReturnType<typeof fakeBackground>): unknown[] =>
  background.said.map(({ input }) => input['itemIds']);

describe('asking for the state of posts', () => {
  test('ids seen within 50 ms are asked for together, and once', async () => {
    const { board, background } = aBoard();
    board.ask([ONE]);
    await vi.advanceTimersByTimeAsync(40);
    board.ask([ONE, TWO]);
    await vi.advanceTimersByTimeAsync(60);
    board.ask([ONE, TWO]);
    await vi.advanceTimersByTimeAsync(60);
    expect(asked(background)).toEqual([[ONE, TWO]]);
    expect(board.get(ONE).badge?.status).toBe('saved');
    expect(board.get(TWO)).toMatchObject({ badge: null, problem: null });
    expect(changed).toEqual([[ONE]]);
  });

  test('no message asks for more than two hundred', async () => {
    const { board, background } = aBoard();
    board.ask(Array.from({ length: 250 }, (_, at) => `757100000000000${1000 + at}`));
    await vi.advanceTimersByTimeAsync(60);
    expect(asked(background).map((ids) => (ids as string[]).length)).toEqual([200, 50]);
  });

  test('a failure is known as such, keeps what was known, and is asked again', async () => {
    const { board, background } = aBoard();
    board.ask([ONE]);
    await vi.advanceTimersByTimeAsync(60);
    background.fail('badge.read', 'internal');
    board.doubt(null);
    board.ask([ONE, TWO]);
    await vi.advanceTimersByTimeAsync(60);
    expect(board.get(ONE)).toMatchObject({ badge: { status: 'saved' }, problem: 'internal' });
    expect(board.get(TWO)).toMatchObject({ badge: null, problem: 'internal' });

    background.fail('badge.read', null);
    board.ask([ONE, TWO]);
    await vi.advanceTimersByTimeAsync(60);
    expect(board.get(TWO)).toMatchObject({ badge: null, problem: null });
  });

  test('what is in doubt is asked again, the rest is not', async () => {
    const { board, background } = aBoard();
    board.ask([ONE, TWO]);
    await vi.advanceTimersByTimeAsync(60);
    board.doubt([TWO]);
    board.ask([ONE, TWO]);
    await vi.advanceTimersByTimeAsync(60);
    expect(asked(background)).toEqual([[ONE, TWO], [TWO]]);
  });

  test('a slow answer does not overwrite something newer', async () => {
    const { board } = aBoard();
    board.ask([ONE]);
    vi.advanceTimersByTime(60);
    board.put(ONE, aBadge({ status: 'requested' }));
    await vi.advanceTimersByTimeAsync(60);
    expect(board.get(ONE).badge?.status).toBe('requested');
  });

  test('nothing is asked after the end', async () => {
    const { board, background } = aBoard();
    board.ask([ONE]);
    life.abort();
    await vi.advanceTimersByTimeAsync(60);
    expect(background.said).toEqual([]);
  });
});
