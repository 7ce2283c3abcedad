import { AdsError } from '../ads/ads-error.ts';
import { SECOND_MS } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import { readToken } from '../store/secrets.ts';
import { readSweep, writeSweep } from '../store/sweeps.ts';
import { backoffMs, REMEDIES, remedyOf } from './backoff.ts';
import { AccountLeft } from './account-left.ts';
import { inSweep, type SyncContext } from './context.ts';
import { workingAccounts } from './due-lines.ts';
import { goThroughList, type SweepWork } from './go-through-list.ts';
import { LIST } from './read-pages.ts';

/** Longer waits after a failure are left to the next run. */
const LONGEST_WAIT_MS = 10 * SECOND_MS;

/**
 * Goes through the lists of all ad accounts that wait for it, one after the other, from where the last worker stopped.
 * @returns whether any was gone through to its end
 */
export async function sweepAccounts(context: SyncContext): Promise<boolean> {
  const { db, clock, pause, signal } = context;
  let hasWorked = false;
  const putAside = new Set<string>();
  while (!signal.aborted) {
    const work = await nextSweep(db, putAside);
    if (!work) break;
    const waitMs = work.sweep.notBefore - clock();
    if (waitMs > LONGEST_WAIT_MS) putAside.add(work.account.id);
    else if (waitMs > 0) await pause(waitMs, signal);
    else if (await sweepOrPutOff(context, work)) hasWorked = true;
  }
  return hasWorked;
}

function nextSweep(db: ScoutDb, putAside: ReadonlySet<string>): Promise<SweepWork | null> {
  return db.transaction('r', [db.adAccounts, db.secrets, db.syncState], async () => {
    const token = await readToken(db);
    for (const account of await workingAccounts(db)) {
      const sweep = putAside.has(account.id) ? null : await readSweep(db, account.id);
      if (token === null || !sweep) continue;
      return { account, access: { token, advertiserId: account.advertiserId }, sweep };
    }
    return null;
  });
}

async function sweepOrPutOff(context: SyncContext, work: SweepWork): Promise<boolean> {
  try {
    await goThroughList(context, work);
    return true;
  } catch (error) {
    if (error instanceof AccountLeft) return false;
    const trouble = error instanceof AdsError ? error : null;
    if (trouble === null) context.onDefect(error);
    const putOffFor = trouble ?? new AdsError('unexpected-reply', { endpoint: LIST });
    if (!context.signal.aborted) await putOff(context, work, putOffFor);
    return false;
  }
}

async function putOff(
  { db, clock, random }: SyncContext,
  { account, access }: SweepWork,
  { facts, problem }: AdsError,
): Promise<void> {
  await inSweep(db, async () => {
    const sweep = await readSweep(db, account.id);
    if (!sweep) return;
    const now = clock();
    const lastError = { ...problem, at: now };
    const remedy = remedyOf(problem, sweep.attempts);
    if (remedy.kind === 'park-account') {
      // Connected anew while TikTok was asked: what it said is about a token that is no longer ours.
      if ((await readToken(db)) !== access.token) return;
      await db.adAccounts.update(account.id, { problem: lastError, updatedAt: now });
    }
    const wait = remedy.kind === 'retry' ? remedy : REMEDIES.server;
    const notBefore = facts.retryAt ?? now + backoffMs(wait, sweep.attempts, random);
    const attempts = facts.retryAt === undefined ? sweep.attempts + 1 : sweep.attempts;
    await writeSweep(db, account.id, { ...sweep, attempts, notBefore, lastError });
  });
}
