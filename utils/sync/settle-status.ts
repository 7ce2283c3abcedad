import { type Authorization, knownWindow } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { HistoryEvent, HistoryType } from '../domain/history.ts';
import type { SparkRequest } from '../domain/request.ts';
import { isTakenBack, livenessOfAuthorization } from './liveness.ts';
import type { PostRecords } from './post-records.ts';

/** How the history is to tell of a post that is authorised. */
export interface SettledBy {
  history: HistoryType;
  detail: HistoryEvent['detail'];
}

/**
 * Brings the status of a post's request in line with its authorizations. With several ad accounts the best one
 * counts: it is authorised while any holds, and lapses when the last one known is over.
 * @param by what made it authorised, where more is known than that
 * @returns whether the status changed
 */
export function settleStatus(
  records: PostRecords,
  itemId: string,
  now: EpochMs,
  by: SettledBy | null = null,
): boolean {
  const request = records.requestOf(itemId);
  if (!request) return false;
  const authorizations = records.rowsOf(itemId);
  const lives = authorizations.map((one) => livenessOfAuthorization(one, now));
  if (lives.includes('live')) return authorize(records, request, by, now);
  if (lives.length === 0 || lives.includes('unknown')) return false;
  return lapse(records, request, authorizations, now);
}

function authorize(
  records: PostRecords,
  request: SparkRequest,
  by: SettledBy | null,
  now: EpochMs,
): boolean {
  const listed = records
    .rowsOf(request.itemId)
    .filter((one) => one.byTikTok !== null && livenessOfAuthorization(one, now) === 'live');
  // What a person noted has stepped the status when it was noted; only TikTok's word is news here.
  if (listed.length === 0) return false;
  if (request.status === 'authorized') {
    // It confirms the note, which can then no longer be taken back.
    if (request.before) records.putRequest({ ...request, before: null });
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
  return records.step(request, change) !== null;
}

function lapse(
  records: PostRecords,
  request: SparkRequest,
  authorizations: readonly Authorization[],
  now: EpochMs,
): boolean {
  const listed = authorizations.flatMap(({ byTikTok }) => byTikTok ?? []);
  const endsAt = Math.max(0, ...authorizations.map((one) => knownWindow(one)?.endsAt ?? 0));
  const how = listed.some((fact) => isTakenBack(fact, now)) ? 'revoked' : 'lapsed';
  const stepped = records.step(request, {
    event: how,
    history: how,
    by: listed.length > 0 ? 'tiktok' : 'hand',
    at: now,
    detail: { endsAt },
  });
  if (!stepped) return false;
  // Time took this step, not a person: there is nothing to take back, whoever noted the window.
  records.putRequest({ ...stepped, before: null });
  return true;
}
