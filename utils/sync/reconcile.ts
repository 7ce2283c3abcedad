import { type Authorization, knownWindow, type SparkCode } from '../domain/authorization.ts';
import { DAY_MS, type EpochMs, HOUR_MS } from '../domain/clock.ts';
import { accountsForCodes } from '../store/ad-accounts.ts';
import type { ScoutDb } from '../store/db.ts';
import { putLineOnce } from '../store/outbox.ts';
import { liveRequest } from '../store/requests.ts';
import { workingAccounts } from './due-lines.ts';
import { liveRequestOfPost } from './settle-status.ts';

const VERIFY_EVERY_MS = 6 * HOUR_MS;
/** A creator can extend a window that is over, with the same code; after a month nobody does. */
const VERIFY_ENDED_EVERY_MS = DAY_MS;
const VERIFY_ENDED_FOR_MS = 30 * DAY_MS;

/**
 * Notes what has to be asked so that our list and the ad accounts agree: authorizations not verified lately, windows
 * noted by hand, codes that came while no account was there or whose post has a request by now.
 * @param isFull asks for every authorization, however lately it was verified
 */
export function reconcile(db: ScoutDb, now: EpochMs, isFull: boolean): Promise<void> {
  const tables = [db.requests, db.codes, db.adAccounts, db.authorizations, db.outbox, db.secrets];
  return db.transaction('rw', tables, async () => {
    const working = (await workingAccounts(db)).map(({ id }) => id);
    if (working.length === 0) return;
    const authorizations = await db.authorizations.toArray();
    for (const one of authorizations) {
      if (isFull ? one.outcome === 'applied' : isStale(one, now))
        await readAgain(db, one, working, now);
    }
    await previewWaitingCodes(db, now);
  });
}

function isStale(authorization: Authorization, now: EpochMs): boolean {
  // Uncertain ones have a line that looks for them; what is known not to be applied waits for a person.
  if (authorization.outcome !== 'applied') return false;
  const readAt = authorization.readAt ?? Number.NEGATIVE_INFINITY;
  const endsAt = knownWindow(authorization)?.endsAt ?? null;
  if (endsAt === null || endsAt > now) return now - readAt >= VERIFY_EVERY_MS;
  if (readAt < endsAt) return true;
  return now - endsAt < VERIFY_ENDED_FOR_MS && now - readAt >= VERIFY_ENDED_EVERY_MS;
}

/** In its own ad account; what was noted by hand for an account that is only a label, in every connected one. */
async function readAgain(
  db: ScoutDb,
  { adAccountId, itemId, requestId, codeId, byHand, byTikTok }: Authorization,
  working: string[],
  now: EpochMs,
): Promise<void> {
  const own = await db.adAccounts.get(adAccountId);
  const isOfLabel = own?.connectedAt === null && byHand !== null && byTikTok === null;
  const accounts = isOfLabel ? working : working.filter((id) => id === adAccountId);
  for (const id of accounts) {
    await putLineOnce(db, { kind: 'read-post', adAccountId: id, requestId, codeId, itemId }, now);
  }
}

async function previewWaitingCodes(db: ScoutDb, now: EpochMs): Promise<void> {
  const accounts = await accountsForCodes(db);
  const codes = await db.codes.filter(({ deletedAt }) => deletedAt === null).toArray();
  for (const code of codes) {
    if (!(await isWaitingForTikTok(db, code))) continue;
    const { id: codeId, requestId } = code;
    for (const { id: adAccountId } of accounts) {
      await putLineOnce(
        db,
        { kind: 'preview-code', adAccountId, codeId, requestId, itemId: null },
        now,
      );
    }
  }
}

/** Codes of requests that are through already, say by hand, are not applied to an account connected later. */
async function isWaitingForTikTok(db: ScoutDb, code: SparkCode): Promise<boolean> {
  if (code.itemId !== null && code.itemSource === 'tiktok') {
    const request = await liveRequestOfPost(db, code.itemId);
    if (request && request.id !== code.requestId) return true;
  }
  if (code.preview !== null || code.refusal !== null) return false;
  if (code.requestId === null) return true;
  return (await liveRequest(db, code.requestId))?.status === 'code-received';
}
