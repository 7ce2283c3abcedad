import type { Source } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { HistoryEvent } from '../domain/history.ts';
import { DEFAULT_WORKSPACE, type SparkRequest } from '../domain/request.ts';
import { step, type StatusEvent } from '../domain/status.ts';
import type { ScoutDb } from './db.ts';
import { addEvent } from './events.ts';

/** A request by its id; undefined when there is none or it was deleted. */
export async function liveRequest(db: ScoutDb, id: string): Promise<SparkRequest | undefined> {
  const request = await db.requests.get(id);
  return request && request.deletedAt === null ? request : undefined;
}

/** The request for a post in the default workspace, deleted or not. */
export function requestOfPost(db: ScoutDb, itemId: string): Promise<SparkRequest | undefined> {
  return db.requests.where('[workspaceId+itemId]').equals([DEFAULT_WORKSPACE, itemId]).first();
}

/** A status change with the line of history that tells it. */
export interface Step {
  event: StatusEvent;
  history: HistoryEvent['type'];
  by: Source;
  at: EpochMs;
  detail?: HistoryEvent['detail'];
}

/**
 * Moves a request one step and writes the history of it. Call inside a transaction over `requests` and `events`.
 * @returns the request as it is now; null when there is none or the event cannot happen in its status, and then
 * nothing is written.
 */
export async function stepRequest(
  db: ScoutDb,
  id: string,
  change: Step,
): Promise<SparkRequest | null> {
  const request = await liveRequest(db, id);
  if (!request) return null;
  const status = step(request.status, change.event);
  if (status === null) return null;
  const { before } = request;
  const isNews = status !== request.status;
  const next: SparkRequest = {
    ...request,
    status,
    statusSince: isNews ? change.at : request.statusSince,
    // Only a person's own step can be taken back; what TikTok said cannot.
    before:
      change.by === 'hand'
        ? { status: request.status, statusSince: request.statusSince, rounds: request.rounds }
        : isNews
          ? null
          : before,
    updatedAt: change.at,
  };
  await db.requests.put(next);
  await addEvent(db, {
    type: change.history,
    at: change.at,
    by: change.by,
    requestId: id,
    itemId: request.itemId,
    detail: change.detail ?? {},
  });
  return next;
}
