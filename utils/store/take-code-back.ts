import { codesOf } from './codes.ts';
import type { ScoutDb } from './db.ts';
import { addEvent } from './events.ts';
import { type Step, stepRequest } from './requests.ts';

/**
 * A request lost a code: it is back to waiting for one, unless another good one is there. Call inside a transaction
 * over `requests`, `codes` and `events`, after the code itself was changed.
 */
export async function takeCodeBack(
  db: ScoutDb,
  requestId: string,
  change: Omit<Step, 'event'>,
): Promise<void> {
  const others = (await codesOf(db, requestId)).filter(({ refusal }) => refusal === null);
  if (others.length > 0) return tell(db, requestId, change);
  await stepOrTell(db, requestId, { ...change, event: 'code-rejected' });
  // An undo would lead back to a code that is not there.
  await db.requests.update(requestId, { before: null });
}

/** Steps a request; where its status cannot change, the history tells all the same. */
export async function stepOrTell(db: ScoutDb, requestId: string, change: Step): Promise<void> {
  if (!(await stepRequest(db, requestId, change))) await tell(db, requestId, change);
}

async function tell(db: ScoutDb, requestId: string, change: Omit<Step, 'event'>): Promise<void> {
  const request = await db.requests.get(requestId);
  const { history: type, at, by, detail = {} } = change;
  await addEvent(db, { type, at, by, detail, requestId, itemId: request?.itemId ?? null });
}
