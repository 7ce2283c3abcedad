import type { AuthorizedPost } from '../ads/port.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import { lineAt } from '../store/outbox.ts';
import { expectedItemId, isSentElsewhere, leftOpen } from './apply-sending.ts';
import { nextLookAt } from './backoff.ts';
import type { CodeWork } from './context.ts';
import { placeCode, rejectCode } from './place-code.ts';
import { recordPost } from './record-post.ts';

/** The code took effect: the facts, the status, the history; the line is done. Call inside `inOneGo`. */
export async function recordApplied(
  db: ScoutDb,
  work: CodeWork,
  post: AuthorizedPost,
  now: EpochMs,
): Promise<void> {
  const { line, account } = work;
  await db.outbox.delete(line.seq);
  await noteNotApplied(db, work, post.itemId, now);
  const code = await db.codes.get(work.code.id);
  if (code) {
    const isOpen = code.isOpen === true && (await isSentElsewhere(db, code.id));
    await placeCode(db, { ...code, isOpen }, post.itemId, now);
    const isForAnother = (await db.codes.get(code.id))?.refusal?.reason === 'code-for-another-post';
    if (!isForAnother) await db.codes.update(code.id, { refusal: null });
  }
  const isNews = await recordPost(
    db,
    account.id,
    post,
    { id: work.code.id, sentAt: line.sentAt },
    now,
  );
  if (isNews) return;
  // A renewal, or a post that nobody asked for: no status tells of it, the history does.
  const requestId = (await db.codes.get(work.code.id))?.requestId ?? null;
  const detail = { account: account.label };
  await addEvent(db, {
    type: 'code-applied',
    at: now,
    by: 'tiktok',
    requestId,
    itemId: post.itemId,
    detail,
  });
}

/** A look did not find the code: the line looks again later, or it is known not to have taken effect. */
export async function recordNotThere(db: ScoutDb, work: CodeWork, now: EpochMs): Promise<void> {
  const line = await lineAt(db, work.line.seq);
  if (!line) return;
  const misses = line.misses + 1;
  const lookAt = nextLookAt({ ...line, misses }, now);
  if (lookAt !== null) {
    await db.outbox.put({ ...line, misses, attempts: 0, lastError: null, notBefore: lookAt });
    return;
  }
  await db.outbox.delete(line.seq);
  const itemId = await expectedItemId(db, work);
  await noteNotApplied(db, work, null, now);
  const reason = line.answer === 'accepted' ? null : line.answer;
  const code = await db.codes.get(work.code.id);
  const requestId = code?.requestId ?? null;
  const detail = { account: work.account.label, reason };
  await addEvent(db, {
    type: 'code-not-applied',
    at: now,
    by: 'tiktok',
    requestId,
    itemId,
    detail,
  });
  // Where no authorization tells that it is not applied, the code does.
  const wasOpen = code?.isOpen === true && !(await isSentElsewhere(db, code.id));
  const refusal = reason ?? (wasOpen ? 'unknown' : null);
  if (wasOpen) await db.codes.update(code.id, { isOpen: false });
  if (refusal !== null && !(await isAppliedElsewhere(db, work)))
    await rejectCode(db, work.code.id, refusal, now);
}

/** A code that another ad account took is no bad code: that this one did not is told as its own outcome alone. */
async function isAppliedElsewhere(db: ScoutDb, { account, code }: CodeWork): Promise<boolean> {
  const tries = await db.authorizations.where('codeId').equals(code.id).toArray();
  return tries.some(
    ({ adAccountId, outcome }) => adAccountId !== account.id && outcome === 'applied',
  );
}

/**
 * Nobody can tell whether the code took effect: that stays uncertain, and the line ends. The next sweep settles it that
 * comes across the post, or goes through a whole list without it; for a post that runs on an older code only a later end
 * does. Call inside `inOneGo`.
 */
export async function recordUnclear(db: ScoutDb, work: CodeWork, now: EpochMs): Promise<void> {
  await db.outbox.delete(work.line.seq);
  await addEvent(db, {
    type: 'outcome-uncertain',
    at: now,
    by: 'tiktok',
    requestId: (await db.codes.get(work.code.id))?.requestId ?? null,
    itemId: await expectedItemId(db, work),
    detail: { account: work.account.label },
  });
}

/**
 * Only what this code left open is closed; a post that runs on another code is untouched.
 * @param appliedTo the post that it did take effect for; null when there is none
 */
async function noteNotApplied(
  db: ScoutDb,
  work: CodeWork,
  appliedTo: string | null,
  now: EpochMs,
): Promise<void> {
  for (const open of await leftOpen(db, work)) {
    if (open.itemId === appliedTo) continue;
    await db.authorizations.put({ ...open, outcome: 'not-applied', readAt: now, updatedAt: now });
  }
}
