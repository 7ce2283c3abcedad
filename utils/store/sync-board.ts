import * as v from 'valibot';
import { MOST_CALLS } from '../domain/ads-call.ts';
import { badgeOf } from '../domain/attention.ts';
import type { PostBadge } from '../domain/badge.ts';
import { isLineWanted, type OutboxKind, type OutboxLine, outboxKey } from '../domain/outbox.ts';
import type { RatePause } from '../domain/rate-pause.ts';
import type { SparkRequest } from '../domain/request.ts';
import {
  type BoardAccount,
  type BoardLine,
  MOST_LINES,
  type Sweeping,
  type SyncBoard,
} from '../domain/sync-board.ts';
import { connectedAccounts, type ConnectedAccount } from './ad-accounts.ts';
import { factsFor } from './badges.ts';
import type { ScoutDb } from './db.ts';
import { readSweep } from './sweeps.ts';
import { readLastRun, readState } from './sync-state.ts';

const KINDS: readonly OutboxKind[] = ['preview-code', 'apply-code', 'read-post'];
const NO_OBJECT = { requestId: null, codeId: null, itemId: null };

/** Everything the page about the sync is drawn from, in bounded reads however much waits. */
export async function readSyncBoard(db: ScoutDb): Promise<SyncBoard> {
  const [connected, lineCount, calls, report, ratePause] = await Promise.all([
    connectedAccounts(db),
    db.outbox.count(),
    db.calls.orderBy(':id').reverse().limit(MOST_CALLS).toArray(),
    readLastRun(db),
    readState(db, 'rate', parsePause),
  ]);
  const accounts = await Promise.all(connected.map((account) => countWaiting(db, account)));
  const toConfirm = connected.length > 0 ? await readToConfirm(db) : [];
  const waiting = await readWaiting(db);
  return {
    accounts,
    lineCount,
    lines: [...toConfirm, ...waiting],
    ratePause,
    calls,
    report,
  };
}

/** The key of a line begins with its kind and ad account, so that counting reads no lines. */
async function countWaiting(db: ScoutDb, account: ConnectedAccount): Promise<BoardAccount> {
  const { id, label, advertiserId, pausedAt, problem, lastAnswerAt, sweep } = account;
  const counts = await Promise.all(
    KINDS.map((kind) =>
      db.outbox
        .where('key')
        .startsWith(outboxKey({ kind, adAccountId: id, ...NO_OBJECT }))
        .count(),
    ),
  );
  const waiting = counts.reduce((sum, count) => sum + count, 0);
  const sweeping = await readSweeping(db, id);
  return { id, label, advertiserId, pausedAt, problem, lastAnswerAt, sweep, waiting, sweeping };
}

async function readSweeping(db: ScoutDb, adAccountId: string): Promise<Sweeping | null> {
  const sweep = await readSweep(db, adAccountId);
  if (!sweep) return null;
  const { seen, total, notBefore, lastError } = sweep;
  return {
    seen: seen.length,
    total,
    notBefore,
    problem: lastError?.kind ?? null,
    trouble: lastError?.trouble,
  };
}

/** The first lines of the outbox, soonest first. */
async function readWaiting(db: ScoutDb): Promise<BoardLine[]> {
  const lines = await db.outbox.orderBy('notBefore').limit(MOST_LINES).toArray();
  const requests = await db.requests.bulkGet(lines.map(({ requestId }) => requestId ?? ''));
  const accounts = await db.adAccounts.bulkGet(lines.map(({ adAccountId }) => adAccountId));
  const itemIds = lines.map(({ itemId }, index) => itemId ?? requests[index]?.itemId ?? null);
  const handleOf = await readHandles(db, itemIds);
  return lines.map((line, index) => ({
    ...factsOf(line),
    itemId: itemIds[index] ?? null,
    accountLabel: accounts[index]?.label ?? null,
    handle: handleOf(itemIds[index] ?? null),
    isWanted: isLineWanted(line, requests[index]),
  }));
}

/** Codes that are applied once a person says so. Nobody works on these, so they have no line of their own. */
async function readToConfirm(db: ScoutDb): Promise<BoardLine[]> {
  const busy = new Set(await db.outbox.orderBy('requestId').uniqueKeys());
  const received = await db.requests
    .where('status')
    .equals('code-received')
    .and(({ id, deletedAt }) => deletedAt === null && !busy.has(id))
    .toArray();
  const waiting = await firstToConfirm(db, received);
  const handleOf = await readHandles(
    db,
    waiting.map(({ itemId }) => itemId),
  );
  return waiting.map(({ requestId, itemId }) => ({
    ...CONFIRMATION,
    key: `confirm-code:${requestId}`,
    requestId,
    itemId,
    handle: handleOf(itemId),
  }));
}

/** Looks at so many at once, until enough are found. */
async function firstToConfirm(
  db: ScoutDb,
  received: readonly SparkRequest[],
): Promise<PostBadge[]> {
  const found: PostBadge[] = [];
  for (let from = 0; from < received.length && found.length < MOST_LINES; from += MOST_LINES) {
    const some = received.slice(from, from + MOST_LINES);
    const facts = await factsFor(db, some, new Map());
    // What is to be confirmed does not hang on the time.
    const badges = facts.map((one) => badgeOf(one, 0));
    found.push(
      ...badges.filter(({ attention }) => attention.some(({ kind }) => kind === 'confirm-apply')),
    );
  }
  return found.slice(0, MOST_LINES);
}

const CONFIRMATION = {
  seq: null,
  kind: 'confirm-code',
  adAccountId: null,
  accountLabel: null,
  attempts: 0,
  notBefore: 0,
  sentAt: null,
  lastError: null,
  isWanted: true,
} as const;

async function readHandles(
  db: ScoutDb,
  itemIds: (string | null)[],
): Promise<(itemId: string | null) => string | null> {
  const known = [...new Set(itemIds)].filter((itemId) => itemId !== null);
  const posts = (await db.posts.bulkGet(known)).flatMap((post) => post ?? []);
  const handles = new Map(posts.map(({ itemId, handle }) => [itemId, handle]));
  return (itemId) => (itemId === null ? null : (handles.get(itemId) ?? null));
}

const factsOf = ({
  seq,
  key,
  kind,
  adAccountId,
  attempts,
  notBefore,
  sentAt,
  lastError,
  requestId,
}: OutboxLine) => ({
  seq: seq ?? null,
  key,
  kind,
  adAccountId,
  attempts,
  notBefore,
  sentAt,
  lastError,
  requestId,
});

const NO_PAUSE: RatePause = { pausedUntil: 0, dayPauseUntil: 0 };
const pause = v.object({ pausedUntil: v.number(), dayPauseUntil: v.optional(v.number(), 0) });

/** The part of the rate limit's state that everything waits for. */
function parsePause(state: unknown): RatePause {
  const known = v.safeParse(pause, state);
  return known.success ? known.output : NO_PAUSE;
}
