import type { Clock } from '../domain/clock.ts';
import { ScoutError } from '../domain/scout-error.ts';
import type { SparkRequest } from '../domain/request.ts';
import type { ScoutDb } from '../store/db.ts';
import { liveRequest } from '../store/requests.ts';

/** What every action works with; the background passes it in. */
export interface ActionContext {
  db: ScoutDb;
  clock: Clock;
  /** A fresh UUIDv7. */
  newId: () => string;
}

/** The live request with this id. @throws ScoutError `not-found` */
export async function requireRequest(db: ScoutDb, requestId: string): Promise<SparkRequest> {
  const request = await liveRequest(db, requestId);
  if (!request) throw new ScoutError('not-found');
  return request;
}
