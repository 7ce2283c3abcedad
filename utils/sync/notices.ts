import { isSameEnd } from '../domain/attention.ts';
import { type Authorization, knownWindow } from '../domain/authorization.ts';
import { DAY_MS, type EpochMs } from '../domain/clock.ts';
import type { SparkRequest } from '../domain/request.ts';
import { requestedAuthorizations } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';

/** A window that lapsed longer ago was told of, or is no news any more. */
const NEWS_FOR_MS = DAY_MS;

/** The window of a request that ends last, in whichever ad account that is. */
interface EndingWindow {
  request: SparkRequest;
  authorization: Authorization;
  startsAt: EpochMs;
  endsAt: EpochMs;
  /** Days of which was told before, for this end. */
  told: number[];
}

/**
 * Tells in the history that windows end in so many days, and that they ended: each once, and of several missed ones
 * only the nearest. Windows kept by hand too. Call inside `inOneGo`, after what is over has lapsed.
 */
export async function tellNotices(
  db: ScoutDb,
  noticeDays: readonly number[],
  now: EpochMs,
): Promise<void> {
  const authorized = await db.requests.where('status').equals('authorized').toArray();
  const lapsed = await db.requests
    .where('status')
    .equals('expired')
    .filter(({ statusSince }) => now - statusSince < NEWS_FOR_MS)
    .toArray();
  for (const window of await endingWindows(db, [...authorized, ...lapsed])) {
    await tellOne(db, window, noticeDays, now);
  }
}

/** When the next notice has to be told; null when none is left. Call inside a transaction. */
export async function nextNoticeAt(
  db: ScoutDb,
  noticeDays: readonly number[],
  now: EpochMs,
): Promise<EpochMs | null> {
  const authorized = await db.requests.where('status').equals('authorized').toArray();
  const times = (await endingWindows(db, authorized))
    .flatMap((window) => momentsOf(window, noticeDays))
    .flatMap(({ at }) => (at > now ? [at] : []));
  return times.length === 0 ? null : Math.min(...times);
}

async function tellOne(
  db: ScoutDb,
  window: EndingWindow,
  noticeDays: readonly number[],
  now: EpochMs,
): Promise<void> {
  const { request, authorization, endsAt, told } = window;
  const due = momentsOf(window, noticeDays)
    .filter(({ at }) => at <= now)
    .map(({ days }) => days)
    .filter((days) => !told.includes(days));
  if (due.length === 0) return;
  const { adAccountId, itemId } = authorization;
  const days = Math.min(...due);
  // A notice that is nearer was told: with more days chosen since, the farther ones are history.
  if (told.some((one) => one < days)) return;
  await db.authorizations.update([adAccountId, itemId], {
    told: { endsAt, days: [...told, ...due] },
  });
  await addEvent(db, {
    type: 'window-ends-soon',
    at: now,
    by: knownWindow(authorization)?.source ?? 'hand',
    requestId: request.id,
    itemId,
    detail: { days, endsAt },
  });
}

async function endingWindows(db: ScoutDb, requests: SparkRequest[]): Promise<EndingWindow[]> {
  const rows = await requestedAuthorizations(db);
  return requests
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap((request) => lastToEnd(request, rows.get(request.itemId) ?? []) ?? []);
}

/** TikTok's word before a person's, as everywhere. */
function lastToEnd(request: SparkRequest, rows: Authorization[]): EndingWindow | null {
  const windows = rows
    .filter(({ outcome, byTikTok }) => outcome === 'applied' || byTikTok === null)
    .flatMap((authorization) => {
      const window = knownWindow(authorization);
      if (!window || window.endsAt === null) return [];
      const { endsAt } = window;
      const startsAt = window.startsAt ?? authorization.byHand?.at ?? authorization.createdAt;
      return [{ request, authorization, startsAt, endsAt, told: toldOf(rows, endsAt) }];
    });
  const listed = windows.filter(({ authorization }) => authorization.byTikTok !== null);
  return (listed.length > 0 ? listed : windows).reduce<EndingWindow | null>(
    (last, one) => (last && last.endsAt >= one.endsAt ? last : one),
    null,
  );
}

/**
 * What was told of another end says nothing of this one: it was extended, or noted anew. TikTok's end and the one that
 * a person noted of the same window may lie some hours apart.
 */
function toldOf(rows: Authorization[], endsAt: EpochMs): number[] {
  return rows.flatMap(({ told }) => (told && isSameEnd(told.endsAt, endsAt) ? told.days : []));
}

/** A window of 30 days is not told to end in 30 days the moment that it begins. */
function momentsOf(
  { startsAt, endsAt }: EndingWindow,
  noticeDays: readonly number[],
): { days: number; at: EpochMs }[] {
  return [...new Set([...noticeDays, 0])]
    .map((days) => ({ days, at: endsAt - days * DAY_MS }))
    .filter(({ at }) => at > startsAt);
}
