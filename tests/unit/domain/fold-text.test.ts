import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, hasWord } from '../../../utils/domain/fold-text.ts';

const has = (text: string, word: string): boolean => hasWord(foldText(text), foldText(word));

describe('a word in a caption', () => {
  test.each([
    ['my Glow serum', 'glow'],
    ['GLOW!', 'glow'],
    ['(glow)', 'glow'],
    ['glows, then glow', 'glow'],
    ['crème de la mer', 'CREME DE LA MER'],
    ['İstanbul', 'istanbul'],
    ['ＧＬＯＷ', 'glow'],
    ['gl\u00adow', 'glow'],
    ['этот крем хорош', 'Крем'],
    ['ΟΔΟΣ', 'οδος'],
    ['新しいグロウ美容液です', 'グロウ'],
    ['glowの美容液', 'glow'],
    ['وبالكريم الجديد', 'كريم'],
    ['كَرِيم', 'كريم'],
    ['글로우가 좋아요', '글로우'],
    ['I love C++ and cats', 'c++'],
    ['try 50% glow', '50%'],
  ])('%s names %s', (text, word) => {
    expect(has(text, word)).toBe(true);
  });

  test.each([
    ['glowing skin', 'glow'],
    ['afterglow', 'glow'],
    ['glow_up', 'glow'],
    ['glow2', 'glow'],
    ['кремом', 'крем'],
    ['バス', 'ハス'],
    ['각질', '가'],
    ['glow serum', 'glowserum'],
    ['anything', ''],
    ['', 'glow'],
  ])('%s does not name %s', (text, word) => {
    expect(has(text, word)).toBe(false);
  });
});

test('an Arabic mark that stands on a tatweel leaves nothing', () => {
  expect(foldText('\ufe71')).toBe('');
});

test('folding a folded text changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test('a long caption made to be hard is read all the same', () => {
  expect(hasWord('a'.repeat(5_000), `${'a'.repeat(200)}b`)).toBe(false);
  expect(hasWord('aa '.repeat(1_600), 'a')).toBe(false);
});
