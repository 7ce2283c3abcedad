import { describe, expect, test, vi } from 'vitest';
import { markApplied } from '../../utils/actions/mark-applied.ts';
import { savePost } from '../../utils/actions/save-post.ts';
import { pauseCalls, parseRate } from '../../utils/ads/rate-limit.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../utils/domain/clock.ts';
import { putLine } from '../../utils/store/outbox.ts';
import { writeToken } from '../../utils/store/secrets.ts';
import { writeState } from '../../utils/store/sync-state.ts';
import { nextAlarmAt } from '../../utils/sync/schedule.ts';
import { aContext, anAccount, aPost, ITEM_ID, NOON } from '../support/build.ts';

const LINE = { kind: 'read-post', requestId: null, codeId: null, itemId: ITEM_ID } as const;

async function connected(problem: { kind: 'unauthorised'; at: number } | null = null) {
  const context = aContext();
  const account = anAccount({ problem });
  await context.db.adAccounts.add(account);
  await writeToken(context.db, 'sandbox-token', NOON);
  return { ...context, account };
}

describe('the next alarm', () => {
  test('is none when nothing waits and no ad account is connected', async () => {
    expect(await nextAlarmAt(aContext().db, NOON)).toBeNull();
  });

  test('comes in half an hour with an ad account', async () => {
    const { db } = await connected();
    expect(await nextAlarmAt(db, NOON)).toBe(NOON + 30 * MINUTE_MS);
  });

  test('comes when the next line is due', async () => {
    const { db, account } = await connected();
    await putLine(db, { ...LINE, adAccountId: account.id }, NOON + MINUTE_MS);
    expect(await nextAlarmAt(db, NOON)).toBe(NOON + MINUTE_MS);
  });

  test('is in the past when work is waiting', async () => {
    const { db, account } = await connected();
    await putLine(db, { ...LINE, adAccountId: account.id }, NOON - HOUR_MS);
    expect(await nextAlarmAt(db, NOON)).toBe(NOON - HOUR_MS);
  });

  test('does not wake anybody for an ad account that was put aside', async () => {
    const { db, account } = await connected({ kind: 'unauthorised', at: NOON });
    await putLine(db, { ...LINE, adAccountId: account.id }, NOON);
    expect(await nextAlarmAt(db, NOON)).toBe(NOON + 30 * MINUTE_MS);
  });

  test('waits for the end of a pause of the whole app', async () => {
    const { db, account } = await connected();
    await putLine(db, { ...LINE, adAccountId: account.id }, NOON);
    const refused = { limit: 'app', advertiserId: '1' } as const;
    const times = [0, 1, 3, 7].map((seconds) => NOON + seconds * SECOND_MS);
    const paused = times.reduce((state, at) => pauseCalls(state, refused, at), parseRate(null));
    await writeState(db, 'rate', paused);
    const now = NOON + 7 * SECOND_MS;
    expect(await nextAlarmAt(db, now)).toBe(now + 5 * MINUTE_MS);
  });

  test('is found with one look at all that is known of requested posts', async () => {
    const { db } = await connected();
    const looks = vi.spyOn(db.authorizations, 'where');
    await nextAlarmAt(db, NOON);
    expect(looks).toHaveBeenCalledOnce();
  });

  test('comes at the end of a window kept by hand, without any ad account', async () => {
    const context = aContext();
    const { id } = await savePost(context, aPost(), 30);
    await markApplied(context, id, { accountLabel: 'Ads Manager', endsAt: NOON + DAY_MS });
    expect(await nextAlarmAt(context.db, NOON)).toBe(NOON + DAY_MS);
    expect(await nextAlarmAt(context.db, NOON + 2 * DAY_MS)).toBeNull();
  });
});
