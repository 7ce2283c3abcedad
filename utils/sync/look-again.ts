import type { EpochMs } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import { dropState, readState, writeState } from '../store/sync-state.ts';

/** Left by a run that found another one at work, for that one to look once more. */
interface Note {
  /** What was read of TikTok up to this moment is to be read again; null for nothing. */
  verifyFrom: EpochMs | null;
  /** How many runs left it, one after the other. */
  count: number;
}

/** Asks the run at work to look once more; a wish to verify is never lost to a later, smaller one. */
export function leaveNote(db: ScoutDb, verifyFrom: EpochMs | null): Promise<void> {
  return db.transaction('rw', db.syncState, async () => {
    const before = await readState(db, 'look-again', parseNote);
    const note: Note = {
      verifyFrom: verifyFrom ?? before?.verifyFrom ?? null,
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
  const verifyFrom =
    'verifyFrom' in value && typeof value.verifyFrom === 'number' ? value.verifyFrom : null;
  return { verifyFrom, count };
}
