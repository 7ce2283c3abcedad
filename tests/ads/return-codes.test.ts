import { i18n } from '#i18n';
import { describe, expect, test } from 'vitest';
import { TROUBLE_WORDS } from '../../components/words-ads.ts';
import { createTikTokBusiness } from '../../utils/ads/tiktok-business/adapter.ts';
import type { AdsBackend } from '../../utils/ads/port.ts';
import { AdsError } from '../../utils/ads/ads-error.ts';
import {
  ADS_TROUBLES,
  type AdsTrouble,
  troubleOfCall,
  troubleOfCode,
} from '../../utils/domain/ads-trouble.ts';
import { ADS_ERROR_KINDS, type AdsErrorKind } from '../../utils/domain/refusal.ts';
import { CODE, ITEM_ID } from '../support/build.ts';

const ACCESS = { token: 'sandbox-token', advertiserId: '7504697128674066433' };
const NEVER = new AbortController().signal;

/** Every return code of the reference (§7, §8; 40200 from the retry sets) but the two of success. */
const CODES: [code: number, trouble: AdsTrouble, kind: AdsErrorKind][] = [
  [40000, 'bad-parameters', 'unexpected-reply'],
  [40001, 'permission-missing', 'forbidden'],
  [40002, 'bad-parameters', 'unexpected-reply'],
  [40006, 'out-of-date', 'unexpected-reply'],
  [40007, 'not-there', 'unexpected-reply'],
  [40008, 'sandbox', 'forbidden'],
  [40009, 'sandbox', 'forbidden'],
  [40010, 'out-of-date', 'unexpected-reply'],
  [40011, 'too-much-at-once', 'unexpected-reply'],
  [40013, 'sandbox', 'forbidden'],
  [40014, 'sandbox', 'forbidden'],
  [40016, 'app-limit', 'rate-limited'],
  [40050, 'duplicate', 'unexpected-reply'],
  [40051, 'out-of-date', 'unexpected-reply'],
  [40065, 'policy', 'forbidden'],
  [40067, 'too-much-at-once', 'unexpected-reply'],
  [40100, 'app-limit', 'rate-limited'],
  [40101, 'app-mismatch', 'unauthorised'],
  [40102, 'token-expired', 'unauthorised'],
  [40103, 'token-expired', 'unauthorised'],
  [40104, 'token-missing', 'unauthorised'],
  [40105, 'token-revoked', 'unauthorised'],
  [40106, 'account-not-granted', 'forbidden'],
  [40107, 'token-revoked', 'unauthorised'],
  [40110, 'redirect-spent', 'unauthorised'],
  [40113, 'app-blocked', 'unauthorised'],
  [40118, 'not-allow-listed', 'forbidden'],
  [40121, 'creator-not-eligible', 'refused'],
  [40122, 'creator-not-eligible', 'refused'],
  [40125, 'developer-not-permitted', 'forbidden'],
  [40133, 'advertiser-limit', 'rate-limited'],
  [40200, 'busy', 'server'],
  [40201, 'busy', 'server'],
  [40202, 'busy', 'server'],
  [40300, 'account-unknown', 'forbidden'],
  [40301, 'account-not-granted', 'forbidden'],
  [40502, 'ads-full', 'refused'],
  [40700, 'server-trouble', 'server'],
  [41000, 'region', 'forbidden'],
  [50000, 'server-trouble', 'server'],
  [50002, 'server-trouble', 'server'],
  [51010, 'timeout', 'server'],
  [51305, 'server-trouble', 'server'],
  [60001, 'maintenance', 'server'],
];

/** A backend whose every call is answered with this code. */
const answering = (code: number): AdsBackend =>
  createTikTokBusiness({
    fetch: async () =>
      Response.json({ code, message: 'Some text.', request_id: 'sandbox-1', data: {} }),
    baseUrl: 'http://sandbox.invalid',
  });

async function failure(asking: Promise<unknown>): Promise<AdsError> {
  const error = await asking.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AdsError)) throw new Error('No AdsError came.');
  return error;
}

const list = (code: number): Promise<AdsError> =>
  failure(answering(code).listPosts(ACCESS, 1, NEVER));
