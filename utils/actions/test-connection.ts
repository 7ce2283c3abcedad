import { AdsError } from '../ads/ads-error.ts';
import type { AdsBackend } from '../ads/port.ts';
import type { AccountProblem } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { ConnectionReport, TestedAccount } from '../domain/connection.ts';
import { ScoutError } from '../domain/scout-error.ts';
import { connectedAccounts } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { readToken } from '../store/secrets.ts';
import type { ActionContext } from './context.ts';
import { examineAccounts } from './examine-accounts.ts';
import { wakeWork } from './wake-work.ts';

/**
 * Asks TikTok for the state of every connected ad account that is not paused, by reading only, and notes what is wrong or
 * right again.
 * @throws ScoutError `not-connected`; `not-possible` when all are paused; AdsError when TikTok cannot be asked
 */
export async function testConnection(
  { db, clock }: ActionContext,
  backend: AdsBackend,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const accounts = await connectedAccounts(db);
  const token = await readToken(db);
  const scopes = accounts[0]?.scopes ?? null;
  if (accounts.length === 0 || token === null) throw new ScoutError('not-connected');
  const asked = accounts.filter(({ pausedAt }) => pausedAt === null);
  if (asked.length === 0) throw new ScoutError('not-possible');
  const ids = asked.map(({ advertiserId }) => advertiserId);
  try {
    const tested = await examineAccounts(backend, { token, scopes }, ids, signal);
    await noteAll(db, tested, clock());
    return { accounts: tested };
  } catch (error) {
    if (error instanceof AdsError && error.kind === 'unauthorised')
      await noteProblem(db, ids, { ...error.problem, at: clock() });
    throw error;
  }
}

function noteAll(db: ScoutDb, tested: TestedAccount[], now: EpochMs): Promise<void> {
  return db.transaction('rw', [db.adAccounts, db.outbox, db.syncState], async () => {
    for (const { advertiserId, label, status, currency, timezone, problem } of tested) {
      const facts = status === null ? {} : { label, advertiserStatus: status, currency, timezone };
      await db.adAccounts
        .where('advertiserId')
        .equals(advertiserId)
        .modify({ ...facts, problem: problem && { ...problem, at: now }, updatedAt: now });
    }
    await wakeWork(db, now);
  });
}

async function noteProblem(db: ScoutDb, ids: string[], problem: AccountProblem): Promise<void> {
  await db.adAccounts.where('advertiserId').anyOf(ids).modify({ problem, updatedAt: problem.at });
}
