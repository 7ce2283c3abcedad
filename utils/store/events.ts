import type { HistoryEvent } from '../domain/history.ts';
import type { ScoutDb } from './db.ts';

/** Writes a line of history; what is left out is unknown or empty. Call inside the transaction of the change itself. */
export async function addEvent(
  db: ScoutDb,
  event: Pick<HistoryEvent, 'type' | 'at'> & Partial<HistoryEvent>,
): Promise<void> {
  await db.events.add({ requestId: null, itemId: null, by: 'hand', detail: {}, ...event });
}

/** The history of one request, oldest first. */
export function eventsOf(db: ScoutDb, requestId: string): Promise<HistoryEvent[]> {
  return db.events.where('requestId').equals(requestId).sortBy('seq');
}
