import { i18n } from '#i18n';
import { describe, expect, test } from 'vitest';
import { creatorWords, oursWords } from '../../../components/words-creator.ts';
import {
  reasonWords,
  shownVerdict,
  uncheckedWords,
  VERDICT_WORDS,
} from '../../../components/words-eligibility.ts';
import { growthWords } from '../../../components/words-growth.ts';
import { LINK_WORDS } from '../../../components/words-links.ts';
import { lookWords, whyWords } from '../../../components/words-look.ts';
import { remixWords } from '../../../components/words-remix.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../utils/domain/clock.ts';
import type { CreatorMemory } from '../../../utils/domain/creator.ts';
import { type Reason, UNCHECKED } from '../../../utils/domain/eligibility.ts';
import type { RemixNote } from '../../../utils/domain/remix.ts';
import type { Why } from '../../../utils/domain/worth-a-look.ts';
import { ITEM_ID, NOON, OTHER_ITEM_ID } from '../../support/build.ts';

const REASONS = [
  ...(
    [
      'gone',
      'private',
      'friends-only',
      'story',
      'carousel-duet',
      'duet-of-duet',
      'several-mentions',
      'sound-not-cleared',
    ] as const
  ).map((kind): Reason => ({ severity: 'cannot', kind })),
  ...(['mentions-post', 'too-long', 'topview-length', 'topview-photo'] as const).map(
    (kind): Reason => ({ severity: 'care', kind }),
  ),
  { severity: 'care', kind: 'two-owners', how: 'duet', handle: 'ben.sandbox' },
  { severity: 'care', kind: 'two-owners', how: 'remix', handle: null },
  { severity: 'care', kind: 'undisclosed', named: { what: 'hashtag', name: 'glow' } },
] satisfies Reason[];

const NOTES = [
  { kind: 'of-someone-else', how: 'duet', handle: 'ben.sandbox' },
  { kind: 'of-same-creator', how: 'stitch' },
  { kind: 'of-ours', how: 'duet' },
  { kind: 'source-unknown', how: 'remix' },
  { kind: 'ours-remixed', count: 3 },
] satisfies RemixNote[];

/** A sentence that is all there: no blank, no name of a substitution, and an end. */
const SENTENCE = /^(?!.*[{}$])\S.*\.$/s;

const ADVICE = { why: expect.stringMatching(SENTENCE), next: expect.stringMatching(SENTENCE) };

describe('eligibility', () => {
  test.each(REASONS)('the reason $kind has a sentence and a next step', (reason) => {
    expect(reasonWords(reason)).toEqual(ADVICE);
  });

  test('no two reasons read the same', () => {
    const sentences = REASONS.map((reason) => reasonWords(reason).why);
    expect(new Set(sentences).size).toBe(REASONS.length);
  });

  test('the owner to ask is named, and so is what a post names of us', () => {
    expect(REASONS.map((reason) => reasonWords(reason).why)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('a duet of a post by @ben.sandbox'),
        expect.stringContaining('names #glow'),
      ]),
    );
  });

  test('each verdict has words', () => {
    const words = Object.values(VERDICT_WORDS).map((key) => i18n.t(key));
    expect(new Set(words.filter(Boolean)).size).toBe(4);
  });

  test('that nothing is known against a post is no good news until its audience is known', () => {
    const fine = { verdict: 'fine', reasons: [], unknown: ['sound'] } as const;
    expect(shownVerdict({ ...fine, reasons: [], unknown: ['sound'] })).toBe('fine');
    expect(shownVerdict({ ...fine, reasons: [], unknown: ['audience'] })).toBe('unchecked');
    expect(shownVerdict({ verdict: 'care', reasons: [], unknown: ['audience'] })).toBe('care');
  });

  test('what was not checked is listed, and nothing is said when all was', () => {
    expect(uncheckedWords(['length', 'disclosure'])).toBe(
      'Not checked: length and disclosure label',
    );
    expect(uncheckedWords([])).toBeNull();
    for (const fact of UNCHECKED) expect(uncheckedWords([fact])).toMatch(/^Not checked: \S/);
  });
});

