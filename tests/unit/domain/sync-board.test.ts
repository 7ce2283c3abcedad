import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../utils/domain/clock.ts';
import { HOLDS_UP_FOR_FAILURES } from '../../../utils/domain/outbox.ts';
import { type BoardAccount, type BoardLine, waitOf } from '../../../utils/domain/sync-board.ts';
import { NOON } from '../../support/build.ts';
import { aBoardAccount, aBoardLine } from '../../support/sync-board.ts';

interface World {
  account?: Partial<BoardAccount>;
  before?: BoardLine[];
  isHostClosed?: boolean;
  heldBackUntil?: number;
}

const LATER = NOON + 5 * MINUTE_MS;
const wait = (
  line: Partial<BoardLine>,
  { account, before = [], isHostClosed = false, heldBackUntil = 0 }: World = {},
) => {
  const own = aBoardLine(line);
  const facts = { accounts: [aBoardAccount(account)], lines: [...before, own], isHostClosed };
  return waitOf(own, { ...facts, heldBackUntil, now: NOON });
};

describe('why a line waits', () => {
  test('it is next when nothing keeps it', () => {
    expect(wait({})).toEqual({ kind: 'next', at: NOON });
  });

  test('it is tried again later after a failure', () => {
    const lastError = { kind: 'server', at: NOON } as const;
    expect(wait({ lastError, notBefore: LATER })).toEqual({
      kind: 'failed',
      problem: 'server',
      at: LATER,
    });
  });

  test('what was sent is only looked for', () => {
    expect(wait({ kind: 'apply-code', sentAt: NOON, notBefore: LATER })).toEqual({
      kind: 'looks-again',
      at: LATER,
    });
  });

  test('a pause of everything holds it back, unless its own time comes after that', () => {
    expect(wait({}, { heldBackUntil: LATER })).toEqual({ kind: 'held-back', at: LATER });
    expect(wait({ notBefore: LATER + 1 }, { heldBackUntil: LATER }).kind).toBe('later');
    expect(wait({}, { heldBackUntil: NOON - 1 }).kind).toBe('next');
  });

  test('a paused ad account is asked nothing, whatever else is the matter', () => {
    const problem = { kind: 'forbidden', at: NOON } as const;
    const lastError = problem;
    expect(wait({ lastError }, { account: { pausedAt: NOON, problem } })).toEqual({
      kind: 'paused',
      at: null,
    });
  });

  test('an ad account with a problem has to be put right first', () => {
    expect(wait({}, { account: { problem: { kind: 'unauthorised', at: NOON } } })).toEqual({
      kind: 'account-problem',
      problem: 'unauthorised',
      at: null,
    });
  });

  test('one of an ad account that is not connected stands still', () => {
    expect(wait({ adAccountId: 'another' }).kind).toBe('disconnected');
  });

  test('nothing is asked for a request that nobody wants', () => {
    expect(wait({ isWanted: false }).kind).toBe('unwanted');
  });

  test('nothing is asked while the host is closed to us', () => {
    expect(wait({ notBefore: LATER }, { isHostClosed: true })).toEqual({
      kind: 'no-host',
      at: null,
    });
  });

  test('a code that was not shown waits for a person', () => {
    expect(wait({ kind: 'confirm-code', adAccountId: null }).kind).toBe('confirmation');
  });

  test('an earlier step of the same request in the same ad account comes first', () => {
    const first = aBoardLine({ key: 'first', seq: 1, requestId: 'request-1', notBefore: LATER });
    const own = { key: 'second', seq: 2, requestId: 'request-1' };
    expect(wait(own, { before: [first] })).toEqual({ kind: 'behind', at: LATER });
    expect(wait(own, { before: [{ ...first, adAccountId: 'another' }] }).kind).toBe('next');
    expect(
      wait({ ...own, requestId: null }, { before: [{ ...first, requestId: null }] }).kind,
    ).toBe('next');
  });

  test('a later step of the same request holds up none before it', () => {
    const later = aBoardLine({ key: 'later', seq: 3, requestId: 'request-1', notBefore: LATER });
    expect(wait({ seq: 2, requestId: 'request-1' }, { before: [later] }).kind).toBe('next');
  });

  test('an earlier step that failed too often in a row, or that nobody wants, holds up none after it', () => {
    const first = aBoardLine({ key: 'first', seq: 1, requestId: 'request-1', notBefore: LATER });
    const own = { seq: 2, requestId: 'request-1' };
    const attempts = HOLDS_UP_FOR_FAILURES;
    expect(wait(own, { before: [{ ...first, attempts: attempts - 1 }] }).kind).toBe('behind');
    expect(wait(own, { before: [{ ...first, attempts }] }).kind).toBe('next');
    expect(wait(own, { before: [{ ...first, isWanted: false }] }).kind).toBe('next');
  });
});
