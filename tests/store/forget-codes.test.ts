import { describe, expect, test, vi } from 'vitest';
import type { Authorization } from '../../utils/domain/authorization.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import { newLine, type OutboxKind } from '../../utils/domain/outbox.ts';
import { ScoutDb } from '../../utils/store/db.ts';
import { forgetConfirmedCodes } from '../../utils/store/forget-codes.ts';
import { aDatabase, anAccount, CODE, ITEM_ID, NOON } from '../support/build.ts';
import { countCalls } from '../support/count-calls.ts';
import { aCode, anAuthorization } from '../support/overview.ts';

const byTikTok = {
  adAuthStatus: 'AUTHORIZED',
  itemStatus: null,
  displayName: null,
  itemType: null,
  caption: null,
  startsAt: NOON,
  endsAt: NOON + 30 * DAY_MS,
  at: NOON,
};

/** A connected ad account, a code, and what became of it there. */
async function aTry(
  known: Partial<Authorization> | null = {},
): Promise<{ db: ScoutDb; codeId: string; adAccountId: string }> {
  const db = aDatabase();
  const account = anAccount();
  const code = aCode({ requestId: '01930000-0000-7000-8000-00000000aaaa', itemId: ITEM_ID });
  await db.adAccounts.add(account);
  await db.codes.add(code);
  const ids = { adAccountId: account.id, codeId: code.id };
  if (known) await db.authorizations.add(anAuthorization({ ...ids, byTikTok, ...known }));
  return { db, ...ids };
}

const wait = (db: ScoutDb, kind: OutboxKind, codeId: string, adAccountId: string) =>
  db.outbox.add(newLine({ kind, codeId, adAccountId, requestId: null, itemId: ITEM_ID }, NOON));

describe('a code that TikTok has confirmed', () => {
  test('goes, and what tells it apart, its window and its history stay', async () => {
    const { db, codeId } = await aTry();
    const { fingerprint } = (await db.codes.get(codeId)) ?? {};
    expect(await forgetConfirmedCodes(db, NOON)).toBe(1);
    expect(await db.codes.get(codeId)).toMatchObject({ value: '', fingerprint, deletedAt: null });
    expect(await db.authorizations.toArray()).toMatchObject([{ byTikTok }]);
    expect(await db.events.toArray()).toMatchObject([{ type: 'code-forgotten', itemId: ITEM_ID }]);
    expect(JSON.stringify(await db.codes.toArray())).not.toContain(CODE.slice(1, 12));
  });

  test('is forgotten once', async () => {
    const { db } = await aTry();
    await forgetConfirmedCodes(db, NOON);
    expect(await forgetConfirmedCodes(db, NOON)).toBe(0);
    expect(await db.events.count()).toBe(1);
  });

  test('goes also while its post is only read again', async () => {
    const { db, codeId, adAccountId } = await aTry();
    await wait(db, 'read-post', codeId, adAccountId);
    expect(await forgetConfirmedCodes(db, NOON)).toBe(1);
  });
});

test('codes that were forgotten before cost nothing each', async () => {
  const { db, adAccountId } = await aTry();
  const forgotten = Array.from({ length: 300 }, () => aCode({ value: '' }));
  await db.codes.bulkAdd(forgotten.map((code, index) => ({ ...code, fingerprint: `f${index}` })));
  for (const { id } of forgotten) await wait(db, 'read-post', id, adAccountId);
  db.close();
  const again = new ScoutDb(db.name);
  const calls = countCalls(again);
  expect(await forgetConfirmedCodes(again, NOON)).toBe(1);
  expect(calls()).toBeLessThan(20);
  vi.restoreAllMocks();
});

describe('a code stays', () => {
  test.each<[string, Partial<Authorization> | null]>([
    ['that was never tried', null],
    ['whose outcome is uncertain', { outcome: 'uncertain' }],
    ['that did not take effect', { outcome: 'not-applied' }],
    ['that only a person says is applied', { byTikTok: null }],
    ['whose window TikTok does not tell', { byTikTok: { ...byTikTok, endsAt: null } }],
  ])('%s', async (_, known) => {
    const { db } = await aTry(known);
    expect(await forgetConfirmedCodes(db, NOON)).toBe(0);
    expect((await db.codes.toArray())[0]?.value).toBe(CODE);
  });

  test.each<OutboxKind>(['preview-code', 'apply-code'])(
    'while a line waits to %s',
    async (kind) => {
      const { db, codeId, adAccountId } = await aTry();
      await wait(db, kind, codeId, adAccountId);
      expect(await forgetConfirmedCodes(db, NOON)).toBe(0);
    },
  );

  test('until every ad account it is meant for has it', async () => {
    const { db, codeId } = await aTry();
    const second = anAccount({ advertiserId: '7504697128674066999' });
    await db.adAccounts.add(second);
    expect(await forgetConfirmedCodes(db, NOON)).toBe(0);
    await db.authorizations.add(anAuthorization({ adAccountId: second.id, codeId, byTikTok }));
    expect(await forgetConfirmedCodes(db, NOON)).toBe(1);
  });
});
