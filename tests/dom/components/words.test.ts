import { i18n } from '#i18n';
import { describe, expect, test } from 'vitest';
import {
  CHANNEL_WORDS,
  ERROR_WORDS,
  PROBLEM_WORDS,
  REFUSAL_WORDS,
} from '../../../components/words.ts';
import { STATUS_LOOK } from '../../../components/status-look.ts';

describe('words for people', () => {
  test.each(Object.entries(ERROR_WORDS))(
    'the failure %s has a sentence that goes on with a next step',
    (_code, key) => {
      expect(i18n.t(key).split(/[.;,:] /).length).toBeGreaterThan(1);
    },
  );

  test.each(Object.entries(REFUSAL_WORDS))('the refusal %s says what to do', (_reason, key) => {
    expect(i18n.t(key)).toMatch(/Ask|Choose/);
  });

  test('every problem, channel and status has a word of its own', () => {
    const labels = Object.values(STATUS_LOOK).map(({ labelKey }) => labelKey);
    for (const keys of [Object.values(PROBLEM_WORDS), Object.values(CHANNEL_WORDS), labels]) {
      const words = keys.map((key) => i18n.t(key));
      expect(words.every((word) => word !== '')).toBe(true);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  test('none of them names a thing in its code’s words', () => {
    const all = [ERROR_WORDS, REFUSAL_WORDS, PROBLEM_WORDS].flatMap((table) =>
      Object.entries(table),
    );
    const raw = all.filter(([code, key]) => code.includes('-') && i18n.t(key).includes(code));
    expect(raw).toEqual([]);
  });
});
