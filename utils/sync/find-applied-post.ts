import type { AuthorizedPost } from '../ads/port.ts';
import type { SparkCode } from '../domain/authorization.ts';
import { DAY_MS, type EpochMs } from '../domain/clock.ts';
import { codeIdentity } from '../domain/spark-code.ts';
import { askWhileOurs } from './account-left.ts';
import type { CodeWork, SyncContext } from './context.ts';
import { passFor } from './list-pass.ts';
import { livenessOf } from './liveness.ts';

const SWEPT_LATELY_MS = DAY_MS;

/**
 * The post that a code opens, as the ad account lists it: by the item id that TikTok gave for the code, else by the
 * code itself in the whole list. Null when it is not there.
 * @throws AdsError `unexpected-reply` when it was not found in a list that was not whole: then nobody knows
 */
export async function findAppliedPost(
  context: SyncContext,
  work: CodeWork,
): Promise<AuthorizedPost | null> {
  const { access, code } = work;
  const { backend, signal } = context;
  const { itemId } = code;
  if (itemId !== null && code.itemSource === 'tiktok') {
    return askWhileOurs(context, access, () => backend.readPost(access, itemId, signal));
  }
  return passFor(context, work).find(code.value);
}

/**
 * What is known of a code in an ad account before it is sent. `applied`: it runs there on this very code, so it is only
 * read again, and one look that misses it changes nothing. `absent`: the whole list was gone through lately without
 * coming across its post, which saves a look for each code.
 */
export function knowledgeOf(
  { db, clock }: SyncContext,
  { account, code }: CodeWork,
): Promise<'applied' | 'absent' | 'unknown'> {
  return db.transaction('r', db.authorizations, async () => {
    const { itemId, itemSource } = code;
    if (itemId === null || itemSource !== 'tiktok') return 'unknown';
    const known = await db.authorizations.get([account.id, itemId]);
    if (known?.codeId === code.id && known.outcome === 'applied' && known.byTikTok !== null)
      return livenessOf(known.byTikTok, clock()) === 'live' ? 'applied' : 'unknown';
    const sweptAt = account.sweep?.isWhole ? account.sweep.endedAt : Number.NEGATIVE_INFINITY;
    const sinceMs = clock() - sweptAt;
    // Less than nothing: the clock was set back since.
    const isLately = sinceMs >= 0 && sinceMs <= SWEPT_LATELY_MS;
    return known === undefined && isLately ? 'absent' : 'unknown';
  });
}

/**
 * Whether a code needs no sending: the account lists its post with this code, and the window is open. A row that does
 * not tell its code may be an older one that this code renews, unless we know that this code took effect there.
 */
export async function isAlreadyThere(
  { db, clock }: SyncContext,
  { account, code }: CodeWork,
  post: AuthorizedPost,
): Promise<boolean> {
  if (livenessOf(post, clock()) !== 'live') return false;
  if (post.code !== null) return isSameCode(post.code, code);
  const known = await db.transaction('r', db.authorizations, () =>
    db.authorizations.get([account.id, post.itemId]),
  );
  return known?.outcome === 'applied' && known.codeId === code.id && known.byTikTok !== null;
}

/** Whether a post in the list shows that the code, once sent, took effect. */
export function isProofOfApplying(
  post: AuthorizedPost,
  { line, code }: CodeWork,
  now: EpochMs,
): boolean {
  const isLive = livenessOf(post, now) === 'live';
  // TikTok took it: should the list go on showing an older code of the same post, it is applied all the same.
  if (line.answer === 'accepted') return isLive || isOpenedBy(post, code);
  if (line.answer === null) return isSameOrNew(post, code, line, now);
  // TikTok said no: only a window that is open says otherwise.
  return isLive && isSameOrNew(post, code, line, now);
}

/** A row that shows no code may be what an older one opened: then only a window that was not there before tells. */
function isSameOrNew(
  post: AuthorizedPost,
  code: SparkCode,
  { listedBefore, sentAt }: CodeWork['line'],
  now: EpochMs,
): boolean {
  if (post.code !== null || !listedBefore) return isOpenedBy(post, code);
  const wasLive = livenessOf(listedBefore, sentAt ?? now) === 'live';
  if (!wasLive && livenessOf(post, now) === 'live') return true;
  const { endsAt } = listedBefore;
  return endsAt !== null && post.endsAt !== null && post.endsAt > endsAt;
}

/** By the row's code; a row that shows none was found by the item id that TikTok gave for this code. */
function isOpenedBy(post: AuthorizedPost, code: SparkCode): boolean {
  return post.code === null || isSameCode(post.code, code);
}

function isSameCode(listed: string, code: SparkCode): boolean {
  return codeIdentity(listed) === codeIdentity(code.value);
}