describe('worth a look', () => {
  test.each<[Why, string]>([
    [{ kind: 'names', named: { what: 'handle', name: 'glow' } }, 'names @glow'],
    [{ kind: 'names', named: { what: 'hashtag', name: 'glow' } }, 'names #glow'],
    [{ kind: 'names', named: { what: 'word', name: 'glow' } }, 'names “glow”'],
    [{ kind: 'by', handle: 'glow' }, 'by @glow'],
    [{ kind: 'views-per-hour', perHour: 58_000.4 }, '58K views an hour'],
    [{ kind: 'views', plays: 1_234_567 }, '1.2M views'],
    [{ kind: 'engagement', rate: 0.0523 }, '5.2% engagement'],
    [{ kind: 'keeps', rate: 0.01 }, '1% saved or shared'],
    [{ kind: 'views-per-follower', ratio: 3.14 }, '3.1 views a follower'],
    [{ kind: 'young', ageMs: 2.9 * DAY_MS }, '2 days old'],
    [{ kind: 'duet-allowed' }, 'duets allowed'],
    [{ kind: 'language', language: 'es' }, 'in Spanish'],
  ])('%o reads: %s', (why, words) => {
    expect(whyWords(why)).toBe(words);
  });

  test('the mark names the campaign and every reason', () => {
    const why: Why[] = [{ kind: 'by', handle: 'glow' }, { kind: 'duet-allowed' }];
    expect(lookWords({ campaignId: '1', campaignName: 'Spring', why })).toBe(
      'Worth a look for Spring: by @glow and duets allowed',
    );
  });
});

describe('duets and stitches', () => {
  test.each(NOTES)('the note $kind has a sentence and a next step', (note) => {
    expect(remixWords(note)).toEqual(ADVICE);
  });

  test('nothing is said where there is nothing to say', () => {
    expect(remixWords({ kind: 'none' })).toBeNull();
  });
});

describe('growth', () => {
  test.each([
    [38_000, 2 * DAY_MS, true, 'Since saved +38K views in 2 days'],
    [1_200, HOUR_MS, true, 'Since saved +1.2K views in 1 hour'],
    [0, 45 * MINUTE_MS, true, 'Since saved no new views in 45 minutes'],
    [38_000, 2 * DAY_MS, false, 'Since first seen +38K views in 2 days'],
    [0, 2 * DAY_MS, false, 'Since first seen no new views in 2 days'],
  ])('%i views in %i ms, from the save: %s, reads: %s', (plays, sinceMs, isSinceSave, words) => {
    expect(growthWords({ plays, sinceMs, isSinceSave })).toBe(words);
  });
});

describe('a creator', () => {
  const memory = (overrides: Partial<CreatorMemory>): CreatorMemory => ({
    handle: 'ana.sandbox',
    doNotContact: false,
    lastAsked: null,
    lastDeclined: null,
    itemIds: [],
    hasOtherClient: false,
    ...overrides,
  });
  const there = { at: NOON - 3 * DAY_MS, itemId: OTHER_ITEM_ID };
  const kinds = (overrides: Partial<CreatorMemory>): string[] =>
    creatorWords(memory(overrides), ITEM_ID, NOON).map(({ kind }) => kind);

  test('is remembered in sentences with next steps, most pressing first', () => {
    const all = memory({ doNotContact: true, lastDeclined: there, hasOtherClient: true });
    const words = creatorWords(all, ITEM_ID, NOON);
    expect(words.map(({ kind }) => kind)).toEqual(['do-not-contact', 'declined', 'other-client']);
    for (const one of words) expect(one).toMatchObject(ADVICE);
  });

  test('who was asked for another post three days ago is said to have been', () => {
    expect(creatorWords(memory({ lastAsked: there }), ITEM_ID, NOON)[0]?.why).toBe(
      'Asked 3 days ago for another post.',
    );
  });

  test('who said no to another post is not said to have been asked as well', () => {
    expect(kinds({ lastAsked: there, lastDeclined: there })).toEqual(['declined']);
  });

  test('is not remembered for what stands on the post itself', () => {
    const here = { at: NOON, itemId: ITEM_ID };
    expect(kinds({ lastAsked: here, lastDeclined: here, itemIds: [ITEM_ID] })).toEqual([]);
  });

  test('whose other posts are only saved is in the list', () => {
    const words = creatorWords(memory({ itemIds: [ITEM_ID, OTHER_ITEM_ID] }), ITEM_ID, NOON);
    expect(words).toMatchObject([{ kind: 'in-list' }]);
    for (const one of words) expect(one).toMatchObject(ADVICE);
  });

  test('of ours is told what to do instead of asking', () => {
    expect(oursWords()).toEqual(ADVICE);
  });
});

test.each(Object.entries(LINK_WORDS))('a link that is no post (%s) says what to do', (_, key) => {
  expect(i18n.t(key)).toMatch(/\. .*(Copy|copy)/);
});
