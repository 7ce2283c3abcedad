import { badgeOf, type RequestFacts } from '../domain/attention.ts';
import type { PostBadge } from '../domain/badge.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { SparkRequest } from '../domain/request.ts';
import type { ScoutDb } from './db.ts';

/** Badges of the posts that have a live request; others are left out. */
export async function readBadges(
  db: ScoutDb,
  itemIds: string[],
  now: EpochMs,
): Promise<PostBadge[]> {
  const requests = await db.requests.where('itemId').anyOf(itemIds).toArray();
  return badgesFor(db, requests, now);
}

/** The badge of one request, deleted or not. */
export async function readBadge(
  db: ScoutDb,
  request: SparkRequest,
  now: EpochMs,
): Promise<PostBadge> {
  const [facts] = await factsFor(db, [request]);
  return badgeOf(facts ?? { request, codes: [], authorizations: [], accounts: [] }, now);
}

async function badgesFor(
  db: ScoutDb,
  requests: SparkRequest[],
  now: EpochMs,
): Promise<PostBadge[]> {
  const facts = await factsFor(
    db,
    requests.filter(({ deletedAt }) => deletedAt === null),
  );
  return facts.map((one) => badgeOf(one, now));
}

/** Joins requests with what is known of them, in four reads whatever their number. */
export async function factsFor(db: ScoutDb, requests: SparkRequest[]): Promise<RequestFacts[]> {
  const [codes, authorizations, accounts] = await Promise.all([
    db.codes
      .where('requestId')
      .anyOf(requests.map(({ id }) => id))
      .toArray(),
    db.authorizations
      .where('itemId')
      .anyOf(requests.map(({ itemId }) => itemId))
      .toArray(),
    db.adAccounts.toArray(),
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
  }));
}
