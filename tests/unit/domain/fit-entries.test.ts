import { describe, expect, test } from 'vitest';
import {
  readHandleEntry,
  readHashtagEntry,
  readWordEntry,
} from '../../../utils/domain/fit-entries.ts';

describe('a handle as people write it', () => {
  test.each([
    ['@Acme.Beauty', 'acme.beauty'],
    ['acme_beauty', 'acme_beauty'],
    ['https://www.tiktok.com/@Acme?lang=en', 'acme'],
    ['tiktok.com/@acme/video/7431234567890123457', 'acme'],
  ])('%s is @%s', (entry, handle) => {
    expect(readHandleEntry(entry)).toBe(handle);
  });

  test.each([
    '@',
    'two words',
    'https://www.tiktok.com/foryou',
    'https://evil.example/tiktok.com/@x',
  ])('%s is none', (entry) => {
    expect(readHandleEntry(entry)).toBeNull();
  });
});

describe('a hashtag as people write it', () => {
  test.each([
    ['#glow', 'glow'],
    ['glow_up24', 'glow_up24'],
    ['＃新作', '新作'],
    ['#हिन्दी', 'हिन्दी'],
  ])('%s is #%s', (entry, hashtag) => {
    expect(readHashtagEntry(entry)).toBe(hashtag);
  });

  test.each(['#', '#two words', '#glow!'])('%s is none', (entry) => {
    expect(readHashtagEntry(entry)).toBeNull();
  });
});

test('words of a product keep one space between them', () => {
  expect(readWordEntry('  night\n  serum ')).toBe('night serum');
});

test('signs alone are no word', () => {
  expect(readWordEntry('!?')).toBeNull();
});
