import { describe, expect, test } from 'vitest';
import { pauseAccount } from '../../utils/actions/pause-account.ts';
import { HOUR_MS } from '../../utils/domain/clock.ts';
import { newLine } from '../../utils/domain/outbox.ts';
import { newSweep, readSweep, writeSweep } from '../../utils/store/sweeps.ts';
import { aContext, anAccount, ITEM_ID, NOON } from '../support/build.ts';

const aLine = (adAccountId: string, changes = {}) => ({
  ...newLine(
    { kind: 'read-post', adAccountId, requestId: null, codeId: null, itemId: ITEM_ID },
    NOON,
  ),
  notBefore: NOON + HOUR_MS,
  ...changes,
});

describe('pausing an ad account', () => {
  test('notes since when, once', async () => {
    const context = aContext();
    const account = anAccount();
    await context.db.adAccounts.add(account);
    await pauseAccount(context, account.id, true);
    context.clock.move(HOUR_MS);
    await pauseAccount(context, account.id, true);
    expect(await context.db.adAccounts.get(account.id)).toMatchObject({ pausedAt: NOON });
  });

  test('keeps what waits for it, and lets it go on at once afterwards', async () => {
    const context = aContext();
    const [account, other] = [anAccount(), anAccount({ advertiserId: '7504697128674066999' })];
    await context.db.adAccounts.bulkAdd([account, other]);
    await context.db.outbox.bulkAdd([aLine(account.id), aLine(other.id)]);
    await pauseAccount(context, account.id, true);
    expect(await context.db.outbox.count()).toBe(2);
    await pauseAccount(context, account.id, false);
    expect((await context.db.outbox.toArray()).map(({ notBefore }) => notBefore)).toEqual([
      NOON,
      NOON + HOUR_MS,
    ]);
  });

  test('leaves a code that was sent to its ladder of looks', async () => {
    const context = aContext();
    const account = anAccount({ pausedAt: NOON });
    await context.db.adAccounts.add(account);
    await context.db.outbox.add(aLine(account.id, { kind: 'apply-code', sentAt: NOON }));
    await pauseAccount(context, account.id, false);
    expect(await context.db.outbox.toArray()).toMatchObject([{ notBefore: NOON + HOUR_MS }]);
  });

  test('is nothing for a mere label', async () => {
    const context = aContext();
    const label = anAccount({ advertiserId: null, connectedAt: null });
    await context.db.adAccounts.add(label);
    await expect(pauseAccount(context, label.id, true)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('lets a sweep that was put off go on at once', async () => {
    const context = aContext();
    const account = anAccount({ pausedAt: NOON });
    await context.db.adAccounts.add(account);
    await writeSweep(context.db, account.id, { ...newSweep(NOON), notBefore: NOON + HOUR_MS });
    await pauseAccount(context, account.id, false);
    expect(await readSweep(context.db, account.id)).toMatchObject({ notBefore: NOON });
  });
});
