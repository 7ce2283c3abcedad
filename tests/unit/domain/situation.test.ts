import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import type { Round } from '../../../utils/domain/request.ts';
import {
  daysToAsk,
  reachesAdEnd,
  renewalRound,
  situationOf,
  wantsRenewal,
} from '../../../utils/domain/situation.ts';
import type { Status } from '../../../utils/domain/status.ts';
import { NOON } from '../../support/build.ts';
import { anAuthorization, aRequest, aWord } from '../../support/overview.ts';

const round = (from: Status, at = NOON): Round => ({
  days: 30,
  from,
  asks: [{ at, channel: 'dm' }],
});
const rounds = (...from: Status[]): Round[] => from.map((one) => round(one));

describe('what a creator is asked for', () => {
  test.each<[Status, Status[], string]>([
    ['saved', [], 'first'],
    ['requested', ['saved'], 'first'],
    ['declined', ['saved'], 'first'],
    ['requested', ['saved', 'no-reply'], 'first'],
    ['authorized', ['saved'], 'extend'],
    ['authorized', ['saved', 'authorized'], 'extend'],
    ['expired', ['saved', 'authorized'], 'after'],
    ['requested', ['saved', 'expired'], 'after'],
    ['agreed', ['saved', 'expired', 'no-reply'], 'after'],
    ['revoked', ['saved'], 'again'],
    ['requested', ['saved', 'revoked'], 'again'],
  ])('in %s after rounds from %j: %s', (status, from, situation) => {
    expect(situationOf(aRequest({ status, rounds: rounds(...from) }))).toBe(situation);
  });
});

test.each<[Status, Status[], string]>([
  ['revoked', ['saved'], 'after'],
  ['requested', ['saved', 'revoked'], 'after'],
  ['authorized', ['saved'], 'extend'],
  ['requested', ['saved'], 'first'],
])(
  'a creator who may have done nothing is not told that they took it back: %s after %j',
  (status, from, situation) => {
    const request = aRequest({ status, rounds: rounds(...from) });
    const leftList = anAuthorization({
      outcome: 'not-applied',
      readAt: NOON,
      byTikTok: aWord({ endsAt: NOON + DAY_MS }),
    });
    expect(situationOf(request, [leftList])).toBe(situation);
  },
);

describe('the round of a renewal', () => {
  test('is the one that was opened while this window is open', () => {
    const asked = round('authorized', NOON + DAY_MS);
    const request = aRequest({ status: 'authorized', rounds: [round('saved'), asked] });
    expect(renewalRound(request)).toBe(asked);
  });

  test('is none before the first ask, and none of an earlier window', () => {
    const first = aRequest({ status: 'authorized', rounds: rounds('saved') });
    expect(renewalRound(first)).toBeNull();
    const later = aRequest({
      status: 'authorized',
      statusSince: NOON + 5 * DAY_MS,
      rounds: [round('saved'), round('authorized', NOON + DAY_MS)],
    });
    expect(renewalRound(later)).toBeNull();
  });
});

describe('the length to ask for', () => {
  const wanted = (adEndsInDays: number | null) =>
    daysToAsk(
      aRequest({
        days: 30,
        adEndsAt: adEndsInDays === null ? null : NOON + adEndsInDays * DAY_MS,
      }),
      NOON,
    );

  test.each([
    [null, 30],
    [10, 30],
    [30, 30],
    [31, 60],
    [61, 365],
    [900, 365],
  ])('with an ad that ends in %s days is %s days', (ad, days) => {
    expect(wanted(ad)).toBe(days);
  });
});

test.each([
  [365, null, true],
  [365, 365, true],
  [365, 366, false],
  [30, 31, false],
] as const)('%s days reach the end of an ad in %s days: %s', (days, ad, does) => {
  const adEndsAt = ad === null ? null : NOON + ad * DAY_MS;
  expect(reachesAdEnd(days, { adEndsAt }, NOON)).toBe(does);
});

describe('a longer window', () => {
  const soon = { kind: 'expires-soon', endsAt: NOON + DAY_MS, stage: 'due' } as const;

  test('is worth asking for when the one that is open ends soon', () => {
    expect(wantsRenewal({ status: 'authorized', attention: [soon] })).toBe(true);
    expect(wantsRenewal({ status: 'authorized', attention: [] })).toBe(false);
  });

  test('is not worth asking for when the post is gone', () => {
    const gone = { kind: 'post-gone', why: 'deleted' } as const;
    expect(wantsRenewal({ status: 'authorized', attention: [gone, soon] })).toBe(false);
  });
});
