import { AdsError } from '../ads/ads-error.ts';
import type { SparkCode } from '../domain/authorization.ts';
import { lineAt, type StoredLine } from '../store/outbox.ts';
import { readToken } from '../store/secrets.ts';
import { AccountLeft } from './account-left.ts';
import { applyCode } from './apply-code.ts';
import { backoffMs, remedyOf } from './backoff.ts';
import { inOneGo, type SyncContext, type Work } from './context.ts';
import { workingAccounts } from './due-lines.ts';
import { previewCode } from './preview-code.ts';
import { readPost } from './read-post.ts';

/**
 * What became of a line's turn. `done`: its step was carried out. `left`: there was nothing to do, for the line or its
 * code is gone, or its ad account cannot be asked any more. `failed`: the step came to grief, and was put off.
 */
type TurnOutcome = 'done' | 'left' | 'failed';

/** Carries out one step of a line. The database is told before and after, and is closed while TikTok is asked. */
export async function workLine(context: SyncContext, seq: number): Promise<TurnOutcome> {
  const work = await gatherWork(context, seq);
  if (!work) return 'left';
  try {
    return await carryOut(context, work);
  } catch (error) {
    if (error instanceof AccountLeft) return 'left';
    if (!(error instanceof AdsError)) context.onDefect(error);
    await putOff(context, work, error instanceof AdsError ? error : null);
    return 'failed';
  }
}

async function carryOut(context: SyncContext, work: Work): Promise<TurnOutcome> {
  const { line, code } = work;
  if (line.kind === 'read-post') await readPost(context, work);
  else if (code === null) {
    // The code was removed or forgotten: nothing is left to do for it.
    await inOneGo(context.db, () => context.db.outbox.delete(line.seq));
    return 'left';
  } else if (line.kind === 'preview-code') await previewCode(context, { ...work, code });
  else await applyCode(context, { ...work, code });
  return 'done';
}

/** Reads a line afresh with what it needs; null when it is done, or its ad account cannot be asked any more. */
function gatherWork({ db }: SyncContext, seq: number): Promise<Work | null> {
  return db.transaction('r', [db.outbox, db.adAccounts, db.secrets, db.codes], async () => {
    const line = await lineAt(db, seq);
    const account = (await workingAccounts(db)).find(({ id }) => id === line?.adAccountId);
    const token = await readToken(db);
    if (!line || !account || token === null) return null;
    const access = { token, advertiserId: account.advertiserId };
    return { line, account, access, code: await usableCode(db, line) };
  });
}

async function usableCode(db: SyncContext['db'], line: StoredLine): Promise<SparkCode | null> {
  const code = line.codeId === null ? undefined : await db.codes.get(line.codeId);
  return code && code.deletedAt === null && code.value !== '' ? code : null;
}

/** Does what the kind of failure calls for. What no line should throw is treated as an answer we do not understand. */
function putOff(
  { db, clock, random }: SyncContext,
  work: Work,
  error: AdsError | null,
): Promise<void> {
  const failure = error?.problem ?? { kind: 'unexpected-reply' };
  return inOneGo(db, async () => {
    const line = await lineAt(db, work.line.seq);
    if (!line) return;
    const now = clock();
    const lastError = { ...failure, at: now };
    const remedy = remedyOf(failure, line.attempts);
    if (remedy.kind === 'give-up') return db.outbox.delete(line.seq);
    if (remedy.kind === 'park-account') {
      // Connected anew while TikTok was asked: what it said is about a token that is no longer ours.
      if ((await readToken(db)) !== work.access.token) return;
      await db.adAccounts.update(work.account.id, { problem: lastError, updatedAt: now });
      await db.outbox.put({ ...line, lastError });
      return;
    }
    const retryAt = error?.facts.retryAt;
    // Held back by our own count, the call never went out: that is no failure of the line.
    const attempts = retryAt === undefined ? line.attempts + 1 : line.attempts;
    const notBefore = retryAt ?? now + backoffMs(remedy, line.attempts, random);
    await db.outbox.put({ ...line, attempts, notBefore, lastError });
  });
}
