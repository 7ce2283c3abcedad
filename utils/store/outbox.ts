import type { EpochMs } from '../domain/clock.ts';
import { newLine, outboxKey, type NewOutboxLine, type OutboxLine } from '../domain/outbox.ts';
import type { ScoutDb } from './db.ts';

/** A line that has its place in the order of work. */
export type StoredLine = OutboxLine & { seq: number };

/**
 * Notes an intention. One that is there already is made due again, with a clean slate; one that was sent is left
 * alone, for it may only be read. Call inside a transaction over `outbox`.
 */
export async function putLine(db: ScoutDb, line: NewOutboxLine, now: EpochMs): Promise<void> {
  const known = await lineByKey(db, line);
  if (known && known.sentAt !== null) return;
  if (known) await db.outbox.put({ ...newLine(line, now), seq: known.seq });
  else await db.outbox.add(newLine(line, now));
}

/** Notes an intention unless it is noted already; a line that waits goes on waiting. */
export async function putLineOnce(db: ScoutDb, line: NewOutboxLine, now: EpochMs): Promise<void> {
  if (!(await lineByKey(db, line))) await db.outbox.add(newLine(line, now));
}

/** Everything that waits, in the order of work. */
export async function allLines(db: ScoutDb): Promise<StoredLine[]> {
  return (await db.outbox.orderBy(':id').toArray()).filter(isStored);
}

/** One line by its place; undefined when it is done. */
export async function lineAt(db: ScoutDb, seq: number): Promise<StoredLine | undefined> {
  const line = await db.outbox.get(seq);
  return line && isStored(line) ? line : undefined;
}

async function lineByKey(db: ScoutDb, line: NewOutboxLine): Promise<StoredLine | undefined> {
  const known = await db.outbox.where('key').equals(outboxKey(line)).first();
  return known && isStored(known) ? known : undefined;
}

function isStored(line: OutboxLine): line is StoredLine {
  return line.seq !== undefined;
}
