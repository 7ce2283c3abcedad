import type { EpochMs } from '../domain/clock.ts';
import type { Status } from '../domain/status.ts';
import { authorizationsOf, requestedAuthorizations } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { livenessOfAuthorization } from './liveness.ts';
import { PostRecords } from './post-records.ts';
import { settleStatus } from './settle-status.ts';

/**
 * Lets authorised requests lapse whose windows are over, and takes in what was read while a request was put away.
 * Needs no ad account: windows kept by hand end too. Call inside `inOneGo`.
 */
export async function lapseWindows(db: ScoutDb, now: EpochMs): Promise<void> {
  // Not `anyOf`: that goes row by row, a hundred times slower.
  const ofStatus = (status: Status) => db.requests.where('status').equals(status).toArray();
  const requests = [...(await ofStatus('authorized')), ...(await ofStatus('code-received'))];
  const rows = await requestedAuthorizations(db);
  const toSettle = requests.filter(({ itemId, status, before, deletedAt }) => {
    const authorizations = rows.get(itemId) ?? [];
    const isLive = authorizations.some((one) => livenessOfAuthorization(one, now) === 'live');
    const isSettled = status === 'authorized' && isLive && before === null;
    return deletedAt === null && authorizations.length > 0 && !isSettled;
  });
  if (toSettle.length === 0) return;
  const itemIds = toSettle.map(({ itemId }) => itemId);
  const records = new PostRecords(await authorizationsOf(db, itemIds), toSettle);
  for (const itemId of itemIds) settleStatus(records, itemId, now);
  await records.write(db);
}
