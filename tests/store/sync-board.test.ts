import { describe, expect, test } from 'vitest';
import { deleteRequest } from '../../utils/actions/delete-request.ts';
import { receiveCodes } from '../../utils/actions/receive-codes.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { MOST_CALLS } from '../../utils/domain/ads-call.ts';
import { DAY_MS, HOUR_MS } from '../../utils/domain/clock.ts';
import { newLine, type NewOutboxLine } from '../../utils/domain/outbox.ts';
import { heldBackUntil } from '../../utils/domain/rate-pause.ts';
import { MOST_LINES } from '../../utils/domain/sync-board.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import { readSyncBoard } from '../../utils/store/sync-board.ts';
import { writeState } from '../../utils/store/sync-state.ts';
import { aContext, anAccount, aPost, CODE, ITEM_ID, NOON } from '../support/build.ts';
import { aCall } from '../support/sync-board.ts';

const MIDNIGHT = NOON + 12 * HOUR_MS;

async function withAccount() {
  const context = aContext();
  const account = anAccount();
  await context.db.adAccounts.add(account);
  return { context, db: context.db, account };
}

const putLines = (db: ScoutDb, adAccountId: string, kind: NewOutboxLine['kind'], count: number) =>
  db.outbox.bulkAdd(
    Array.from({ length: count }, (_, index) => ({
      ...newLine({ kind, adAccountId, requestId: null, codeId: null, itemId: `${index}` }, NOON),
      notBefore: NOON + count - index,
    })),
  );

describe('the board of the sync', () => {
  test('tells a line by its post and ad account, and never the code', async () => {
    const { context, db, account } = await withAccount();
    const request = await savePost(context, aPost(), 30);
    await receiveCodes(context, CODE, request.id);
    const board = await readSyncBoard(db);
    expect(board.lines).toHaveLength(1);
    expect(board.lines[0]).toMatchObject({
      kind: 'preview-code',
      adAccountId: account.id,
      accountLabel: account.label,
      handle: 'ana.sandbox',
      itemId: ITEM_ID,
      isWanted: true,
    });
    expect(JSON.stringify(board)).not.toContain(CODE);
  });

  test('counts what waits for each ad account, and lists the soonest', async () => {
    const { db, account } = await withAccount();
    const other = anAccount({ id: `${account.id}-2`, advertiserId: '7504697128674066999' });
    await db.adAccounts.add(other);
    await putLines(db, account.id, 'read-post', MOST_LINES + 20);
    await putLines(db, other.id, 'apply-code', 3);
    const { accounts, lines, lineCount } = await readSyncBoard(db);
    expect(accounts.map(({ waiting }) => waiting)).toEqual([MOST_LINES + 20, 3]);
    expect(lineCount).toBe(MOST_LINES + 23);
    expect(lines).toHaveLength(MOST_LINES);
    expect(lines[0]?.notBefore).toBe(NOON + 1);
  });

  test('knows that a line of a deleted request is not wanted', async () => {
    const { context, db } = await withAccount();
    const request = await savePost(context, aPost(), 30);
    await receiveCodes(context, CODE, request.id);
    await deleteRequest(context, request.id);
    expect((await readSyncBoard(db)).lines[0]?.isWanted).toBe(false);
  });

  test('knows that reading a post is wanted even when its request is deleted: the sync does it', async () => {
    const { context, db, account } = await withAccount();
    const request = await savePost(context, aPost(), 30);
    await deleteRequest(context, request.id);
    const ids = { adAccountId: account.id, requestId: request.id, codeId: null, itemId: ITEM_ID };
    await db.outbox.add(newLine({ kind: 'read-post', ...ids }, NOON));
    expect((await readSyncBoard(db)).lines).toMatchObject([{ kind: 'read-post', isWanted: true }]);
  });

  test('knows the order of work of the lines', async () => {
    const { db, account } = await withAccount();
    await putLines(db, account.id, 'read-post', 2);
    expect((await readSyncBoard(db)).lines.map(({ seq }) => seq)).toEqual([2, 1]);
  });

  test('finds the code that waits for a person behind a hundred that were put away', async () => {
    const { context, db } = await withAccount();
    const request = await savePost(context, aPost(), 30);
    await receiveCodes(context, CODE, request.id);
    await db.outbox.clear();
    await db.codes.toCollection().modify({ preview: 'withheld' });
    const kept = await db.requests.get(request.id);
    if (!kept) throw new Error('the request was saved');
    await db.requests.bulkAdd(
      Array.from({ length: MOST_LINES }, (_, index) => ({
        ...kept,
        id: `0-${index}`,
        itemId: `${index}`,
        deletedAt: NOON,
      })),
    );
    expect((await readSyncBoard(db)).lines).toMatchObject([{ requestId: request.id }]);
  });

  test('lists a code that waits for a person, although nobody works on it', async () => {
    const { context, db } = await withAccount();
    const request = await savePost(context, aPost(), 30);
    await receiveCodes(context, CODE, request.id);
    await db.outbox.clear();
    await db.codes.toCollection().modify({ preview: 'withheld' });
    const { lines, lineCount } = await readSyncBoard(db);
    expect(lines).toMatchObject([{ kind: 'confirm-code', handle: 'ana.sandbox' }]);
    expect(lineCount).toBe(0);
  });

  test('asks nobody to confirm what is being worked on, nor without an ad account', async () => {
    const { context, db } = await withAccount();
    const request = await savePost(context, aPost(), 30);
    await receiveCodes(context, CODE, request.id);
    await db.codes.toCollection().modify({ preview: 'withheld' });
    expect((await readSyncBoard(db)).lines.map(({ kind }) => kind)).toEqual(['preview-code']);
    await db.outbox.clear();
    await db.adAccounts.clear();
    expect((await readSyncBoard(db)).lines).toEqual([]);
  });

  test('gives the kept calls, newest first', async () => {
    const { db } = await withAccount();
    await db.calls.bulkAdd(
      Array.from({ length: MOST_CALLS + 10 }, (_, index) => aCall({ durationMs: index })),
    );
    const { calls } = await readSyncBoard(db);
    expect(calls).toHaveLength(MOST_CALLS);
    expect(calls[0]?.durationMs).toBe(MOST_CALLS + 9);
  });

  test('tells until when TikTok’s limits hold everything back', async () => {
    const { db } = await withAccount();
    const heldBack = async () => heldBackUntil((await readSyncBoard(db)).ratePause, NOON);
    await writeState(db, 'rate', { pausedUntil: NOON + 5, dayPauseUntil: 0 });
    expect(await heldBack()).toBe(NOON + 5);
    await writeState(db, 'rate', { pausedUntil: NOON + 5, dayPauseUntil: MIDNIGHT });
    expect(await heldBack()).toBe(MIDNIGHT);
    await writeState(db, 'rate', 'nonsense');
    expect(await heldBack()).toBe(0);
  });

  test('does not believe pauses that only a clock that was set back can have left', async () => {
    const { db } = await withAccount();
    await writeState(db, 'rate', { pausedUntil: NOON + HOUR_MS, dayPauseUntil: MIDNIGHT + DAY_MS });
    expect(heldBackUntil((await readSyncBoard(db)).ratePause, NOON)).toBe(0);
  });

  test('is empty in an empty database', async () => {
    expect(await readSyncBoard(aContext().db)).toEqual({
      accounts: [],
      lineCount: 0,
      lines: [],
      ratePause: { pausedUntil: 0, dayPauseUntil: 0 },
      calls: [],
      report: null,
    });
  });
});
