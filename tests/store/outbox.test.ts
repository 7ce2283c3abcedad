import { describe, expect, test } from 'vitest';
import type { NewOutboxLine } from '../../utils/domain/outbox.ts';
import { allLines, putLine, putLineOnce } from '../../utils/store/outbox.ts';
import { readLastRun, writeState } from '../../utils/store/sync-state.ts';
import { aDatabase, NOON } from '../support/build.ts';

const LINE: NewOutboxLine = {
  kind: 'apply-code',
  adAccountId: 'account',
  requestId: 'request',
  codeId: 'code',
  itemId: null,
};
const LATER = NOON + 1_000;

describe('the outbox', () => {
  test('keeps one line an intention', async () => {
    const db = aDatabase();
    await putLine(db, LINE, NOON);
    await putLine(db, LINE, LATER);
    await putLineOnce(db, LINE, LATER);
    expect(await db.outbox.count()).toBe(1);
  });

  test('makes a line that waits due again, with a clean slate', async () => {
    const db = aDatabase();
    await putLine(db, LINE, NOON);
    const lastError = { kind: 'network', at: NOON } as const;
    await db.outbox.toCollection().modify({ attempts: 7, notBefore: NOON + 1e9, lastError });
    await putLine(db, { ...LINE, requestId: 'another' }, LATER);
    expect(await allLines(db)).toMatchObject([
      { attempts: 0, notBefore: LATER, lastError: null, requestId: 'another', createdAt: LATER },
    ]);
  });

  test('leaves a line alone that was sent: it may only be read', async () => {
    const db = aDatabase();
    await putLine(db, LINE, NOON);
    await db.outbox.toCollection().modify({ sentAt: NOON, misses: 2, notBefore: NOON + 1e9 });
    await putLine(db, LINE, LATER);
    expect(await allLines(db)).toMatchObject([{ sentAt: NOON, misses: 2, notBefore: NOON + 1e9 }]);
  });

  test('lets a line that waits go on waiting when it is only noted once more', async () => {
    const db = aDatabase();
    await putLine(db, LINE, NOON);
    await db.outbox.toCollection().modify({ attempts: 7, notBefore: NOON + 1e9 });
    await putLineOnce(db, LINE, LATER);
    expect(await allLines(db)).toMatchObject([{ attempts: 7, notBefore: NOON + 1e9 }]);
  });

  test('gives lines in the order they came', async () => {
    const db = aDatabase();
    for (const codeId of ['c', 'a', 'b']) await putLine(db, { ...LINE, codeId }, NOON);
    expect((await allLines(db)).map(({ codeId }) => codeId)).toEqual(['c', 'a', 'b']);
  });
});

describe('the report of the last run', () => {
  const report = {
    at: NOON,
    outcome: 'done',
    problem: null,
    waiting: 0,
    nextAt: null,
    lastSuccessAt: NOON,
  };

  test('is read back as it was written', async () => {
    const db = aDatabase();
    await writeState(db, 'last-run', report);
    expect(await readLastRun(db)).toEqual(report);
  });

  test.each([undefined, null, 'done', { ...report, outcome: 'fine' }, { ...report, at: 'noon' }])(
    'is none when %j is stored',
    async (value) => {
      const db = aDatabase();
      await writeState(db, 'last-run', value);
      expect(await readLastRun(db)).toBeNull();
    },
  );
});
