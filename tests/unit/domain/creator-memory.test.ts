import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import { rememberCreator } from '../../../utils/domain/creator-memory.ts';
import type { Creator } from '../../../utils/domain/creator.ts';
import { DEFAULT_WORKSPACE, type SparkRequest } from '../../../utils/domain/request.ts';
import { aCreator, ITEM_ID, NOON, OTHER_ITEM_ID } from '../../support/build.ts';
import { aRequest } from '../../support/overview.ts';

const HANDLE = 'ana.sandbox';
const memory = (requests: SparkRequest[], creator?: Creator) =>
  rememberCreator(HANDLE, requests, creator, DEFAULT_WORKSPACE);

const askedAt = (...times: number[]): SparkRequest['rounds'] =>
  times.map((at) => ({ days: 30, from: 'saved', asks: [{ at, channel: 'dm' }] }));

const DECLINED = aRequest({
  status: 'declined',
  statusSince: NOON,
  rounds: askedAt(NOON - DAY_MS),
});

describe('of a creator', () => {
  test('nothing is remembered before anything happened', () => {
    expect(memory([])).toBeNull();
    expect(memory([], aCreator({ handle: HANDLE, doNotContact: false }))).toBeNull();
    expect(memory([aRequest({ deletedAt: NOON })])).toBeNull();
  });

  test('it is remembered not to contact them, although nobody asked', () => {
    expect(memory([], aCreator({ handle: HANDLE, doNotContact: true }))).toMatchObject({
      handle: HANDLE,
      doNotContact: true,
      itemIds: [],
    });
  });

  test('their posts in the list are remembered, each once', () => {
    const requests = [aRequest(), aRequest({ itemId: OTHER_ITEM_ID }), aRequest()];
    expect(memory(requests)?.itemIds).toEqual([ITEM_ID, OTHER_ITEM_ID]);
  });

  test('a saved post is in the list, but nobody has asked', () => {
    expect(memory([aRequest({ status: 'saved', rounds: [] })])).toMatchObject({
      lastAsked: null,
      itemIds: [ITEM_ID],
    });
  });

  test('the last ask counts, of all rounds of all posts', () => {
    const requests = [
      aRequest({ itemId: OTHER_ITEM_ID, rounds: askedAt(NOON - 9, NOON - 3) }),
      aRequest({ rounds: askedAt(NOON - 5) }),
    ];
    expect(memory(requests)?.lastAsked).toEqual({ at: NOON - 3, itemId: OTHER_ITEM_ID });
  });
});

describe('a no', () => {
  test('is remembered', () => {
    expect(memory([DECLINED])?.lastDeclined).toEqual({ at: NOON, itemId: ITEM_ID });
  });

  test('is forgotten once somebody asked for any post of theirs again', () => {
    const asked = aRequest({ itemId: OTHER_ITEM_ID, rounds: askedAt(NOON + 1) });
    expect(memory([DECLINED, asked])?.lastDeclined).toBeNull();
  });

  test.each(['agreed', 'code-received', 'authorized'] as const)(
    'is forgotten once another request is %s',
    (status) => {
      const agreed = aRequest({ status, statusSince: NOON + 1, rounds: [] });
      expect(memory([DECLINED, agreed])?.lastDeclined).toBeNull();
    },
  );

  test('is not forgotten because a window ended after it', () => {
    const ended = aRequest({ status: 'expired', statusSince: NOON + 1, rounds: [] });
    expect(memory([DECLINED, ended])?.lastDeclined).not.toBeNull();
  });
});

describe('of other clients', () => {
  const other = (overrides: Partial<SparkRequest>): SparkRequest =>
    aRequest({ workspaceId: 'other-client', ...overrides });

  test('only that they asked is told', () => {
    expect(memory([other({ status: 'declined', rounds: askedAt(NOON) })])).toEqual({
      handle: HANDLE,
      doNotContact: false,
      lastAsked: null,
      lastDeclined: null,
      itemIds: [],
      hasOtherClient: true,
    });
  });

  test('nothing is told of a post that they only saved', () => {
    expect(memory([other({ status: 'saved', rounds: [] })])).toBeNull();
  });
});
