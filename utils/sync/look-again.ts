import type { ScoutDb } from '../store/db.ts';
import { dropState, readState, writeState } from '../store/sync-state.ts';

/** Left by a run that found another one at work, for that one to look once more. */
interface Note {
  isFull: boolean;
}

/** Asks the run at work to look once more; a wish for a full one is never lost to a later, smaller one. */
export function leaveNote(db: ScoutDb, isFull: boolean): Promise<void> {
  return db.transaction('rw', db.syncState, async () => {
    const before = await readState(db, 'look-again', parseNote);
    await writeState(db, 'look-again', { isFull: isFull || (before?.isFull ?? false) });
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

function parseNote(value: unknown): Note | null {
  if (typeof value !== 'object' || value === null) return null;
  return { isFull: 'isFull' in value && value.isFull === true };
}
