import { AdsError } from '../ads/ads-error.ts';
import { allowsSending, noteAnswer, noteSending, takeSendingBack } from './apply-sending.ts';
import { recordApplied, recordNotThere } from './apply-outcome.ts';
import { type CodeWork, inOneGo, type SyncContext } from './context.ts';
import { findAppliedPost, isAlreadyThere, isProofOfApplying } from './find-applied-post.ts';

/**
 * One step of applying a code: sending it, or looking whether it took effect. TikTok has no idempotency key for it,
 * so a code is sent once and from then on only looked for.
 */
export function applyCode(context: SyncContext, work: CodeWork): Promise<void> {
  return work.line.sentAt === null ? send(context, work) : lookForIt(context, work);
}

async function send(context: SyncContext, work: CodeWork): Promise<void> {
  const { db, backend, limiter, clock, signal } = context;
  const { access, code, line } = work;
  const there = await findAppliedPost(context, work);
  if (there && isAlreadyThere(there, code, clock())) {
    await inOneGo(db, () => recordApplied(db, work, there, clock()));
    return;
  }
  await limiter.run(access.advertiserId, async () => {
    // Written down last of all before it goes out: whatever happens from here on, it is never sent again blindly.
    const mayBeSent = await inOneGo(db, () => noteSending(db, work, clock()));
    if (!mayBeSent) return;
    try {
      await backend.applyCode(access, { value: code.value }, signal);
    } catch (error) {
      await takeInFailure(context, work, error);
      return;
    }
    await inOneGo(db, () => noteAnswer(db, line.seq, { answer: 'accepted' }, clock()));
  });
}

/** Sorts what a failed sending tells: it was not taken on, it was refused, or nobody knows. */
async function takeInFailure(
  { db, clock }: SyncContext,
  work: CodeWork,
  error: unknown,
): Promise<void> {
  if (!(error instanceof AdsError)) throw error;
  const { seq } = work.line;
  if (allowsSending(error.kind)) {
    await inOneGo(db, () => takeSendingBack(db, work));
    throw error;
  }
  const { reason: answer = 'unknown' } = error.facts;
  const outcome = error.kind === 'refused' ? { answer } : { lost: error.kind };
  await inOneGo(db, () => noteAnswer(db, seq, outcome, clock()));
}

async function lookForIt(context: SyncContext, work: CodeWork): Promise<void> {
  const { db, clock } = context;
  const post = await findAppliedPost(context, work);
  const now = clock();
  await inOneGo(db, async () => {
    if (post && isProofOfApplying(post, work, now)) await recordApplied(db, work, post, now);
    else await recordNotThere(db, work, now);
  });
}
