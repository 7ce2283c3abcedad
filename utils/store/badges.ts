import { badgeOf, type RequestFacts } from '../domain/attention.ts';
import type { Attention, PostBadge } from '../domain/badge.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { CreatorMemory } from '../domain/creator.ts';
import { DEFAULT_WORKSPACE, type SparkRequest } from '../domain/request.ts';
import { isPressing, NOTICE_DAYS } from '../domain/urgency.ts';
import { readCreators } from './creators.ts';
import type { ScoutDb } from './db.ts';
import { readBaselines, readTimesOf, type SightingTimes } from './snapshots.ts';

/** Badges of the posts that have a live request, and what is known of these creators; others are left out. */
export async function readBadges(
  db: ScoutDb,
  wanted: { itemIds: string[]; handles: string[] },
  now: EpochMs,
  noticeDays: readonly number[] = NOTICE_DAYS,
): Promise<{ badges: PostBadge[]; creators: CreatorMemory[] }> {
  const [requests, creators] = await Promise.all([
    db.requests
      .where('[workspaceId+itemId]')
      .anyOf(wanted.itemIds.map((itemId) => [DEFAULT_WORKSPACE, itemId]))
      .toArray(),
    readCreators(db, wanted.handles),
  ]);
  const live = requests.filter(({ deletedAt }) => deletedAt === null);
  return { badges: await badgesFor(db, live, now, noticeDays), creators };
}

/** The badge of one request, deleted or not. */
export async function readBadge(
  db: ScoutDb,
  request: SparkRequest,
  now: EpochMs,
  noticeDays: readonly number[] = NOTICE_DAYS,
): Promise<PostBadge> {
  const [badge] = await badgesFor(db, [request], now, noticeDays);
  const nothing = { codes: [], authorizations: [], accounts: [], baseline: null };
  return badge ?? badgeOf({ request, ...nothing }, now);
}

/** The badges of requests, deleted or not. What is only good to know is left to the list: a page shows what presses. */
export async function badgesFor(
  db: ScoutDb,
  requests: SparkRequest[],
  now: EpochMs,
  noticeDays: readonly number[] = NOTICE_DAYS,
): Promise<PostBadge[]> {
  const times = await readTimesOf(
    db,
    requests.map(({ itemId }) => itemId),
  );
  const facts = await factsFor(db, requests, times);
  return facts.map((one) => {
    const badge = badgeOf(one, now, noticeDays);
    return { ...badge, attention: badge.attention.filter((what) => isForPage(what, now)) };
  });
}

/**
 * A renewal that was asked for presses no more, but the panel it was asked from can still take it back; and of a window
 * that is over the panel tells what comes next, however long ago that was. The names of ad accounts are no page's
 * business.
 */
function isForPage(one: Attention, now: EpochMs): boolean {
  if (one.kind === 'not-applied-in') return false;
  const isAsked = one.kind === 'expires-soon' && one.stage === 'asked';
  return isAsked || one.kind === 'window-over' || isPressing(one, now);
}

/** Joins requests with what is known of them, in four reads whatever their number. */
export async function factsFor(
  db: ScoutDb,
  requests: SparkRequest[],
  times: SightingTimes,
): Promise<RequestFacts[]> {
  const [codes, authorizations, accounts, baselines] = await Promise.all([
    db.codes
      .where('requestId')
      .anyOf(requests.map(({ id }) => id))
      .toArray(),
    db.authorizations
      .where('itemId')
      .anyOf(requests.map(({ itemId }) => itemId))
      .toArray(),
    db.adAccounts.toArray(),
    readBaselines(db, requests, times),
  ]);
  const liveCodes = Map.groupBy(
    codes.filter(({ deletedAt }) => deletedAt === null),
    ({ requestId }) => requestId,
  );
  const byPost = Map.groupBy(authorizations, ({ itemId }) => itemId);
  return requests.map((request) => ({
    request,
    codes: liveCodes.get(request.id) ?? [],
    authorizations: byPost.get(request.itemId) ?? [],
    accounts,
    baseline: baselines.get(request.id) ?? null,
  }));
}
