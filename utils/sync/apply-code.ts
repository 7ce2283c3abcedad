import { AdsError } from '../ads/ads-error.ts';
import type { AuthorizedPost } from '../ads/port.ts';
import { putLine } from '../store/outbox.ts';
import { assertStillOurs } from './account-left.ts';
import { allowsSending, noteAnswer, noteSending, takeSendingBack } from './apply-sending.ts';
import { recordApplied, recordNotThere } from './apply-outcome.ts';
import { type CodeWork, inOneGo, type SyncContext } from './context.ts';
import { explainRefusal } from './explain-refusal.ts';
import {
  findAppliedPost,
  isAlreadyThere,
  isProofOfApplying,
  knowledgeOf,
} from './find-applied-post.ts';
import { reasonWithSource, sourceCodeOf } from './source-code.ts';

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
      const isAllowed = await noteSending(db, work, there, clock());
      return { isAllowed, source: await sourceCodeOf(db, code) };
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
  const { seq, answer } = work.line;
  const post = await findAppliedPost(context, work);
  const isThere = post !== null && isProofOfApplying(post, work, clock());
  const reason = !isThere && answer === 'unknown' ? await explainRefusal(context, work) : null;
  const now = clock();
  await inOneGo(db, async () => {
    if (isThere) return recordApplied(db, work, post, now);
    if (reason) await noteAnswer(db, seq, { answer: reason }, now);
    await recordNotThere(db, work, now);
  });
}
