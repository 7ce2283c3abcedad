import { AdsError } from '../ads/ads-error.ts';
import type { Authorization } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { authorizationsBut } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLineOnce } from '../store/outbox.ts';
import { newSweep, type Sweep } from '../store/sweeps.ts';
import { livenessOfAuthorization } from './liveness.ts';
import { LIST, pagesOf } from './read-pages.ts';
import { MISS_AGAIN_MS, recordGone } from './record-missing.ts';
import { settleUncertain } from './settle-uncertain.ts';

/** So many posts may be read one by one, however short the list is. */
const FEW = 10;
/** A list that keeps moving is gone through so often for what it lacks. */
const MOST_LISTS = 3;

/**
 * Takes in which posts the list should have had and had not. What is over and belongs to no request was only tidied
 * away, if the list was whole. Few are read one by one; many are looked for in the list once more: what it lacks again is
 * believed to be gone, if nothing can have slipped this time, and what it lacks for the first time is read one by one. If
 * something can have slipped, there is a third list; after that all is read one by one, as a list can go on moving. Call
 * inside `inSweep`.
 * @param hasSlipped whether posts may have slipped to where the sweep had been already: then nothing is taken for gone by
 * this list
 * @returns the sweep that looks once more; null when this one says it all
 * @throws AdsError `unexpected-reply` when the list was not whole and lacks many: it is no list to judge by
 */
export async function lookForMissing(
  db: ScoutDb,
  adAccountId: string,
  { seen, startedAt, isWhole, total, missed, missedIn }: Sweep,
  hasSlipped: boolean,
  now: EpochMs,
): Promise<Sweep | null> {
  const lacked = await authorizationsBut(db, adAccountId, new Set(seen));
  const missing = lacked.filter((one) => wasThere(one, startedAt, now));
  const isTidied = (one: Authorization): boolean =>
    one.requestId === null && livenessOfAuthorization(one, now) === 'over';
  const toDoubt = missing.filter((one) => !isTidied(one));
  const areMany = toDoubt.length > Math.max(FEW, pagesOf(total ?? seen.length));
  if (areMany && !isWhole) throw new AdsError('unexpected-reply', { endpoint: LIST });
  const lists = missedIn + 1;
  if (areMany && (lists === 1 || (hasSlipped && lists < MOST_LISTS))) {
    const itemIds = toDoubt.map(({ itemId }) => itemId);
    return { ...newSweep(now + MISS_AGAIN_MS), missed: itemIds, missedIn: lists };
  }
  const missedBefore = new Set(isWhole && !hasSlipped ? missed : []);
  const isGone = ({ itemId }: Authorization): boolean => missedBefore.has(itemId);
  await recordGone(db, toDoubt.filter(isGone), now);
  for (const { itemId, requestId, codeId } of toDoubt.filter((one) => !isGone(one)))
    await putLineOnce(db, { kind: 'read-post', adAccountId, requestId, codeId, itemId }, now);
  if (!isWhole || hasSlipped) return null;
  await settleUncertain(db, adAccountId, lacked, startedAt, now);
  const tidied = { outcome: 'not-applied', readAt: now, updatedAt: now } as const;
  await db.authorizations.bulkPut(missing.filter(isTidied).map((one) => ({ ...one, ...tidied })));
  return null;
}

/** Whether a post was applied before the sweep began; what was read in the future was read before the clock was set back. */
function wasThere(one: Authorization, startedAt: EpochMs, now: EpochMs): boolean {
  const readAt = one.readAt ?? one.createdAt;
  return one.outcome === 'applied' && (readAt <= startedAt || readAt > now);
}
