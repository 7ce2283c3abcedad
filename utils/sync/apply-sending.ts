import type { AuthorizedPost } from '../ads/port.ts';
import type { Authorization } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import type { OutboxLine } from '../domain/outbox.ts';
import type { AdsErrorKind } from '../domain/refusal.ts';
import type { ScoutDb } from '../store/db.ts';
import { addEvent } from '../store/events.ts';
import { lineAt } from '../store/outbox.ts';
import { liveRequest } from '../store/requests.ts';
import { firstLookAt } from './backoff.ts';
import type { CodeWork } from './context.ts';
import { isRequestWanted } from './due-lines.ts';
import { livenessOfAuthorization } from './liveness.ts';

/** Whether a failure says for sure that TikTok did not take the code on, so that it may be sent again. */
export function allowsSending(kind: AdsErrorKind): boolean {
  return kind === 'rate-limited' || kind === 'unauthorised' || kind === 'forbidden';
}

/**
 * Writes down that a code is about to be sent. Call inside `inOneGo`, just before sending.
 * @returns false when it must not be sent any more: it or its request was removed, nobody wants it any more, it is for
 * another post, or it goes out already
 * @param there its post as the ad account lists it now, null when nobody looked or it is not there
 * @param sentSource whether the code of its post's source goes along
 */
export async function noteSending(
  db: ScoutDb,
  work: CodeWork,
  { there, sentSource }: { there: AuthorizedPost | null; sentSource: boolean },
  now: EpochMs,
): Promise<boolean> {
  const line = await lineAt(db, work.line.seq);
  const code = await db.codes.get(work.code.id);
  if (!line || line.sentAt !== null) return false;
  const isForAnother = code?.refusal?.reason === 'code-for-another-post';
  if (!code || code.deletedAt !== null || isForAnother) {
    await db.outbox.delete(line.seq);
    return false;
  }
  // Its line waits, should the request come back.
  if (!(await isRequestWanted(db, line.requestId))) return false;
  const itemId = await expectedItemId(db, work);
  const listedBefore = await listedBeforeSending(db, work, itemId, there);
  const sending = { sentAt: now, listedBefore, sentSource };
  await db.outbox.put({ ...line, ...sending, answer: null, misses: 0 });
  const hasRow = itemId !== null && (await noteUncertain(db, work, itemId, now));
  if (!hasRow) await db.codes.update(code.id, { isOpen: true, updatedAt: now });
  await addEvent(db, {
    type: 'code-sent',
    at: now,
    by: 'tiktok',
    requestId: code.requestId,
    itemId,
    detail: { account: work.account.label },
  });
  return true;
}

async function listedBeforeSending(
  db: ScoutDb,
  { account }: CodeWork,
  itemId: string | null,
  there: AuthorizedPost | null,
): Promise<NonNullable<OutboxLine['listedBefore']> | null> {
  const known = itemId === null ? undefined : await db.authorizations.get([account.id, itemId]);
  const listed = there ?? known?.byTikTok ?? null;
  return listed && { adAuthStatus: listed.adAuthStatus, endsAt: listed.endsAt };
}

/** Takes in TikTok's answer, or that it was lost on the way. Call inside `inOneGo`. */
export async function noteAnswer(
  db: ScoutDb,
  seq: number,
  outcome: { answer: OutboxLine['answer'] } | { lost: AdsErrorKind },
  now: EpochMs,
): Promise<void> {
  const line = await lineAt(db, seq);
  if (!line) return;
  if ('answer' in outcome) {
    await db.outbox.put({
      ...line,
      answer: outcome.answer,
      attempts: 0,
      lastError: null,
      notBefore: now,
    });
    return;
  }
  const lastError = { kind: outcome.lost, at: now };
  await db.outbox.put({ ...line, attempts: 0, lastError, notBefore: firstLookAt(now) });
  const { requestId, itemId } = line;
  await addEvent(db, { type: 'outcome-uncertain', at: now, by: 'tiktok', requestId, itemId });
}

/**
 * The code was not taken on: as if it had never been sent. Call inside `inOneGo`.
 * @param wentOut whether TikTok was asked at all; if not, the history does not tell of it either
 */
export async function takeSendingBack(
  db: ScoutDb,
  work: CodeWork,
  wentOut: boolean,
): Promise<void> {
  const line = await lineAt(db, work.line.seq);
  if (line && !wentOut) await untellSending(db, work, line.sentAt);
  await db.outbox
    .where(':id')
    .equals(work.line.seq)
    .modify((one) => {
      one.sentAt = null;
      delete one.listedBefore;
      delete one.sentSource;
    });
  const code = await db.codes.get(work.code.id);
  if (code?.isOpen && !(await isSentElsewhere(db, code.id)))
    await db.codes.update(code.id, { isOpen: false });
  for (const noted of await leftOpen(db, work)) {
    if (noted.byTikTok || noted.byHand)
      await db.authorizations.put({ ...noted, outcome: 'not-applied', sentAt: null });
    else await db.authorizations.delete([noted.adAccountId, noted.itemId]);
  }
}

/** Whether what became of the code is looked for in another ad account; once the own line has ended. */
export async function isSentElsewhere(db: ScoutDb, id: string): Promise<boolean> {
  const sent = db.outbox.filter(({ codeId, sentAt }) => codeId === id && sentAt !== null);
  return (await sent.count()) > 0;
}

/** It was told just now, so it is among the newest. */
async function untellSending(
  db: ScoutDb,
  { code }: CodeWork,
  sentAt: EpochMs | null,
): Promise<void> {
  const told = await db.events
    .orderBy(':id')
    .reverse()
    .filter(
      ({ type, at, requestId }) =>
        type === 'code-sent' && at === sentAt && requestId === code.requestId,
    )
    .first();
  if (told?.seq !== undefined) await db.events.delete(told.seq);
}

/**
 * Where it is open whether this code took effect, in this ad account: found by the code, for it may have been given
 * to another request, or its request put away, since it was sent.
 */
export async function leftOpen(db: ScoutDb, { account, code }: CodeWork): Promise<Authorization[]> {
  const tries = await db.authorizations.where('codeId').equals(code.id).toArray();
  return tries.filter(
    ({ adAccountId, outcome }) => adAccountId === account.id && outcome === 'uncertain',
  );
}

/** The post that a code should open: what TikTok or a person said, else the one its request is for. */
export async function expectedItemId(db: ScoutDb, { code }: CodeWork): Promise<string | null> {
  if (code.itemId !== null) return code.itemId;
  if (code.requestId === null) return null;
  return (await liveRequest(db, code.requestId))?.itemId ?? null;
}

/**
 * A post that runs on another code goes on doing so.
 * @returns whether its authorization tells that the new one is open
 */
async function noteUncertain(
  db: ScoutDb,
  { account, code }: CodeWork,
  itemId: string,
  now: EpochMs,
): Promise<boolean> {
  const known = await db.authorizations.get([account.id, itemId]);
  if (known?.outcome === 'applied' && livenessOfAuthorization(known, now) === 'live') return false;
  const uncertain: Authorization = {
    byHand: null,
    byTikTok: null,
    readAt: null,
    told: null,
    putAsideAt: null,
    createdAt: now,
    ...known,
    adAccountId: account.id,
    itemId,
    requestId: code.requestId,
    codeId: code.id,
    outcome: 'uncertain',
    sentAt: now,
    updatedAt: now,
  };
  await db.authorizations.put(uncertain);
  return true;
}
