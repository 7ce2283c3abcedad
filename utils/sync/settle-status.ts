import { type Authorization, knownWindow } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { HistoryEvent, HistoryType } from '../domain/history.ts';
import type { SparkRequest } from '../domain/request.ts';
import type { ScoutDb } from '../store/db.ts';
import { requestOfPost, stepRequest } from '../store/requests.ts';
import { isTakenBack, livenessOfAuthorization } from './liveness.ts';

/** How the history is to tell of a post that is authorised. */
export interface SettledBy {
  history: HistoryType;
  detail: HistoryEvent['detail'];
}

/** The request for a post, unless it was put away. */
export async function liveRequestOfPost(db: ScoutDb, itemId: string): Promise<SparkRequest | null> {
  const request = await requestOfPost(db, itemId);
  return request && request.deletedAt === null ? request : null;
}

/**
 * Brings the status of a post's request in line with its authorizations. With several ad accounts the best one
 * counts: it is authorised while any holds, and lapses when the last one known is over.
 * Call inside a transaction of `inOneGo`.
 * @param by what made it authorised, where more is known than that
 * @returns whether the status changed
 */
export async function settleStatus(
  db: ScoutDb,
  itemId: string,
  now: EpochMs,
  by: SettledBy | null = null,
): Promise<boolean> {
  const request = await liveRequestOfPost(db, itemId);
  if (!request) return false;
  const authorizations = await db.authorizations.where('itemId').equals(itemId).toArray();
  const lives = authorizations.map((one) => livenessOfAuthorization(one, now));
  if (lives.includes('live')) return authorize(db, request, authorizations, by, now);
  if (lives.length === 0 || lives.includes('unknown')) return false;
  return lapse(db, request, authorizations, now);
}

async function authorize(
  db: ScoutDb,
  request: SparkRequest,
  authorizations: Authorization[],
  by: SettledBy | null,
  now: EpochMs,
): Promise<boolean> {
  const listed = authorizations.filter(
    (one) => one.byTikTok !== null && livenessOfAuthorization(one, now) === 'live',
  );
  // What a person noted has stepped the status when it was noted; only TikTok's word is news here.
  if (listed.length === 0) return false;
  if (request.status === 'authorized') {
    // It confirms the note, which can then no longer be taken back.
    if (request.before) await db.requests.put({ ...request, before: null });
    return false;
  }
  const isOurs = listed.some(({ codeId }) => codeId !== null);
  const change = {
    history: isOurs ? 'code-applied' : 'found-elsewhere',
    ...by,
    event: 'authorized',
    by: 'tiktok',
    at: now,
  } as const;
  return (await stepRequest(db, request.id, change)) !== null;
}

async function lapse(
  db: ScoutDb,
  request: SparkRequest,
  authorizations: Authorization[],
  now: EpochMs,
): Promise<boolean> {
  const listed = authorizations.flatMap(({ byTikTok }) => byTikTok ?? []);
  const endsAt = Math.max(0, ...authorizations.map((one) => knownWindow(one)?.endsAt ?? 0));
  const how = listed.some((fact) => isTakenBack(fact, now)) ? 'revoked' : 'lapsed';
  const stepped = await stepRequest(db, request.id, {
    event: how,
    history: how,
    by: listed.length > 0 ? 'tiktok' : 'hand',
    at: now,
    detail: { endsAt },
  });
  if (!stepped) return false;
  // Time took this step, not a person: there is nothing to take back, whoever noted the window.
  await db.requests.put({ ...stepped, before: null });
  return true;
}
