import { AdsError } from '../ads/ads-error.ts';
import type { AuthorizedPost } from '../ads/port.ts';
import { DAY_MS, type EpochMs } from '../domain/clock.ts';
import { HOLDS_UP_FOR_FAILURES } from '../domain/outbox.ts';
import { putLine } from '../store/outbox.ts';
import { assertStillOurs } from './account-left.ts';
import { allowsSending, noteAnswer, noteSending, takeSendingBack } from './apply-sending.ts';
import { recordApplied, recordNotThere, recordUnclear } from './apply-outcome.ts';
import { type CodeWork, inOneGo, type SyncContext } from './context.ts';
import { explainRefusal } from './explain-refusal.ts';
import {
  findAppliedPost,
  isAlreadyThere,
  isProofOfApplying,
  knowledgeOf,
} from './find-applied-post.ts';
import { reasonWithSource, sourceCodeOf } from './source-code.ts';

/** So long a code is looked for in a list that cannot be read as a whole. */
const LOOKED_FOR_MS = DAY_MS;

/**
 * One step of applying a code: sending it, or looking whether it took effect. TikTok has no idempotency key for it,
 * so a code is sent once and from then on only looked for.
 */
export function applyCode(context: SyncContext, work: CodeWork): Promise<void> {
  return work.line.sentAt === null ? send(context, work) : lookForIt(context, work);
}

async function send(context: SyncContext, work: CodeWork): Promise<void> {
  const { db, clock } = context;
  const knowledge = await knowledgeOf(context, work);
  if (knowledge === 'applied') return readInstead(context, work);
  const there = knowledge === 'absent' ? null : await findAppliedPost(context, work);
  if (there && (await isAlreadyThere(context, work, there))) {
    await inOneGo(db, () => recordApplied(db, work, there, clock()));
    return;
  }
  await sendOut(context, work, there);
}

async function sendOut(
  context: SyncContext,
  work: CodeWork,
  there: AuthorizedPost | null,
): Promise<void> {
  const { db, backend, limiter, clock, signal } = context;
  const { access, code, line } = work;
  let isTakenIn = false;
  const sendNow = async (): Promise<void> => {
    // Written down last of all before it goes out: whatever happens from here on, it is never sent again blindly.
    const sending = await inOneGo(db, async () => {
      await assertStillOurs(db, access);
      const source = await sourceCodeOf(db, code);
      const sentSource = source !== null;
      return { source, isAllowed: await noteSending(db, work, { there, sentSource }, clock()) };
    });
    if (!sending.isAllowed) return;
    const { source } = sending;
    const sent = { value: code.value, ...(source && { originalPostCode: source.value }) };
    try {
      await backend.applyCode(access, sent, signal);
    } catch (error) {
      isTakenIn = await takeInFailure(context, work, error, source !== null);
      // Only the limiter still hears of it: a lost answer is none.
      throw error;
    }
    await inOneGo(db, () => noteAnswer(db, line.seq, { answer: 'accepted' }, clock()));
  };
  try {
    await limiter.run(access.advertiserId, sendNow, 'authorize');
  } catch (error) {
    if (!isTakenIn) throw error;
  }
}

/** A code that runs already may have been extended. */
function readInstead({ db, clock }: SyncContext, { line, code }: CodeWork): Promise<void> {
  const { adAccountId, requestId } = line;
  const { id: codeId, itemId } = code;
  return inOneGo(db, async () => {
    await db.outbox.delete(line.seq);
    await putLine(db, { kind: 'read-post', adAccountId, requestId, codeId, itemId }, clock());
  });
}

/**
 * Sorts what a failed sending tells: it was not taken on, it was refused, or nobody knows.
 * @returns whether the line goes on with it; false when it is put off as any other that failed
 */
async function takeInFailure(
  { db, clock }: SyncContext,
  work: CodeWork,
  error: unknown,
  hasSource: boolean,
): Promise<boolean> {
  if (!(error instanceof AdsError)) return false;
  const { seq } = work.line;
  if (allowsSending(error.kind)) {
    const wentOut = error.facts.retryAt === undefined;
    await inOneGo(db, () => takeSendingBack(db, work, wentOut));
    return false;
  }
  const { reason = 'unknown' } = error.facts;
  const answer = hasSource ? reasonWithSource(work.code, reason) : reason;
  const outcome = error.kind === 'refused' ? { answer } : { lost: error.kind };
  await inOneGo(db, () => noteAnswer(db, seq, outcome, clock()));
  return true;
}

async function lookForIt(context: SyncContext, work: CodeWork): Promise<void> {
  const { db, clock } = context;
  const { seq, answer, sentSource = false } = work.line;
  let post: AuthorizedPost | null;
  try {
    post = await findAppliedPost(context, work);
  } catch (error) {
    if (!isLookedForInVain(work.line, error, clock())) throw error;
    await inOneGo(db, () => recordUnclear(db, work, clock()));
    return;
  }
  const isThere = post !== null && isProofOfApplying(post, work, clock());
  const isUnexplained = !isThere && answer === 'unknown';
  const reason = isUnexplained ? await explainRefusal(context, work, sentSource) : null;
  const now = clock();
  await inOneGo(db, async () => {
    if (post && isThere) return recordApplied(db, work, post, now);
    if (reason) await noteAnswer(db, seq, { answer: reason }, now);
    await recordNotThere(db, work, now);
  });
}

/** Whether the ad account tells what cannot be understood again and again, for a day: it will not soon do otherwise. */
function isLookedForInVain(
  { attempts, sentAt }: CodeWork['line'],
  error: unknown,
  now: EpochMs,
): boolean {
  if (!(error instanceof AdsError) || error.kind !== 'unexpected-reply') return false;
  // Sent in the future, before the clock was set back: only the looks can be counted.
  const isLong = sentAt !== null && (sentAt > now || now - sentAt >= LOOKED_FOR_MS);
  return isLong && attempts >= HOLDS_UP_FOR_FAILURES;
}
