import type { ScoutDb } from '../store/db.ts';
import { dropState, readState, writeState } from '../store/sync-state.ts';

/** Left by a run that found another one at work, for that one to look once more. */
interface Note {
  isFull: boolean;
  /** How many runs left it, one after the other. */
  count: number;
}

/** Asks the run at work to look once more; a wish for a full one is never lost to a later, smaller one. */
export function leaveNote(db: ScoutDb, isFull: boolean): Promise<void> {
  return db.transaction('rw', db.syncState, async () => {
    const before = await readState(db, 'look-again', parseNote);
    const note: Note = {
      isFull: isFull || (before?.isFull ?? false),
      count: (before?.count ?? 0) + 1,
    };
    await writeState(db, 'look-again', note);
  });
}

/** Takes the note, if there is one. */
export function takeNote(db: ScoutDb): Promise<Note | null> {
  return db.transaction('rw', db.syncState, async () => {
    const note = await readState(db, 'look-again', parseNote);
    if (note) await dropState(db, 'look-again');
    return note;
  });
}

/** How many runs asked for another look since the note was taken. Call inside a transaction over `syncState`. */
export async function countNotes(db: ScoutDb): Promise<number> {
  return (await readState(db, 'look-again', parseNote))?.count ?? 0;
}

function parseNote(value: unknown): Note | null {
  if (typeof value !== 'object' || value === null) return null;
  const count = 'count' in value && typeof value.count === 'number' ? value.count : 1;
  return { isFull: 'isFull' in value && value.isFull === true, count };
}
