import type { EpochMs } from '../domain/clock.ts';
import { HOLDS_UP_FOR_FAILURES } from '../domain/outbox.ts';
import type { ScoutDb } from '../store/db.ts';
import { lineAt, type StoredLine } from '../store/outbox.ts';
import { linesInTurn, type Turn } from './due-lines.ts';
import { countNotes } from './look-again.ts';

/** `send` brings codes to TikTok, at the pace that it takes them; `read` does everything else. */
export const LANES = ['send', 'read'] as const;
export type Lane = (typeof LANES)[number];

/** Which lane a line belongs to now. A code that was sent is looked for in the other one. */
export function laneOf({ kind, sentAt }: Pick<StoredLine, 'kind' | 'sentAt'>): Lane {
  return kind === 'apply-code' && sentAt === null ? 'send' : 'read';
}

/**
 * What one look at the outbox found, kept up to date line by line: looking through a thousand lines after each of them
 * would be a million.
 */
export interface Plan {
  /** By `seq`, in the order of work. */
  turns: Map<number, Turn>;
  /** The newest line of the outbox when it was looked through. */
  newestSeq: number;
  /** How many wishes for another look had been left by then. */
  notes: number;
  /** The outbox may hold a turn that is not in here. */
  isStale: boolean;
}

/** Looks the outbox through. */
export function readPlan(db: ScoutDb): Promise<Plan> {
  const tables = [db.outbox, db.adAccounts, db.secrets, db.requests, db.syncState];
  return db.transaction('r', tables, async () => {
    const turns = await linesInTurn(db);
    return {
      turns: new Map(turns.map((turn) => [turn.line.seq, turn])),
      newestSeq: await newestLine(db),
      notes: await countNotes(db),
      isStale: false,
    };
  });
}

/** Whether somebody put a line into the outbox, or changed what waits there and said so. */
export function isNewsOutside(db: ScoutDb, { newestSeq, notes }: Plan): Promise<boolean> {
  return db.transaction(
    'r',
    [db.outbox, db.syncState],
    async () => (await newestLine(db)) > newestSeq || (await countNotes(db)) !== notes,
  );
}

/** Takes in what became of a line that was worked on in a lane. */
export function updatePlan(
  db: ScoutDb,
  plan: Plan,
  { seq, lane }: { seq: number; lane: Lane },
  now: EpochMs,
): Promise<void> {
  return db.transaction('r', db.outbox, async () => {
    const line = await lineAt(db, seq);
    const hasFollower = plan.turns.get(seq)?.hasFollower ?? false;
    if ((await newestLine(db)) > plan.newestSeq) plan.isStale = true;
    if (line && (line.notBefore > now || laneOf(line) !== lane)) {
      plan.turns.set(seq, { line, hasFollower });
      if (hasFollower && line.attempts >= HOLDS_UP_FOR_FAILURES) plan.isStale = true;
      return;
    }
    plan.turns.delete(seq);
    // Done, so that its follower has its turn; or nothing could be done, and another look tells why.
    if (line || hasFollower) plan.isStale = true;
  });
}

/** The next line for a lane, unless it is in work. */
export function nextInPlan(
  { turns }: Plan,
  lane: Lane,
  inWork: ReadonlySet<number>,
  now: EpochMs,
): StoredLine | null {
  for (const { line } of turns.values()) {
    if (line.notBefore <= now && laneOf(line) === lane && !inWork.has(line.seq)) return line;
  }
  return null;
}

/** When the next line of these lanes comes due; null when none waits. */
export function nextDueAt(
  { turns }: Plan,
  lanes: ReadonlySet<Lane>,
  inWork: ReadonlySet<number>,
): EpochMs | null {
  let nextAt: EpochMs | null = null;
  for (const { line } of turns.values()) {
    if (!lanes.has(laneOf(line)) || inWork.has(line.seq)) continue;
    nextAt = Math.min(nextAt ?? line.notBefore, line.notBefore);
  }
  return nextAt;
}

async function newestLine(db: ScoutDb): Promise<number> {
  const [newest] = await db.outbox.orderBy(':id').reverse().limit(1).primaryKeys();
  return newest ?? 0;
}
