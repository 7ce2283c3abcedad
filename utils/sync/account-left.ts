import type { Access } from '../ads/port.ts';
import type { ScoutDb } from '../store/db.ts';
import { readToken } from '../store/secrets.ts';
import type { SyncContext } from './context.ts';
import { workingAccounts } from './due-lines.ts';

/** An ad account was disconnected, paused or put aside, or its token replaced, while it was being asked. No failure. */
export class AccountLeft extends Error {
  override readonly name = 'AccountLeft';
}

/**
 * Makes one call for an ad account, unless it may not be asked any more when its turn has come.
 * @throws AccountLeft without calling; whatever the limiter or the call throws
 */
export function askWhileOurs<T>(
  { db, limiter }: Pick<SyncContext, 'db' | 'limiter'>,
  access: Access,
  call: () => Promise<T>,
): Promise<T> {
  return limiter.run(access.advertiserId, async () => {
    await assertStillOurs(db, access);
    return call();
  });
}

/** @throws AccountLeft when the ad account may not be asked any more, or not with this token */
export function assertStillOurs(db: ScoutDb, { token, advertiserId }: Access): Promise<void> {
  return db.transaction('r', [db.adAccounts, db.secrets], async () => {
    const isWorking = (await workingAccounts(db)).some((one) => one.advertiserId === advertiserId);
    if (!isWorking || (await readToken(db)) !== token) throw new AccountLeft();
  });
}
