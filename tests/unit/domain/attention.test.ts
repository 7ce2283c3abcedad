import { describe, expect, test } from 'vitest';
import { attentionOf, badgeOf, type RequestFacts } from '../../../utils/domain/attention.ts';
import type {
  Authorization,
  HandFact,
  SparkCode,
  TikTokFact,
} from '../../../utils/domain/authorization.ts';
import { DAY_MS } from '../../../utils/domain/clock.ts';
import type { SparkRequest } from '../../../utils/domain/request.ts';
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

const kinds = (of: RequestFacts): string[] => attentionOf(of, NOON).map(({ kind }) => kind);

describe('what a person should look at', () => {
  test('a window that ends within a week', () => {
    expect(kinds(facts({ authorizations: [authorization({ byTikTok: byTikTok(6) })] }))).toEqual([
      'expires-soon',
    ]);
    expect(kinds(facts({ authorizations: [authorization({ byTikTok: byTikTok(8) })] }))).toEqual(
      [],
    );
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
