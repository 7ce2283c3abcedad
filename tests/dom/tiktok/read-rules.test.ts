import { describe, expect, test } from 'vitest';
import { findCards } from '../../../utils/tiktok/find-cards.ts';
import { BUILT_IN_SET, compileRules } from '../../../utils/tiktok/page-rules.ts';
import { isOutdated, readRules } from '../../../utils/tiktok/read-rules.ts';
import { BUILT_IN_RULES, RULES_VERSION } from '../../../utils/tiktok/selectors.ts';
import { pageOf } from '../../support/tiktok-cards.ts';

const override = (rules: unknown): unknown => ({ version: '2026-12-01', rules });

const problems = (value: unknown): string[] => {
  const result = readRules(value);
  return result.ok ? [] : result.error.map(({ path, why }) => `${path}: ${why}`);
};

describe('a file that mends the rules', () => {
  test('replaces the lists it names and leaves the others', () => {
    const result = readRules(override({ relatedCover: ['.new-cover', '.old'] }));
    expect(result).toEqual({
      ok: true,
      value: {
        version: '2026-12-01',
        rules: { ...BUILT_IN_RULES, relatedCover: ['.new-cover', '.old'] },
        overridden: ['relatedCover'],
      },
    });
  });

  test('can say what a card is from now on', () => {
    const cards = [{ layout: 'grid', selector: '.post-tile' }];
    const result = readRules(override({ cards }));
    if (!result.ok) throw new Error('refused');
    const found = findCards(pageOf('<div class="post-tile"></div>'), compileRules(result.value));
    expect(found).toMatchObject([{ layout: 'grid', rule: 0 }]);
  });

  test('can keep what is built in behind what is new', () => {
    const card = { layout: 'grid', selector: '.post-tile' };
    const result = readRules(override({ cards: [card, 'built-in'], ad: ['built-in', '.ad'] }));
    expect(result).toMatchObject({
      ok: true,
      value: {
        rules: { cards: [card, ...BUILT_IN_RULES.cards], ad: [...BUILT_IN_RULES.ad, '.ad'] },
      },
    });
  });

  test('may hold all built-in rules, as the report of annotate writes them', () => {
    const result = readRules(JSON.parse(JSON.stringify(override(BUILT_IN_RULES))));
    expect(result).toMatchObject({ ok: true, value: { rules: BUILT_IN_RULES } });
  });

  test.each([
    ['no object', 'text', ['version: bad-version', 'rules: not-rules']],
    ['no version', { rules: {} }, ['version: bad-version']],
    ['a version that is no date', { version: '2', rules: {} }, ['version: bad-version']],
    ['a version full of markup', { version: '<b>', rules: {} }, ['version: bad-version']],
    ['a rule that there is not', override({ player_id: ['a'] }), ['rules.player_id: unknown-rule']],
    ['a name of every object', override({ toString: ['a'] }), ['rules.toString: unknown-rule']],
    ['text for a list', override({ ad: 'a' }), ['rules.ad: not-a-list']],
    ['an empty list', override({ ad: [] }), ['rules.ad: empty-list']],
    ['too many', override({ ad: Array(61).fill('a') }), ['rules.ad: too-many']],
    ['no text', override({ ad: ['a', 7] }), ['rules.ad.1: not-a-selector']],
    [
      'no selector',
      override({ ad: ['a[', '<b>'] }),
      ['rules.ad.0: not-a-selector', 'rules.ad.1: not-a-selector'],
    ],
    ['an endless selector', override({ ad: ['a'.repeat(301)] }), ['rules.ad.0: not-a-selector']],
    [
      'an unknown layout',
      override({ cards: [{ layout: 'cube', selector: 'a' }] }),
      ['rules.cards.0.layout: not-a-layout'],
    ],
    [
      'a card without a selector',
      override({ cards: [{ layout: 'grid' }] }),
      ['rules.cards.0.selector: not-a-selector'],
    ],
  ])('is refused with %s, and says where', (_, value, expected) => {
    expect(problems(value)).toEqual(expected);
  });

  test('names every problem at once', () => {
    expect(problems({ version: 1, rules: { ad: [], talk: 'x', nope: [] } })).toHaveLength(4);
  });

  test('cannot reach into the prototype', () => {
    const value: unknown = JSON.parse('{"version":"2026-12-01","rules":{"__proto__":["a"]}}');
    expect(problems(value)).toEqual(['rules.__proto__: unknown-rule']);
  });
});

test('rules are outdated once newer ones are built in', () => {
  const [year, month] = RULES_VERSION.split('-').map(Number);
  const version = (day: number): string =>
    new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day)).toISOString().slice(0, 10);
  const day = Number(RULES_VERSION.slice(8, 10));
  expect(isOutdated({ version: version(day - 1) })).toBe(true);
  expect(isOutdated({ version: RULES_VERSION })).toBe(false);
  expect(isOutdated({ version: `${RULES_VERSION}.2` })).toBe(false);
  expect(isOutdated({ version: version(day + 1) })).toBe(false);
});

test('all built-in rules are selectors', () => {
  expect(readRules({ version: BUILT_IN_SET.version, rules: BUILT_IN_RULES }).ok).toBe(true);
});
