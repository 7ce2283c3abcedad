import type { EpochMs } from '../domain/clock.ts';
import { connectedAccounts, type ConnectedAccount } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { allLines, type StoredLine } from '../store/outbox.ts';
import { liveRequest } from '../store/requests.ts';
import { readToken } from '../store/secrets.ts';

/** A line that failed this often in a row no longer holds up the later ones of its request. */
const HOLDS_UP_FOR_FAILURES = 5;

/** Connected ad accounts that nothing speaks against; none without a token. */
export async function workingAccounts(db: ScoutDb): Promise<ConnectedAccount[]> {
  if ((await readToken(db)) === null) return [];
  return (await connectedAccounts(db)).filter(({ problem }) => problem === null);
}

/** The lines to work on now, in order. */
export function takeDue(db: ScoutDb, now: EpochMs): Promise<StoredLine[]> {
  return db.transaction(
    'r',
    [db.outbox, db.adAccounts, db.secrets, db.requests],
    async () => (await dueLines(db, now)).due,
  );
}

/**
 * The lines whose turn it is, and when the next one comes: the first line of each request and ad account, so that
 * their order is kept. Lines of ad accounts that cannot be asked, and of requests that nobody wants, wait and hold
 * nobody up.
 */
export async function dueLines(
  db: ScoutDb,
  now: EpochMs,
): Promise<{ due: StoredLine[]; nextAt: EpochMs | null }> {
  const working = new Set((await workingAccounts(db)).map(({ id }) => id));
  const lines = (await wantedLines(db)).filter(({ adAccountId }) => working.has(adAccountId));
  const turns = inTurn(lines);
  const due = turns.filter(({ notBefore }) => notBefore <= now);
  const times = turns.map(({ notBefore }) => notBefore);
  return { due, nextAt: times.length === 0 ? null : Math.min(...times) };
}

/** Everything that waits, but what was not sent yet for a request that is put away or not wanted any more. */
export async function wantedLines(db: ScoutDb): Promise<StoredLine[]> {
  const wanted: StoredLine[] = [];
  for (const line of await allLines(db)) {
    if (line.sentAt !== null || (await isRequestWanted(db, line.requestId))) wanted.push(line);
  }
  return wanted;
}

/** Whether TikTok may still be told something for a request; what belongs to none is wanted. */
export async function isRequestWanted(db: ScoutDb, requestId: string | null): Promise<boolean> {
  if (requestId === null) return true;
  const request = await liveRequest(db, requestId);
  return request !== undefined && request.status !== 'withdrawn' && request.status !== 'declined';
}

function inTurn(lines: StoredLine[]): StoredLine[] {
  const heldUp = new Set<string>();
  return lines.filter((line) => {
    const group = `${line.adAccountId}:${line.requestId ?? line.key}`;
    if (heldUp.has(group)) return false;
    if (line.attempts < HOLDS_UP_FOR_FAILURES) heldUp.add(group);
    return true;
  });
}
