import { HOLDS_UP_FOR_FAILURES, isLineWanted, isStillWanted } from '../domain/outbox.ts';
import type { SparkRequest } from '../domain/request.ts';
import { connectedAccounts, type ConnectedAccount } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { allLines, type StoredLine } from '../store/outbox.ts';
import { readToken } from '../store/secrets.ts';

/** Connected ad accounts that may be asked: nothing speaks against them and nobody paused them. None without a token. */
export async function workingAccounts(db: ScoutDb): Promise<ConnectedAccount[]> {
  if ((await readToken(db)) === null) return [];
  return (await connectedAccounts(db)).filter(
    ({ problem, pausedAt }) => problem === null && pausedAt === null,
  );
}

/** A line whose turn it is, due or not. */
export interface Turn {
  line: StoredLine;
  /** Whether later lines of its request wait behind it. */
  hasFollower: boolean;
}

/**
 * The lines whose turn it is, in order: the first line of each request and ad account, so that their order is kept.
 * Lines of ad accounts that cannot be asked, and of requests that nobody wants, wait and hold nobody up. Four reads,
 * however many lines there are.
 */
export async function linesInTurn(db: ScoutDb): Promise<Turn[]> {
  const working = new Set((await workingAccounts(db)).map(({ id }) => id));
  return inTurn((await wantedLines(db)).filter(({ adAccountId }) => working.has(adAccountId)));
}

/** Everything that waits, but codes that were not sent yet for a request that is put away or not wanted any more. */
export async function wantedLines(db: ScoutDb): Promise<StoredLine[]> {
  const lines = await allLines(db);
  const requests = await requestsById(
    db,
    lines.map(({ requestId }) => requestId),
  );
  return lines.filter((line) => isLineWanted(line, requests.get(line.requestId ?? '')));
}

/** Which of these requests are wanted, in one read. */
export async function wantedRequests(
  db: ScoutDb,
  ids: (string | null)[],
): Promise<ReadonlySet<string>> {
  const requests = [...(await requestsById(db, ids)).values()];
  return new Set(requests.filter(isStillWanted).map(({ id }) => id));
}

async function requestsById(
  db: ScoutDb,
  ids: (string | null)[],
): Promise<ReadonlyMap<string, SparkRequest>> {
  const known = ids.filter((id) => id !== null);
  const requests = await db.requests.bulkGet([...new Set(known)]);
  return new Map(requests.flatMap((one) => (one ? [[one.id, one]] : [])));
}

/** Whether TikTok may still be told something for a request; what belongs to none is wanted. */
export async function isRequestWanted(db: ScoutDb, requestId: string | null): Promise<boolean> {
  if (requestId === null) return true;
  const request = await db.requests.get(requestId);
  return request !== undefined && isStillWanted(request);
}

function inTurn(lines: StoredLine[]): Turn[] {
  const ahead = new Map<string, Turn>();
  const turns: Turn[] = [];
  for (const line of lines) {
    const group = `${line.adAccountId}:${line.requestId ?? line.key}`;
    const before = ahead.get(group);
    if (before) {
      before.hasFollower = true;
      continue;
    }
    const turn = { line, hasFollower: false };
    turns.push(turn);
    if (line.attempts < HOLDS_UP_FOR_FAILURES) ahead.set(group, turn);
  }
  return turns;
}
