import type { EpochMs } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import { inOneGo } from './context.ts';
import { settleStatus } from './settle-status.ts';

/**
 * Lets authorised requests lapse whose windows are over, and takes in what was read while a request was put away.
 * Needs no ad account: windows kept by hand end too.
 */
export function lapseWindows(db: ScoutDb, now: EpochMs): Promise<void> {
  return inOneGo(db, async () => {
    const requests = await db.requests
      .where('status')
      .anyOf('authorized', 'code-received')
      .toArray();
    for (const { itemId } of requests) await settleStatus(db, itemId, now);
  });
}
