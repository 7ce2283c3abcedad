import { AdsError } from '../ads/ads-error.ts';
import type { AuthorizedPost } from '../ads/port.ts';
import { type SparkCode, wasSentSincePasted } from '../domain/authorization.ts';
import type { RefusalReason } from '../domain/refusal.ts';
import { putLine } from '../store/outbox.ts';
import { assertStillOurs } from './account-left.ts';
import { type CodeWork, inOneGo, type SyncContext, type Work } from './context.ts';
import { refusalByFacts } from './liveness.ts';
import { placeCode, rejectCode } from './place-code.ts';

/** What asking for a code's post came to. */
type Preview =
  | { kind: 'shown'; post: AuthorizedPost }
  | { kind: 'withheld' }
  | { kind: 'refused'; reason: RefusalReason };

/**
 * Asks TikTok which post a code opens, puts the code where it belongs, and lets it be applied when nothing speaks
 * against it. Where this account cannot preview, a person decides.
 */
export async function previewCode(context: SyncContext, work: CodeWork): Promise<void> {
  const { db, clock } = context;
  const preview = await ask(context, work);
  const now = clock();
  await inOneGo(db, async () => {
    await assertStillOurs(db, work.access);
    await db.outbox.delete(work.line.seq);
    // It may have been assigned or removed while TikTok was asked.
    const code = await db.codes.get(work.code.id);
    if (!code || code.deletedAt !== null) return;
    if (preview.kind === 'refused') await rejectCode(db, code.id, preview.reason, now);
    else if (preview.kind === 'withheld') await noteWithheld(context, work, code, now);
    else await takeIn(context, work, code, preview.post, now);
  });
}

async function ask(
  { backend, limiter, signal }: SyncContext,
  { access, code }: CodeWork,
): Promise<Preview> {
  const { advertiserId } = access;
  try {
    const post = await limiter.run(advertiserId, () =>
      backend.previewCode(access, code.value, signal),
    );
    return { kind: 'shown', post };
  } catch (error) {
    if (!(error instanceof AdsError)) throw error;
    if (error.kind === 'refused') {
      const { reason = 'unknown' } = error.facts;
      // It is not documented that codes can be previewed before they are applied: no reason is no verdict.
      return reason === 'unknown' ? { kind: 'withheld' } : { kind: 'refused', reason };
    }
    if (error.kind !== 'forbidden') throw error;
    // Previewing has a scope of its own. If the list is forbidden too, this throws and the account is parked.
    await limiter.run(advertiserId, () => backend.listPosts(access, 1, signal));
    return { kind: 'withheld' };
  }
}

/**
 * Another ad account may have told which post the code opens, and one that was applied before only has to be read: it
 * may have been extended. Else a person confirms before anything is bound.
 */
async function noteWithheld(
  { db }: SyncContext,
  { line }: Work,
  code: SparkCode,
  now: number,
): Promise<void> {
  if (code.preview === 'shown' && code.itemId !== null && code.refusal === null) {
    const { requestId, itemId } = code;
    if (requestId !== null)
      await enqueueApply(db, line.adAccountId, code.id, requestId, itemId, now);
    return;
  }
  await db.codes.put({ ...code, preview: 'withheld', updatedAt: now });
  const { adAccountId } = line;
  const tries = await db.authorizations.where('codeId').equals(code.id).toArray();
  for (const { itemId, requestId, adAccountId: id, outcome } of tries) {
    if (id !== adAccountId || outcome !== 'applied') continue;
    await putLine(db, { kind: 'read-post', adAccountId, requestId, codeId: code.id, itemId }, now);
  }
}

async function takeIn(
  { db }: SyncContext,
  { line }: Work,
  code: SparkCode,
  post: AuthorizedPost,
  now: number,
): Promise<void> {
  const shown: SparkCode = { ...code, preview: 'shown', sourceItemId: post.sourceItemId };
  const request = await placeCode(db, shown, post.itemId, now);
  const reason = refusalByFacts(post, now);
  if (reason) await rejectCode(db, code.id, reason, now);
  if (reason || !request || (await wasTried(db, line, code, post.itemId))) return;
  await db.codes.update(code.id, { refusal: null });
  await enqueueApply(db, line.adAccountId, code.id, request.id, post.itemId, now);
}

/**
 * Whether the code went out since it was pasted and has not taken effect, as far as is known: nobody can have wished for
 * it to go out again.
 */
async function wasTried(
  db: SyncContext['db'],
  { adAccountId }: Work['line'],
  code: SparkCode,
  itemId: string,
): Promise<boolean> {
  const known = await db.authorizations.get([adAccountId, itemId]);
  return known !== undefined && known.outcome !== 'applied' && wasSentSincePasted(known, code);
}

function enqueueApply(
  db: SyncContext['db'],
  adAccountId: string,
  codeId: string,
  requestId: string,
  itemId: string,
  now: number,
): Promise<void> {
  return putLine(db, { kind: 'apply-code', adAccountId, codeId, requestId, itemId }, now);
}
