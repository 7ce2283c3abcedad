import { describe, expect, it } from 'vitest';
import { judgeSync } from '../../../bench/sync-budget.ts';
import {
  aCodesReport,
  anApplyingReport,
  aSweep,
  aSweepsReport,
  aWorkerCost,
  someCalls,
  someSyncFigures,
} from '../../support/sync-figures.ts';

const missed = (changes: Parameters<typeof someSyncFigures>[0]): string[] =>
  judgeSync(someSyncFigures(changes)).flatMap(({ held, promise }) => (held ? [] : [promise]));

const first = (changes: Parameters<typeof aSweep>[0]) => ({
  sweeps: aSweepsReport({ first: aSweep(changes) }),
});
const second = (changes: Parameters<typeof aSweep>[0]) => ({
  sweeps: aSweepsReport({ second: aSweep({ cost: aWorkerCost({ writes: NOTHING }), ...changes }) }),
});
const NOTHING = { transactions: {}, rows: { syncState: 200, calls: 200, adAccounts: 2 } };
const HEAP = 80_000_001;

describe('the budget of the sync', () => {
  it('holds when every figure is just at its limit', () => {
    expect(missed({})).toEqual([]);
  });

  it.each<[string, Parameters<typeof someSyncFigures>[0]]>([
    ['first sweep, floors of the rate limit', first({ floors: 1.101 })],
    ['first sweep, floors of the rate limit', first({ floors: Number.NaN })],
    [
      'processor time of the worker for the first sweep, ms',
      first({ cost: aWorkerCost({ threadMs: 3_001 }) }),
    ],
    [
      'transactions that write facts in the first sweep, one a page at most',
      first({
        cost: aWorkerCost({ writes: { transactions: { authorizations: 201 }, rows: {} } }),
      }),
    ],
    [
      'rows of facts written in the first sweep, one a post at most, and two more for its request',
      first({
        cost: aWorkerCost({
          writes: { transactions: {}, rows: { authorizations: 10_000, events: 2_001 } },
        }),
      }),
    ],
    ['posts that the first sweep missed', first({ posts: 9_999 })],
    ['requests not authorised after the first sweep', first({ authorized: 999 })],
    [
      'calls beyond the pages in the first sweep',
      first({ calls: someCalls({ 'tt_video/list': 201 }) }),
    ],
    [
      'calls refused or failed in the first sweep',
      first({ calls: { ...someCalls({ 'tt_video/list': 200 }), refused: 1 } }),
    ],
    [
      'memory of the worker in the first sweep, bytes',
      first({ cost: aWorkerCost({ peakHeapBytes: HEAP }) }),
    ],
    [
      'rows of facts written without changes',
      second({
        cost: aWorkerCost({ writes: { transactions: {}, rows: { authorizations: 1 } } }),
      }),
    ],
    ['posts that the sweep without changes missed', second({ posts: 9_999 })],
    [
      'sending the codes, floors of the pace that TikTok allows',
      { codes: aCodesReport({ floors: 1.101 }) },
    ],
    [
      'calls refused or failed while applying codes',
      {
        codes: aCodesReport({
          calls: { ...someCalls({ 'tt_video/authorize': 1_000 }), failed: 1 },
        }),
      },
    ],
    [
      'codes sent more or less than once each',
      { codes: aCodesReport({ calls: someCalls({ 'tt_video/authorize': 999 }) }) },
    ],
    [
      'other calls while applying codes, beyond two for each',
      { codes: aCodesReport({ otherCalls: 2_003 }) },
    ],
    ['codes not applied in the end', { codes: aCodesReport({ authorized: 999 }) }],
    ['codes not applied in the end', { codes: aCodesReport({ bound: 999 }) }],
    ['codes not applied in the end', { codes: aCodesReport({ waiting: 1 }) }],
    [
      'calls refused or failed while the browser applied codes',
      { applying: anApplyingReport({ calls: { ...someCalls({}), refused: 1 } }) },
    ],
    [
      'memory of the worker in the first 60 s of applying codes, bytes',
      { applying: anApplyingReport({ cost: aWorkerCost({ peakHeapBytes: HEAP }) }) },
    ],
  ])('is missed by one thing alone: %s', (promise, changes) => {
    expect(missed(changes)).toEqual([promise]);
  });
});
