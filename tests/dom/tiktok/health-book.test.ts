import { beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../../utils/tiktok/find-cards.ts';
import { HealthBook } from '../../../utils/tiktok/health-book.ts';
import type { Identity, UnreadReason } from '../../../utils/tiktok/identify-card.ts';
import { compileRules } from '../../../utils/tiktok/page-rules.ts';

let book: HealthBook;

const START = 1_000_000;
const LATE = START + 4_001;
const aCard = (rule: number | null = 0): Card => ({
  element: document.createElement('div'),
  layout: 'grid',
  rule,
});
const known: Identity = { ok: true, itemId: '7571000000000000001', idFrom: 'link', link: null };
const unread = (reason: UnreadReason): Identity => ({ ok: false, reason });

beforeEach(() => {
  book = new HealthBook(compileRules());
  book.moveTo('profile', START);
});

describe('a page is degraded', () => {
  test('when filled cards give no id for more than four seconds', () => {
    book.note(aCard(), unread('no-id'), START);
    expect(book.isDegraded(START + 4_000)).toBe(false);
    expect(book.isDegraded(LATE)).toBe(true);
  });

  test('when sources go on to disagree', () => {
    book.note(aCard(), unread('conflicting-ids'), START);
    expect(book.isDegraded(LATE)).toBe(true);
  });

  test('counted from when a card became unreadable, however often it is read', () => {
    const card = aCard();
    book.note(card, unread('no-id'), START);
    book.note(card, unread('no-id'), START + 3_000);
    expect(book.isDegraded(LATE)).toBe(true);
  });

  test('when posts are found only without a card rule', () => {
    book.note(aCard(null), known, START);
    expect(book.isDegraded(START)).toBe(true);
  });
});

describe('a page is not degraded', () => {
  test.each<UnreadReason>(['empty', 'ad', 'not-a-post', 'photo'])(
    'by cards that are %s',
    (reason) => {
      book.note(aCard(), unread(reason), START);
      expect(book.isDegraded(LATE)).toBe(false);
    },
  );

  test('while one card gives an id', () => {
    book.note(aCard(), unread('no-id'), START);
    book.note(aCard(), known, START);
    expect(book.isDegraded(LATE)).toBe(false);
  });

  test('by a card that was read at last, or left', () => {
    const [late, left] = [aCard(), aCard()];
    book.note(late, unread('no-id'), START);
    book.note(left, unread('no-id'), START);
    book.note(late, unread('empty'), START + 3_000);
    book.forget([left.element]);
    expect(book.isDegraded(LATE)).toBe(false);
  });

  test('without any card, as on error pages and behind captchas', () => {
    expect(book.isDegraded(LATE)).toBe(false);
  });

  test('right after a navigation, which starts the clock anew', () => {
    book.note(aCard(), unread('no-id'), START);
    book.moveTo('hashtag', START + 3_000);
    expect(book.isDegraded(LATE)).toBe(false);
    expect(book.isDegraded(LATE + 3_000)).toBe(true);
  });

  test('on a page that is not known to show posts', () => {
    book.moveTo('other', START);
    book.note(aCard(), unread('no-id'), START);
    expect(book.isDegraded(LATE)).toBe(false);
  });
});

describe('looking without card rules', () => {
  test('is worth it for a single post, though the rows beside it can be read', () => {
    book.moveTo('single-post', START);
    book.note({ ...aCard(), layout: 'related' }, known, START);
    expect(book.needsFallback(LATE)).toBe(true);
  });

  test('is worth it when a known surface has given no id for four seconds', () => {
    expect(book.needsFallback(START + 3_999)).toBe(false);
    expect(book.needsFallback(START + 4_000)).toBe(true);
  });

  test('is not worth it once a card was read, nor elsewhere', () => {
    book.note(aCard(), known, START);
    expect(book.needsFallback(LATE)).toBe(false);
    book.moveTo('other', START);
    expect(book.needsFallback(LATE)).toBe(false);
  });
});

test('the health of a page counts what is near the viewport, and names nobody', () => {
  book.note(aCard(1), known, START);
  book.note(aCard(1), unread('ad'), START);
  book.note(aCard(2), unread('empty'), START);
  book.note(aCard(null), known, START);

  expect(book.health(LATE, { buttons: 2, postsFromJson: 12 })).toEqual({
    surface: 'profile',
    isDegraded: true,
    cards: 3,
    buttons: 2,
    idFrom: { link: 2 },
    unread: { ad: 1, empty: 1 },
    cardRules: { 1: 2, 2: 1, fallback: 1 },
    postsFromJson: 12,
    rulesVersion: compileRules().version,
    areRulesOverridden: false,
  });
});
