import { isSameEnd } from '../domain/attention.ts';
import { type Authorization, knownWindow } from '../domain/authorization.ts';
import { DAY_MS, type EpochMs } from '../domain/clock.ts';
import type { SparkRequest } from '../domain/request.ts';
import { requestedAuthorizations } from '../store/authorizations.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';

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
 * Tells in the history that windows end in so many days: each once, and of several missed ones only the nearest; and
 * that they end before the ad. Windows kept by hand too. Call inside `inOneGo`, after what is over has lapsed: that
 * tells of the end.
 */
export async function tellNotices(
  db: ScoutDb,
  noticeDays: readonly number[],
  now: EpochMs,
): Promise<void> {
  const authorized = await db.requests.where('status').equals('authorized').toArray();
  const rows = await requestedAuthorizations(db);
  for (const window of endingWindows(authorized, rows)) {
    await tellOne(db, window, noticeDays, now);
    await tellIfTooShort(db, window, now);
  }
}

/**
 * When the next notice has to be told; null when none is left.
 * @param rows all that is known of the posts of these requests, by item id
 */
export function nextNoticeAt(
  authorized: readonly SparkRequest[],
  rows: ReadonlyMap<string, Authorization[]>,
  noticeDays: readonly number[],
  now: EpochMs,
): EpochMs | null {
  const times = endingWindows(authorized, rows)
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

/** Told once for an end of the window and an end of the ad; when either is another, it is told of again. */
async function tellIfTooShort(
  db: ScoutDb,
  { request, authorization, endsAt }: EndingWindow,
  now: EpochMs,
): Promise<void> {
  const { id, itemId, adEndsAt, toldTooShort = null } = request;
  if (adEndsAt === null || adEndsAt <= endsAt || endsAt <= now) {
    if (toldTooShort !== null) await db.requests.update(id, { toldTooShort: null });
    return;
  }
  if (toldTooShort?.adEndsAt === adEndsAt && isSameEnd(toldTooShort.endsAt, endsAt)) return;
  await db.requests.update(id, { toldTooShort: { endsAt, adEndsAt } });
  await addEvent(db, {
    type: 'window-ends-before-ad',
    at: now,
    by: knownWindow(authorization)?.source ?? 'hand',
    requestId: id,
    itemId,
    detail: { endsAt, adEndsAt },
  });
}

function endingWindows(
  requests: readonly SparkRequest[],
  rows: ReadonlyMap<string, Authorization[]>,
): EndingWindow[] {
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
