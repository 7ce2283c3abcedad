import { AdsError } from '../ads/ads-error.ts';
import type { Authorization } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { authorizationsBut } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLineOnce } from '../store/outbox.ts';
import type { Sweep } from '../store/sweeps.ts';
import { livenessOfAuthorization } from './liveness.ts';
import { LIST, pagesOf } from './read-pages.ts';

/** So many posts may be read one by one, however short the list is. */
const FEW = 10;

/**
 * Lets posts be read that the list should have had. What is over and belongs to no request was only tidied away, if the
 * list was whole. Call inside `inSweep`.
 * @throws AdsError `unexpected-reply` when the list was not whole and lacks many: it is no list to judge by
 */
export async function lookForMissing(
  db: ScoutDb,
  adAccountId: string,
  { seen, startedAt, isWhole, total }: Sweep,
  now: EpochMs,
): Promise<void> {
  const missing = await missingFrom(db, adAccountId, seen, startedAt);
  const isTidied = (one: Authorization): boolean =>
    one.requestId === null && livenessOfAuthorization(one, now) === 'over';
  const toRead = missing.filter((one) => !isTidied(one));
  if (!isWhole && toRead.length > Math.max(FEW, pagesOf(total ?? seen.length)))
    throw new AdsError('unexpected-reply', { endpoint: LIST });
  for (const { itemId, requestId, codeId } of toRead)
    await putLineOnce(db, { kind: 'read-post', adAccountId, requestId, codeId, itemId }, now);
  if (!isWhole) return;
  const gone = { outcome: 'not-applied', readAt: now, updatedAt: now } as const;
  await db.authorizations.bulkPut(missing.filter(isTidied).map((one) => ({ ...one, ...gone })));
}

/** Posts that were applied before the sweep began, and that it did not come across. */
async function missingFrom(
  db: ScoutDb,
  adAccountId: string,
  seen: string[],
  startedAt: EpochMs,
): Promise<Authorization[]> {
  const missing = await authorizationsBut(db, adAccountId, new Set(seen));
  return missing.filter(
    (one) => one.outcome === 'applied' && (one.readAt ?? one.createdAt) <= startedAt,
  );
}
