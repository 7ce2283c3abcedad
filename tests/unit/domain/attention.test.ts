import { describe, expect, test } from 'vitest';
import { attentionOf, badgeOf, type RequestFacts } from '../../../utils/domain/attention.ts';
import type {
  Authorization,
  HandFact,
  SparkCode,
  TikTokFact,
} from '../../../utils/domain/authorization.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import type { Round, SparkRequest } from '../../../utils/domain/request.ts';
import type { Status } from '../../../utils/domain/status.ts';
import { isPressing, urgencyOf } from '../../../utils/domain/urgency.ts';
import { anAccount, CODE, NOON } from '../../support/build.ts';
import { aCode, anAuthorization, aRequest } from '../../support/overview.ts';

const request = (overrides: Partial<SparkRequest> = {}): SparkRequest =>
  aRequest({ id: 'request', status: 'authorized', rounds: [], ...overrides });

const code = (overrides: Partial<SparkCode> = {}): SparkCode =>
  aCode({ id: 'code', requestId: 'request', ...overrides });

const byHand = (endsInDays: number, endIsLatestPossible = false): HandFact => ({
  startsAt: null,
  endsAt: NOON + endsInDays * DAY_MS,
  endIsLatestPossible,
  at: NOON,
});

const byTikTok = (endsInDays: number): TikTokFact => ({
  startsAt: NOON,
  endsAt: NOON + endsInDays * DAY_MS,
  adAuthStatus: 'AUTHORIZED',
  itemStatus: null,
  displayName: null,
  itemType: null,
  caption: null,
  at: NOON,
});

const authorization = (overrides: Partial<Authorization> = {}): Authorization =>
  anAuthorization({ adAccountId: 'account', requestId: 'request', codeId: 'code', ...overrides });

const facts = (overrides: Partial<RequestFacts> = {}): RequestFacts => ({
  request: request(),
  codes: [],
  authorizations: [],
  accounts: [],
  baseline: null,
  ...overrides,
});

const running = (word: TikTokFact): RequestFacts =>
  facts({ authorizations: [authorization({ byTikTok: word })] });

const kinds = (of: RequestFacts): string[] => attentionOf(of, NOON).map(({ kind }) => kind);

