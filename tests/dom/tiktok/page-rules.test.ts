import { describe, expect, test } from 'vitest';
import { BUILT_IN_SET, compileRules } from '../../../utils/tiktok/page-rules.ts';
import { BUILT_IN_RULES } from '../../../utils/tiktok/selectors.ts';

const withCards = (selectors: readonly string[]): ReturnType<typeof compileRules> => {
  const cards = selectors.map((selector) => ({ layout: 'grid', selector }) as const);
  return compileRules({ ...BUILT_IN_SET, rules: { ...BUILT_IN_RULES, cards } });
};

describe('one selector for many', () => {
  const page = document.createElement('main');
  page.innerHTML = `
    <p data-e2e="a"></p><p data-e2e="b"></p><p data-e2e="c"></p><p data-e2e=""></p>
    <p id="a"></p><p id="b"></p><p class="DivVideo-a"></p><p data-e2e="(a),b"></p>`;

  test.each([
    { selectors: ['[data-e2e="a"]', '[data-e2e="b"]'], found: 2 },
    { selectors: ['[data-e2e="a"]', 'p[data-e2e="b"]', '[data-e2e="c"]'], found: 3 },
    { selectors: ['[id="a"]', '[data-e2e="a"]', '[id="b"]', '[data-e2e="b"]'], found: 4 },
    { selectors: ['[data-e2e="a"]', '[class*="DivVideo"]', '[data-e2e=""]'], found: 3 },
    { selectors: ['[data-e2e="(a),b"]', '[data-e2e="c"]'], found: 2 },
    { selectors: ['[data-e2e="a"]'], found: 1 },
  ])('finds what each of $selectors finds', ({ selectors, found }) => {
    const { any, grid } = withCards(selectors);
    const each = selectors.flatMap((selector) => [...page.querySelectorAll(selector)]);
    expect(new Set(page.querySelectorAll(any('cards')))).toEqual(new Set(each));
    expect(each).toHaveLength(found);
    expect(page.querySelectorAll(grid)).toHaveLength(found);
  });

  test('asks an element without the attribute once only', () => {
    const { any } = withCards(['[data-e2e="a"]', '[data-e2e="b"]', '#a']);
    expect(any('cards')).toBe('[data-e2e]:is([data-e2e="a"],[data-e2e="b"]),#a');
  });
});