const apply = (code: number): Promise<AdsError> =>
  failure(answering(code).applyCode(ACCESS, { value: CODE }, NEVER));

describe('every return code of the reference', () => {
  test.each(CODES)(
    '%i is %s, of kind %s, with a sentence and a next step',
    (code, trouble, kind) => {
      expect(troubleOfCode(code)).toBe(trouble);
      expect(ADS_TROUBLES[trouble].kind).toBe(kind);
      const { title, next } = TROUBLE_WORDS[trouble];
      expect(i18n.t(title)).toMatch(/^\S.*[^.]$/);
      expect(i18n.t(next)).toMatch(/^\S.*\.$/);
    },
  );

  test('the table holds no others', () => {
    const listed = Object.values(ADS_TROUBLES).flatMap(({ codes }): readonly number[] => codes);
    expect(listed.toSorted((a, b) => a - b)).toEqual(CODES.map(([code]) => code));
  });

  test.each(CODES)(
    '%i reaches the caller as %s, except that a question is never refused',
    async (code, trouble, kind) => {
      const error = await list(code);
      expect(error.facts).toMatchObject({ returnCode: code, requestId: 'sandbox-1' });
      const isRefused = kind === 'refused';
      expect(error.facts.trouble).toBe(isRefused ? 'not-understood' : trouble);
      expect(error.kind).toBe(isRefused ? 'unexpected-reply' : kind);
    },
  );

  test.each(CODES)(
    '%i on applying blames the code only where it can be to blame',
    async (code, trouble, kind) => {
      const error = await apply(code);
      const blamed: AdsTrouble[] = [
        'bad-parameters',
        'not-there',
        'creator-not-eligible',
        'ads-full',
      ];
      expect(error).toMatchObject(
        blamed.includes(trouble)
          ? { kind: 'refused', facts: { reason: 'unknown' } }
          : { kind, facts: { trouble } },
      );
    },
  );
});

describe('return codes that nobody listed', () => {
  test.each([
    [49999, 'not-understood'],
    [4099, 'not-understood'],
    [-1, 'not-understood'],
    [1, 'not-understood'],
    [59999, 'server-trouble'],
    [70000, 'server-trouble'],
  ])('%i falls to the fixed sentence of %s', (code, trouble) => {
    expect(troubleOfCode(code)).toBe(trouble);
  });

  test.each([0, 20001])('%i is a success', (code) => {
    expect(troubleOfCode(code)).toBeNull();
  });
});

describe('a kept call', () => {
  test('that was answered has no trouble', () => {
    expect(troubleOfCall({ problem: null, returnCode: 0 })).toBeNull();
  });

  test('is explained by its return code where that fits', () => {
    expect(troubleOfCall({ problem: 'server', returnCode: 60001 })).toBe('maintenance');
    expect(troubleOfCall({ problem: 'unexpected-reply', returnCode: 0 })).toBe('not-understood');
    expect(troubleOfCall({ problem: 'refused', returnCode: 40002 })).toBe('refused');
  });

  test.each(ADS_ERROR_KINDS)('without a return code, %s has a sentence of that kind', (problem) => {
    const trouble = troubleOfCall({ problem, returnCode: null });
    expect(ADS_TROUBLES[trouble ?? 'refused'].kind).toBe(problem);
  });
});

describe('words', () => {
  test('no two troubles have the same title', () => {
    const titles = Object.values(TROUBLE_WORDS).map(({ title }) => i18n.t(title));
    expect(new Set(titles).size).toBe(Object.keys(ADS_TROUBLES).length);
  });
});

describe('taking a post out', () => {
  const release = (code: number): Promise<unknown> =>
    answering(code).releasePost(ACCESS, ITEM_ID, NEVER);

  test('of an account that does not have it is as good', async () => {
    await expect(release(40007)).resolves.toBeUndefined();
  });

  test('that TikTok keeps is a refusal without a reason', async () => {
    const error = await failure(release(40002));
    expect(error.kind).toBe('refused');
    expect(error.facts.reason).toBeUndefined();
  });
});
