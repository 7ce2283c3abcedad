import { parseRate, pausedUntil } from '../ads/rate-limit.ts';
import { knownWindow } from '../domain/authorization.ts';
import { type EpochMs, MINUTE_MS } from '../domain/clock.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { readState } from '../store/sync-state.ts';
import { dueLines } from './due-lines.ts';

/** With an ad account there is always something to look after. */
const LOOK_EVERY_MS = 30 * MINUTE_MS;

/**
 * When the sync should run next: when a line comes due, a window ends, or half an hour has passed. May lie in the
 * past: then there is work to do now.
 * @returns null when nothing waits and no ad account is connected
 */
export async function nextAlarmAt(db: ScoutDb, now: EpochMs): Promise<EpochMs | null> {
  const times = [
    await nextLineAt(db, now),
    await nextWindowEnd(db, now),
    (await connectedAccounts(db)).length > 0 ? now + LOOK_EVERY_MS : null,
  ].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** When the next line can be worked on: a pause of the whole app holds all of them back. */
export async function nextLineAt(db: ScoutDb, now: EpochMs): Promise<EpochMs | null> {
  const { nextAt } = await dueLines(db, now);
  if (nextAt === null) return null;
  return Math.max(nextAt, pausedUntil(await readState(db, 'rate', parseRate), now));
}

async function nextWindowEnd(db: ScoutDb, now: EpochMs): Promise<EpochMs | null> {
  const authorized = await db.requests.where('status').equals('authorized').toArray();
  const itemIds = authorized
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ itemId }) => itemId);
  const authorizations = await db.authorizations.where('itemId').anyOf(itemIds).toArray();
  const ends = authorizations.flatMap((one) => {
    const endsAt = knownWindow(one)?.endsAt ?? null;
    return endsAt !== null && endsAt > now ? [endsAt] : [];
  });
  return ends.length === 0 ? null : Math.min(...ends);
}
