import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listRows, passesFilter, searchRows, usableCode } from '../../utils/domain/overview.ts';
import { aPost, ITEM_ID, NOON } from '../support/build.ts';
import { aCode, aLine, aListedRow, aRow } from '../support/overview.ts';

describe('the order of the list', () => {
  test('what needs the person comes first, then what was touched last', () => {
    const old = aRow({ status: 'requested', updatedAt: NOON - 2 });
    const young = aRow({ status: 'saved', updatedAt: NOON });
    const needy = aRow({ status: 'code-received', updatedAt: NOON - 5 }, { codes: [aCode()] });
    expect(listRows([old, needy, young], NOON).map(({ row }) => row)).toEqual([needy, young, old]);
  });

  test('of what needs the person the most pressing comes first, whatever was touched last', () => {
    const ended = aRow({ status: 'expired', updatedAt: NOON - 9 });
    const code = aRow({ status: 'code-received', updatedAt: NOON - 5 }, { codes: [aCode()] });
    const withheld = aRow(
      { status: 'code-received', updatedAt: NOON - 1 },
      { codes: [aCode({ preview: 'withheld' })] },
    );
    expect(listRows([code, withheld, ended], NOON).map(({ row }) => row)).toEqual([
      ended,
      withheld,
      code,
    ]);
  });

  test('a code that is being worked on does not need the person', () => {
    const row = aRow({ status: 'code-received' }, { codes: [aCode()], lines: [aLine()] });
    expect(listRows([row], NOON)[0]?.needsMe).toBe(false);
  });

  test('every row passes the filter of its own status and no other', () => {
    const listed = aListedRow({ status: 'agreed' });
    expect([
      passesFilter(listed, 'all'),
      passesFilter(listed, 'agreed'),
      passesFilter(listed, 'saved'),
    ]).toEqual([true, true, false]);
  });
});

describe('searching', () => {
  const rows = [
    aListedRow(
      {},
      { post: aPost({ handle: 'jose.cocina', nickname: 'José', caption: 'Crème brûlée fácil' }) },
    ),
  ];

  test.each([
    'JOSE',
    '@jose.cocina',
    'creme brulee',
    ITEM_ID,
    `https://www.tiktok.com/@x/video/${ITEM_ID}`,
    'facil jose',
  ])('finds by %s', (query) => {
    expect(searchRows(rows, query)).toEqual(rows);
  });

  test('needs every word', () => {
    expect(searchRows(rows, 'jose ramen')).toEqual([]);
  });

  test('never fails, whatever is typed, and finds everything for nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => searchRows(rows, query).length <= 1),
    );
    expect(searchRows(rows, '   ')).toEqual(rows);
  });
});

describe('the code to use', () => {
  test('is the newest that was not refused', () => {
    const first = aCode({ receivedAt: NOON - 2 });
    const second = aCode({ receivedAt: NOON - 1 });
    const refused = aCode({ receivedAt: NOON, refusal: { reason: 'code-format', at: NOON } });
    expect(usableCode(aRow({}, { codes: [second, first, refused] }))).toBe(second);
  });

  test('is none when the credential was removed', () => {
    expect(usableCode(aRow({}, { codes: [aCode({ value: '' })] }))).toBeNull();
  });
});
