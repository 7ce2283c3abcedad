import type { HistoryEvent } from '../domain/history.ts';
import type { ScoutDb } from './db.ts';

/** A line of history to be written; what is left out is unknown or empty. */
export type NewEvent = Pick<HistoryEvent, 'type' | 'at'> & Partial<HistoryEvent>;

/** Writes a line of history. Call inside the transaction of the change itself. */
export function addEvent(db: ScoutDb, event: NewEvent): Promise<void> {
  return addEvents(db, [event]);
}

/** Writes lines of history in their order. Call inside the transaction of the changes themselves. */
export async function addEvents(db: ScoutDb, events: readonly NewEvent[]): Promise<void> {
  await db.events.bulkAdd(
    events.map((event) => ({ requestId: null, itemId: null, by: 'hand', detail: {}, ...event })),
  );
}

/** The history of one request, oldest first. */
export function eventsOf(db: ScoutDb, requestId: string): Promise<HistoryEvent[]> {
  return db.events.where('requestId').equals(requestId).sortBy('seq');
}
