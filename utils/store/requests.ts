import type { Source } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { HistoryEvent } from '../domain/history.ts';
import { DEFAULT_WORKSPACE, type SparkRequest } from '../domain/request.ts';
import { step, type StatusEvent } from '../domain/status.ts';
import type { ScoutDb } from './db.ts';
import { addEvent, type NewEvent } from './events.ts';

/** A request by its id; undefined when there is none or it was deleted. */
export async function liveRequest(db: ScoutDb, id: string): Promise<SparkRequest | undefined> {
  const request = await db.requests.get(id);
  return request && request.deletedAt === null ? request : undefined;
}

/** The request for a post in the default workspace, deleted or not. */
export function requestOfPost(db: ScoutDb, itemId: string): Promise<SparkRequest | undefined> {
  return db.requests.where('[workspaceId+itemId]').equals([DEFAULT_WORKSPACE, itemId]).first();
}

/**
 * The live requests for some posts in the default workspace. In one read, of all requests between the first and the last
 * of these posts: going from one to the next takes ten times as long.
 */
export async function liveRequestsOf(
  db: ScoutDb,
  itemIds: readonly string[],
): Promise<SparkRequest[]> {
  const wanted = new Set(itemIds);
  const inOrder = [...wanted].toSorted((one, other) => (one < other ? -1 : 1));
  const [first = '', last = first] = [inOrder.at(0), inOrder.at(-1)];
  const between = await db.requests
    .where('[workspaceId+itemId]')
    .between([DEFAULT_WORKSPACE, first], [DEFAULT_WORKSPACE, last], true, true)
    .toArray();
  return between.filter(({ itemId, deletedAt }) => deletedAt === null && wanted.has(itemId));
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
 * A request one step further, with the history of it; null when the event cannot happen in its status. Writes nothing.
 */
export function takeStep(
  request: SparkRequest,
  change: Step,
): { request: SparkRequest; event: NewEvent } | null {
  const status = step(request.status, change.event);
  if (status === null) return null;
  const { id: requestId, itemId, before } = request;
  const { at, by, history: type, detail = {} } = change;
  const isNews = status !== request.status;
  const next: SparkRequest = {
    ...request,
    status,
    statusSince: isNews ? at : request.statusSince,
    // Only a person's own step can be taken back; what TikTok said cannot.
    before:
      by === 'hand'
        ? { status: request.status, statusSince: request.statusSince, rounds: request.rounds }
        : isNews
          ? null
          : before,
    updatedAt: at,
  };
  return { request: next, event: { type, at, by, requestId, itemId, detail } };
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
  const stepped = request && takeStep(request, change);
  if (!stepped) return null;
  await db.requests.put(stepped.request);
  await addEvent(db, stepped.event);
  return stepped.request;
}
