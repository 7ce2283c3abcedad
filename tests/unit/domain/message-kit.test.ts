import { describe, expect, test } from 'vitest';
import { KIT_LANGUAGES } from '../../../utils/domain/kit-language.ts';
import { type KitFacts, writeKit } from '../../../utils/domain/message-kit.ts';
import type { Situation } from '../../../utils/domain/situation.ts';

const facts = (overrides: Partial<KitFacts> = {}): KitFacts => ({
  handle: 'ana.sandbox',
  postUrl: 'https://www.tiktok.com/@ana.sandbox/video/7431234567890123457',
  days: 60,
  brand: 'Sandbox Buns',
  scout: 'Noa',
  ...overrides,
});

const END = Date.UTC(2027, 4, 3, 12);
const SITUATIONS: Situation[] = ['first', 'extend', 'after', 'again'];

describe.each(KIT_LANGUAGES)('the messages in %s', (language) => {
  test.each(SITUATIONS)('hold the facts and no blank: %s', (situation) => {
    const { ask, steps } = writeKit(facts({ situation, endsAt: END }), language);
    for (const fact of ['@ana.sandbox', 'Sandbox Buns', 'Noa', facts().postUrl, '60'])
      expect(ask).toContain(fact);
    for (const fact of [facts().postUrl, '60']) expect(steps).toContain(fact);
    expect(ask + steps).not.toMatch(/[{}]/);
  });

  test('say when the window ends or ended, and nothing of it where that is not known', () => {
    for (const situation of ['extend', 'after'] as const) {
      const known = writeKit(facts({ situation, endsAt: END }), language).ask;
      const unknown = writeKit(facts({ situation }), language).ask;
      expect(known).toContain('2027');
      expect(unknown).not.toContain('2027');
      expect(unknown.length).toBeLessThan(known.length);
    }
  });

  test('differ by what is asked for', () => {
    const asks = SITUATIONS.map((situation) => writeKit(facts({ situation }), language).ask);
    expect(new Set(asks).size).toBe(SITUATIONS.length);
  });

  test('lead to a new code after it was taken back, by the steps of the first time', () => {
    const first = writeKit(facts(), language).steps;
    expect(writeKit(facts({ situation: 'again' }), language).steps).toBe(first);
    expect(writeKit(facts({ situation: 'extend' }), language).steps).not.toBe(first);
  });
});
