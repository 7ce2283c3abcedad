import type { AdsCall } from './ads-call.ts';
import type { AdsTrouble } from './ads-trouble.ts';
import type { AdAccount } from './authorization.ts';
import type { EpochMs } from './clock.ts';
import { HOLDS_UP_FOR_FAILURES, type OutboxKind, type OutboxLine } from './outbox.ts';
import type { RatePause } from './rate-pause.ts';
import type { AdsErrorKind } from './refusal.ts';
import type { SyncReport } from './sync-report.ts';

/** How many lines of the outbox are listed at once; the rest is counted. */
export const MOST_LINES = 100;

/** What the page about the sync is drawn from. Holds neither codes nor tokens. */
export interface SyncBoard {
  /** Connected ad accounts, oldest first. */
  accounts: BoardAccount[];
  /** Lines in the outbox, listed or not. */
  lineCount: number;
  /** What waits for a person, then the first lines of the outbox, soonest first. */
  lines: BoardLine[];
  /** What holds back everything that would be asked. */
  ratePause: RatePause;
  /** The calls that are kept, newest first. */
  calls: AdsCall[];
  /** How the last sync went; null before the first one. */
  report: SyncReport | null;
}

/** A connected ad account, and how much waits for it. */
export interface BoardAccount extends Pick<
  AdAccount,
  'id' | 'label' | 'pausedAt' | 'problem' | 'lastAnswerAt' | 'sweep'
> {
  advertiserId: string;
  waiting: number;
  /** How far its list is gone through at the moment; null when it is not. */
  sweeping: Sweeping | null;
}

/** A list that is being gone through, or that is to be. */
export interface Sweeping {
  /** Posts seen so far. */
  seen: number;
  /** Posts of the whole list as TikTok counts them; null when that is not known. */
  total: number | null;
  /** Not to go on before this moment. */
  notBefore: EpochMs;
  /** What stopped it last; null when nothing did. */
  problem: AdsErrorKind | null;
  /** The same in detail, where that is known. */
  trouble?: AdsTrouble | undefined;
}

/** A line of the outbox, or a code that waits for a person's word (`confirm-code`). */
export interface BoardLine extends Pick<
  OutboxLine,
  'attempts' | 'notBefore' | 'sentAt' | 'lastError' | 'requestId' | 'itemId'
> {
  /** Tells lines apart. */
  key: string;
  /** The order of work; null for what waits for a person. */
  seq: number | null;
  kind: OutboxKind | 'confirm-code';
  /** Null for what waits for a person. */
  adAccountId: string | null;
  /** Null when there is no such ad account any more. */
  accountLabel: string | null;
  /** Whose post it is; null when nobody knows. */
  handle: string | null;
  /** Nothing is asked for a request that is put away, declined or not wanted any more. */
  isWanted: boolean;
}

/** Why a line is not done yet. Only those with `at` go on by themselves, then. */
export type Wait =
  | { kind: 'confirmation' | 'disconnected' | 'paused' | 'unwanted' | 'no-host'; at: null }
  | { kind: 'account-problem'; problem: AdsErrorKind; at: null }
  /** TikTok asked the whole app to slow down. */
  | { kind: 'held-back'; at: EpochMs }
  | { kind: 'failed'; problem: AdsErrorKind; trouble?: AdsTrouble | undefined; at: EpochMs }
  /** It was sent, and is read until it is known whether it took effect. */
  | { kind: 'looks-again'; at: EpochMs }
  | { kind: 'later'; at: EpochMs }
  /** An earlier line of the same request comes first. */
  | { kind: 'behind'; at: EpochMs }
  | { kind: 'next'; at: EpochMs };

/** What is looked at of a line to know why it waits. */
export type WaitingLine = Pick<
  BoardLine,
  | 'key'
  | 'seq'
  | 'kind'
  | 'adAccountId'
  | 'requestId'
  | 'attempts'
  | 'notBefore'
  | 'sentAt'
  | 'lastError'
  | 'isWanted'
>;

/** What waits are worked out from. */
export interface WaitFacts {
  accounts: readonly Pick<BoardAccount, 'id' | 'pausedAt' | 'problem'>[];
  lines: readonly WaitingLine[];
  /** Until when TikTok's limits hold back everything; 0 when they do not. */
  heldBackUntil: EpochMs;
  /** Whether a person closed TikTok's host to us: then nothing can be asked. */
  isHostClosed: boolean;
  now: EpochMs;
}

/** The same, of a whole board. */
export interface BoardFacts extends WaitFacts {
  accounts: BoardAccount[];
  lines: BoardLine[];
}

/** Why a line of the board waits. */
export function waitOf(line: WaitingLine, facts: WaitFacts): Wait {
  const { accounts, lines, heldBackUntil, isHostClosed, now } = facts;
  const standing = standsStill(line, accounts);
  if (standing) return standing;
  if (isHostClosed) return { kind: 'no-host', at: null };
  const { notBefore, lastError, sentAt } = line;
  if (heldBackUntil > Math.max(now, notBefore)) return { kind: 'held-back', at: heldBackUntil };
  if (notBefore > now) {
    if (lastError) {
      const { kind: problem, trouble } = lastError;
      return { kind: 'failed', problem, trouble, at: notBefore };
    }
    return { kind: sentAt === null ? 'later' : 'looks-again', at: notBefore };
  }
  const before = lines.find((other) => holdsUp(other, line) && other.notBefore > now);
  return before ? { kind: 'behind', at: before.notBefore } : { kind: 'next', at: now };
}

/** What keeps a line waiting until a person does something; null when nothing does. */
function standsStill(line: WaitingLine, accounts: WaitFacts['accounts']): Wait | null {
  if (line.kind === 'confirm-code') return { kind: 'confirmation', at: null };
  const account = accounts.find(({ id }) => id === line.adAccountId);
  if (!account) return { kind: 'disconnected', at: null };
  if (account.pausedAt !== null) return { kind: 'paused', at: null };
  if (account.problem) return { kind: 'account-problem', problem: account.problem.kind, at: null };
  return line.isWanted ? null : { kind: 'unwanted', at: null };
}

/** Lines of one request in one ad account are worked on in their order, unless one of them fails too often in a row. */
function holdsUp(other: WaitingLine, line: WaitingLine): boolean {
  return (
    line.requestId !== null &&
    other.requestId === line.requestId &&
    other.adAccountId === line.adAccountId &&
    other.seq !== null &&
    line.seq !== null &&
    other.seq < line.seq &&
    other.attempts < HOLDS_UP_FOR_FAILURES &&
    other.isWanted
  );
}