describe('what a person should look at', () => {
  test('a window that ends within a week, however short it is', () => {
    expect(kinds(running(byTikTok(6)))).toEqual(['expires-soon']);
    expect(kinds(running(byTikTok(8)))).toEqual([]);
  });

  test('the end of a long window, from the longest notice on', () => {
    const long = (endsInDays: number) =>
      running({ ...byTikTok(endsInDays), startsAt: NOON - 90 * DAY_MS });
    expect(kinds(long(30))).toEqual(['expires-soon']);
    expect(kinds(long(31))).toEqual([]);
    expect(attentionOf(long(31), NOON, [60, 7]).map(({ kind }) => kind)).toEqual(['expires-soon']);
    expect(attentionOf(long(2), NOON, [1])).toEqual([]);
    expect(attentionOf(long(2), NOON, [])).toEqual([]);
  });

  test('the end of a window in its second half: a code for 30 days is not told of on its first', () => {
    expect(kinds(running({ ...byTikTok(29), startsAt: NOON - DAY_MS }))).toEqual([]);
    expect(kinds(running({ ...byTikTok(14), startsAt: NOON - 16 * DAY_MS }))).toEqual([
      'expires-soon',
    ]);
  });

  const endOf = (endsInDays: number, noticeDays?: number[], rounds: Round[] = []) =>
    attentionOf(
      facts({
        request: request({ rounds }),
        authorizations: [
          authorization({ byTikTok: { ...byTikTok(endsInDays), startsAt: NOON - 90 * DAY_MS } }),
        ],
      }),
      NOON,
      noticeDays,
    ).map((one) => (one.kind === 'expires-soon' ? `${one.stage} ${urgencyOf(one, NOON)}` : ''));

  test('an end from the second notice on, whichever days a person chose', () => {
    expect([endOf(25), endOf(14), endOf(0.9)]).toEqual([
      ['early quiet'],
      ['due soon'],
      ['due now'],
    ]);
    expect([endOf(55, [60, 45]), endOf(44, [60, 45]), endOf(25, [25])]).toEqual([
      ['early quiet'],
      ['due soon'],
      ['due soon'],
    ]);
  });

  test('an end no more once the creator was asked, until the next notice', () => {
    const askedBefore = (days: number): Round[] => [
      { days: 30, from: 'authorized', asks: [{ at: NOON - days * DAY_MS, channel: 'dm' }] },
    ];
    const since = { statusSince: NOON - 90 * DAY_MS };
    const asked = (endsInDays: number, days: number) =>
      attentionOf(
        {
          ...running({ ...byTikTok(endsInDays), startsAt: NOON - 90 * DAY_MS }),
          request: request({ ...since, rounds: askedBefore(days) }),
        },
        NOON,
      );
    expect(asked(10, 1)).toMatchObject([{ stage: 'asked' }]);
    expect(asked(7, 1)).toMatchObject([{ stage: 'due' }]);
    expect(asked(0.9, 0).map((one) => urgencyOf(one, NOON))).toEqual(['now']);
  });

  test.each(['expired', 'revoked'] as const)('a window that is over: %s', (status) => {
    const over = {
      ...running(byTikTok(-2)),
      request: request({ status, adEndsAt: NOON + 9 * DAY_MS }),
    };
    expect(attentionOf(over, NOON)).toEqual([
      {
        kind: 'window-over',
        how: status,
        since: status === 'revoked' ? NOON : NOON - 2 * DAY_MS,
        endsAt: NOON - 2 * DAY_MS,
        adEndsAt: NOON + 9 * DAY_MS,
      },
    ]);
    expect(attentionOf(over, NOON).map((one) => urgencyOf(one, NOON))).toEqual(['now']);
  });

  describe('a post that left the list of the ad account', () => {
    const revoked = request({ status: 'revoked', statusSince: NOON });
    const left = (word: Partial<TikTokFact> = {}): Authorization =>
      authorization({
        outcome: 'not-applied',
        byTikTok: { ...byTikTok(20), ...word },
        readAt: NOON,
      });
    const howOf = (...authorizations: Authorization[]) =>
      attentionOf(facts({ request: revoked, authorizations }), NOON).map((one) =>
        one.kind === 'window-over' ? one.how : one.kind,
      );

    test('was removed there or taken back: nobody knows', () => {
      expect(howOf(left())).toEqual(['not-listed']);
      expect(howOf(left({ endsAt: null }))).toEqual(['not-listed']);
    });

    test('was taken back where TikTok said so, in this ad account or another', () => {
      const takenBack = { ...byTikTok(20), adAuthStatus: 'EXPIRED' };
      expect(howOf(left(takenBack))).toEqual(['revoked']);
      expect(howOf(left(), authorization({ adAccountId: 'b', byTikTok: takenBack }))).toEqual([
        'revoked',
      ]);
    });

    test('says nothing of it where it was only tidied away after its end', () => {
      const tidied = left({ endsAt: NOON - DAY_MS });
      expect(howOf(tidied)).toEqual(['revoked']);
    });
  });

  test('a window that is over from the moment it ends, and not when the ad had ended before', () => {
    expect(
      attentionOf({ ...running(byTikTok(0)), request: request({ adEndsAt: NOON - DAY_MS }) }, NOON),
    ).toEqual([{ kind: 'window-over', how: 'expired', since: NOON, endsAt: NOON, adEndsAt: null }]);
  });

  const overFor = (days: number, overrides: Partial<SparkRequest> = {}) =>
    attentionOf(
      {
        ...running(byTikTok(-days)),
        request: request({
          status: 'expired',
          statusSince: NOON - days * DAY_MS,
          ...overrides,
        }),
      },
      NOON,
    ).map((one) => urgencyOf(one, NOON));

  test('a window that is over for thirty days, then only its status tells of it', () => {
    expect([overFor(30), overFor(31)]).toEqual([['now'], ['quiet']]);
    expect([
      overFor(31, { status: 'revoked' }),
      // Taken back two days ago; when it was to end does not matter.
      overFor(31, { status: 'revoked', statusSince: NOON - 2 * DAY_MS }),
    ]).toEqual([['quiet'], ['now']]);
  });

  test('a window that is over for as long as an ad is still to go on', () => {
    expect(overFor(300, { adEndsAt: NOON + DAY_MS })).toEqual(['now']);
    expect(overFor(300, { adEndsAt: NOON - DAY_MS })).toEqual(['quiet']);
  });

  test.each(['requested', 'declined', 'withdrawn', 'no-reply'] as const)(
    'nothing of an old window where the request went on: %s',
    (status) => {
      expect(kinds({ ...running(byTikTok(-2)), request: request({ status }) })).toEqual([]);
    },
  );

  test('only that the post is gone, where it is: no window of it can be extended', () => {
    const gone = { ...byTikTok(0.5), itemStatus: 'USER_DELETE' };
    const adEndsAt = NOON + 9 * DAY_MS;
    const of = (status: Status) => ({ ...running(gone), request: request({ status, adEndsAt }) });
    expect(kinds(of('authorized'))).toEqual(['post-gone']);
    expect(kinds(of('expired'))).toEqual(['post-gone']);
  });

  test('an ad that is to run longer than it may', () => {
    const adEndsAt = NOON + 90 * DAY_MS;
    const planned = facts({
      request: request({ adEndsAt }),
      authorizations: [authorization({ byTikTok: byTikTok(60) })],
    });
    expect(attentionOf(planned, NOON)).toEqual([
      { kind: 'ends-before-ad', endsAt: NOON + 60 * DAY_MS, adEndsAt },
    ]);
    const covered = { ...planned, request: request({ adEndsAt: NOON + 60 * DAY_MS }) };
    expect(kinds(covered)).toEqual([]);
  });

  test.each([
    ['USER_DELETE', 'deleted'],
    ['ONLY_AUTHOR_SEE', 'private'],
    ['ONLY_FRIEND_SEE', 'private'],
    ['AUDIT_DELETE', 'unavailable'],
    ['ONLY_USER_PASS', 'unavailable'],
  ])('a post that can run no more: %s', (itemStatus, why) => {
    expect(attentionOf(running({ ...byTikTok(60), itemStatus }), NOON)).toEqual([
      { kind: 'post-gone', why },
    ]);
  });

  test.each(['HESITATE_RECOMMEND', 'REVIEW_PENDING', 'SOMETHING_NEW', null])(
    'nothing of a post that is %s',
    (itemStatus) => {
      expect(kinds(running({ ...byTikTok(60), itemStatus }))).toEqual([]);
    },
  );

  test('the newest word of several ad accounts on whether the post is there', () => {
    const gone = { ...byTikTok(60), itemStatus: 'ONLY_AUTHOR_SEE', at: NOON - DAY_MS };
    const back = { ...byTikTok(60), itemStatus: 'HESITATE_RECOMMEND' };
    const both = facts({
      authorizations: [
        authorization({ byTikTok: back }),
        authorization({ adAccountId: 'b', byTikTok: gone }),
      ],
    });
    expect(kinds(both)).toEqual([]);
  });

  test('the most pressing first', () => {
    const adEndsAt = NOON + 90 * DAY_MS;
    const dying = facts({
      request: request({ adEndsAt }),
      authorizations: [authorization({ byHand: byHand(20), byTikTok: byTikTok(0.9) })],
    });
    expect(kinds(dying)).toEqual(['expires-soon', 'window-contradicted', 'ends-before-ad']);
    const calm = {
      ...dying,
      authorizations: [
        authorization({ byTikTok: { ...byTikTok(20), startsAt: NOON - 90 * DAY_MS } }),
      ],
    };
    expect(kinds(calm)).toEqual(['ends-before-ad', 'expires-soon']);
    expect(attentionOf(calm, NOON).map((one) => isPressing(one, NOON))).toEqual([true, false]);
  });

  test('TikTok and the person disagree on the end', () => {
    const both = authorization({ byHand: byHand(20), byTikTok: byTikTok(30) });
    expect(attentionOf(facts({ authorizations: [both] }), NOON)).toEqual([
      { kind: 'window-contradicted', byHand: NOON + 20 * DAY_MS, byTikTok: NOON + 30 * DAY_MS },
    ]);
  });

  test('they disagree across a label and the ad account connected later', () => {
    const onLabel = authorization({ adAccountId: 'label', byHand: byHand(20) });
    const connected = authorization({ byTikTok: byTikTok(30) });
    expect(kinds(facts({ authorizations: [onLabel, connected] }))).toEqual(['window-contradicted']);
  });

  test('an end within a day is the same end', () => {
    expect(
      kinds(
        facts({
          authorizations: [authorization({ byHand: byHand(30), byTikTok: byTikTok(30.5) })],
        }),
      ),
    ).toEqual([]);
  });

  test('a latest possible end is contradicted by a later one alone', () => {
    expect(
      kinds(
        facts({
          authorizations: [authorization({ byHand: byHand(30, true), byTikTok: byTikTok(12) })],
        }),
      ),
    ).toEqual([]);
    expect(
      kinds(
        facts({
          authorizations: [authorization({ byHand: byHand(30, true), byTikTok: byTikTok(60) })],
        }),
      ),
    ).toEqual(['window-contradicted']);
  });

  test('a code that TikTok refused, with its reason', () => {
    const refused = code({ refusal: { reason: 'code-expired', at: NOON } });
    expect(
      attentionOf(facts({ request: request({ status: 'agreed' }), codes: [refused] }), NOON),
    ).toEqual([{ kind: 'code-refused', reason: 'code-expired' }]);
  });

  test('a newer code silences what was wrong with the older one', () => {
    const refused = code({ refusal: { reason: 'code-expired', at: NOON } });
    const newer = code({ id: 'newer', receivedAt: NOON + 1 });
    expect(
      kinds(facts({ request: request({ status: 'code-received' }), codes: [refused, newer] })),
    ).toEqual([]);
  });

  test('a post that TikTok would not show waits for a person', () => {
    const withheld = facts({
      request: request({ status: 'code-received' }),
      codes: [code({ preview: 'withheld' })],
    });
    expect(attentionOf(withheld, NOON)).toEqual([{ kind: 'confirm-apply', why: 'post-unknown' }]);
  });

  test('a try that did not take effect waits for a person', () => {
    const failed = facts({
      request: request({ status: 'code-received' }),
      codes: [code()],
      authorizations: [authorization({ outcome: 'not-applied' })],
    });
    expect(attentionOf(failed, NOON)).toEqual([{ kind: 'confirm-apply', why: 'not-applied' }]);
  });

  test('an unknown outcome, and nothing to confirm meanwhile', () => {
    const sent = facts({
      request: request({ status: 'code-received' }),
      codes: [code({ preview: 'withheld' })],
      authorizations: [authorization({ outcome: 'uncertain', sentAt: NOON })],
    });
    expect(kinds(sent)).toEqual(['outcome-uncertain']);
  });

  test('no unknown outcome of a code that was deleted', () => {
    const removed = facts({
      request: request({ status: 'agreed' }),
      authorizations: [authorization({ outcome: 'uncertain', sentAt: NOON })],
    });
    expect(kinds(removed)).toEqual([]);
  });

  describe('a renewal, while its post runs on another code', () => {
    const renewal = (overrides: Partial<SparkCode>, rest: Partial<RequestFacts> = {}) =>
      kinds(
        facts({
          codes: [code(), code({ id: 'newer', receivedAt: NOON + 1, ...overrides })],
          authorizations: [authorization({ byTikTok: byTikTok(60) })],
          ...rest,
        }),
      );
    const refusal = { reason: 'story', at: NOON + 1 } as const;

    test('is told as refused', () => {
      expect(renewal({ refusal })).toEqual(['code-refused']);
    });

    test('is told before that the end was asked about', () => {
      const word = { ...byTikTok(5), startsAt: NOON - 60 * DAY_MS };
      const authorizations = [authorization({ byTikTok: word })];
      expect(renewal({ refusal }, { authorizations })).toEqual(['code-refused', 'expires-soon']);
    });

    test('is uncertain once it was sent, until TikTok shows', () => {
      expect(renewal({ isOpen: true })).toEqual(['outcome-uncertain']);
      expect(renewal({ isOpen: false })).toEqual([]);
    });

    test('is told as uncertain once, and as refused alone', () => {
      const [eu, us] = [
        authorization({ adAccountId: 'eu', byTikTok: byTikTok(60) }),
        authorization({ adAccountId: 'us', codeId: 'newer', outcome: 'uncertain' }),
      ];
      expect(renewal({ isOpen: true }, { authorizations: [eu, us] })).toEqual([
        'outcome-uncertain',
      ]);
      expect(renewal({ isOpen: true, refusal })).toEqual(['code-refused']);
    });

    test('waits for a person where TikTok would not show its post, unless it went out', () => {
      expect(renewal({ preview: 'withheld' })).toEqual(['confirm-apply']);
      expect(renewal({ preview: 'withheld', isOpen: true })).toEqual(['outcome-uncertain']);
    });

    test('that no ad account took waits for a person', () => {
      const failed = authorization({
        adAccountId: 'us',
        codeId: 'newer',
        outcome: 'not-applied',
        sentAt: NOON,
      });
      const authorizations = [authorization({ byTikTok: byTikTok(60) }), failed];
      expect(renewal({}, { authorizations })).toEqual(['confirm-apply']);
    });

    test('is told of no more once it runs, or the window was extended since', () => {
      const runs = [authorization({ codeId: 'newer', byTikTok: byTikTok(60) })];
      expect(renewal({ refusal }, { authorizations: runs })).toEqual([]);
      const extended = request({ statusSince: NOON + 2 });
      expect(renewal({ refusal, updatedAt: NOON + 1 }, { request: extended })).toEqual([]);
    });
  });

  describe('an ad account that the code of a running post did not get into', () => {
    const [eu, us] = [
      anAccount({ id: 'eu', label: 'Acme EU' }),
      anAccount({ id: 'us', label: 'Acme US' }),
    ];
    const inUs = (overrides: Partial<Authorization> = {}, account = us) =>
      facts({
        codes: [code()],
        accounts: [eu, account],
        authorizations: [
          authorization({ adAccountId: 'eu', byTikTok: byTikTok(60) }),
          authorization({
            adAccountId: 'us',
            outcome: 'not-applied',
            sentAt: NOON - DAY_MS,
            ...overrides,
          }),
        ],
      });
    const missing = [{ kind: 'not-applied-in', accounts: ['Acme US'] }];

    test('is told by its name', () => {
      expect(attentionOf(inUs(), NOON)).toEqual(missing);
      expect(attentionOf(inUs(), NOON).map((one) => urgencyOf(one, NOON))).toEqual(['soon']);
    });

    test('is told where an earlier window there is over', () => {
      const word = { ...byTikTok(-40), at: NOON - 40 * DAY_MS };
      expect(attentionOf(inUs({ byTikTok: word }), NOON)).toEqual(missing);
    });

    test('is not told where the code was in, and the post left the list', () => {
      expect(attentionOf(inUs({ byTikTok: byTikTok(60) }), NOON)).toEqual([]);
    });

    test('is not told of another code, nor where it was never sent', () => {
      expect(attentionOf(inUs({ codeId: 'older' }), NOON)).toEqual([]);
      expect(attentionOf(inUs({ sentAt: null }), NOON)).toEqual([]);
    });

    test.each([
      ['gets no codes any more', { appliesCodes: false }],
      ['is not connected any more', { connectedAt: null }],
    ])('is not told where it %s', (_, overrides) => {
      const account = anAccount({ id: 'us', label: 'Acme US', ...overrides });
      expect(attentionOf(inUs({}, account), NOON)).toEqual([]);
    });
  });

  test('an ad account that does not work while a code waits for it', () => {
    const broken = anAccount({ problem: { kind: 'unauthorised', at: NOON } });
    expect(
      kinds(
        facts({
          request: request({ status: 'code-received' }),
          codes: [code()],
          accounts: [broken],
        }),
      ),
    ).toEqual(['account-problem']);
  });
});

describe('the badge', () => {
  test("shows TikTok's window before a person's later one, and who says so", () => {
    const badge = badgeOf(
      facts({
        authorizations: [
          authorization({ adAccountId: 'label', byHand: byHand(90) }),
          authorization({ byTikTok: byTikTok(30) }),
        ],
      }),
      NOON,
    );
    expect(badge).toMatchObject({ endsAt: NOON + 30 * DAY_MS, source: 'tiktok' });
  });

  test('of several ad accounts shows the window that ends last', () => {
    const badge = badgeOf(
      facts({
        authorizations: [
          authorization({ byTikTok: byTikTok(7) }),
          authorization({ adAccountId: 'b', byTikTok: byTikTok(60) }),
        ],
      }),
      NOON,
    );
    expect(badge.endsAt).toBe(NOON + 60 * DAY_MS);
  });

  test('never holds a code', () => {
    expect(JSON.stringify(badgeOf(facts({ codes: [code()] }), NOON))).not.toContain(
      CODE.slice(1, 12),
    );
  });
});
