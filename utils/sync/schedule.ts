import { parseRate, pausedUntil } from '../ads/rate-limit.ts';
import { knownWindow } from '../domain/authorization.ts';
import { type EpochMs, MINUTE_MS } from '../domain/clock.ts';
import { NOTICE_DAYS } from '../domain/urgency.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import { requestedAuthorizations } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { readState } from '../store/sync-state.ts';
import { readSweep, type Sweep } from '../store/sweeps.ts';
import { linesInTurn, workingAccounts } from './due-lines.ts';
import { nextNoticeAt } from './notices.ts';

/** With an ad account there is always something to look after. */
export const LOOK_EVERY_MS = 30 * MINUTE_MS;

/**
 * When the sync should run next: when a line or a sweep comes due, a window ends or is to be told of, or half an hour
 * has passed. May lie in the past: then there is work to do now.
 * @param isBackendOpen whether anybody may be asked at all; where not, lines and sweeps come due for nobody
 * @returns null when nothing waits and no ad account may be asked
 */
export function nextAlarmAt(
  db: ScoutDb,
  now: EpochMs,
  noticeDays: readonly number[] = NOTICE_DAYS,
  isBackendOpen = true,
): Promise<EpochMs | null> {
  const tables = [
    db.outbox,
    db.adAccounts,
    db.secrets,
    db.syncState,
    db.requests,
    db.authorizations,
  ];
  return db.transaction('r', tables, async () => {
    const accounts = await connectedAccounts(db);
    const isAnyToAsk = accounts.some(({ pausedAt }) => pausedAt === null);
    return earliest([
      isBackendOpen ? await nextWorkAt(db, now) : null,
      await nextOfWindows(db, noticeDays, now),
      isAnyToAsk ? now + LOOK_EVERY_MS : null,
    ]);
  });
}

/**
 * When the next line or sweep can be worked on: a pause of the whole app holds all of them back. Call inside a
 * transaction.
 */
export async function nextWorkAt(db: ScoutDb, now: EpochMs): Promise<EpochMs | null> {
  const lines = (await linesInTurn(db)).map(({ line }) => line.notBefore);
  const sweeps = (await waitingSweeps(db)).map(({ notBefore }) => notBefore);
  const nextAt = earliest([...lines, ...sweeps]);
  if (nextAt === null) return null;
  return Math.max(nextAt, pausedUntil(await readState(db, 'rate', parseRate), now));
}

/** Lists of working ad accounts that are to be gone through, or are being. Call inside a transaction. */
export async function waitingSweeps(db: ScoutDb): Promise<Sweep[]> {
  const sweeps = (await workingAccounts(db)).map(({ id }) => readSweep(db, id));
  return (await Promise.all(sweeps)).filter((sweep) => sweep !== null);
}

function earliest(times: (EpochMs | null)[]): EpochMs | null {
  const known = times.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** When a window ends, or is to be told of. */
async function nextOfWindows(
  db: ScoutDb,
  noticeDays: readonly number[],
  now: EpochMs,
): Promise<EpochMs | null> {
  const authorized = await db.requests.where('status').equals('authorized').toArray();
  const rows = await requestedAuthorizations(db);
  const ends = authorized
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap(({ itemId }) => rows.get(itemId) ?? [])
    .map((one) => knownWindow(one)?.endsAt ?? null)
    .filter((endsAt) => endsAt !== null && endsAt > now);
  return earliest([...ends, nextNoticeAt(authorized, rows, noticeDays, now)]);
}
