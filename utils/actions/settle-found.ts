import type { Authorization, TikTokFact } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { SparkRequest } from '../domain/request.ts';
import { AUTH_STATUS } from '../domain/tiktok-words.ts';
import type { ScoutDb } from '../store/db.ts';
import { stepRequest } from '../store/requests.ts';

/** A post that TikTok listed in an ad account. */
export type FoundAuthorization = Authorization & { byTikTok: TikTokFact };

/** Every ad account's row of a post that TikTok listed there. */
export async function foundOf(db: ScoutDb, itemId: string): Promise<FoundAuthorization[]> {
  return (await db.authorizations.where('itemId').equals(itemId).toArray()).filter(isFound);
}

function isFound(one: Authorization): one is FoundAuthorization {
  return one.outcome === 'applied' && one.byTikTok !== null;
}

/**
 * Takes in what was found of a post before it came into the list: its authorizations belong to the request, which is
 * authorised. Call inside a transaction over `requests`, `events` and `authorizations`.
 * @returns the request as it is now
 */
export async function settleFound(
  db: ScoutDb,
  request: SparkRequest,
  now: EpochMs,
): Promise<SparkRequest> {
  const found = await foundOf(db, request.itemId);
  if (found.length === 0) return request;
  await db.authorizations.bulkPut(
    found.map((one) => ({ ...one, requestId: request.id, putAsideAt: null, updatedAt: now })),
  );
  // A window that is over lapses in the sync run that follows; a request that came back as ended stays so.
  const hasEnded = request.status === 'expired' || request.status === 'revoked';
  const isOver = found.every(({ byTikTok }) => isEnded(byTikTok, now));
  if (request.status === 'authorized' || (hasEnded && isOver)) return request;
  const stepped = await stepRequest(db, request.id, {
    event: 'authorized',
    history: 'found-elsewhere',
    by: 'tiktok',
    at: now,
  });
  return stepped ?? request;
}

function isEnded({ adAuthStatus, endsAt }: TikTokFact, now: EpochMs): boolean {
  return adAuthStatus === AUTH_STATUS.over || (endsAt !== null && endsAt <= now);
}
