import type { AuthorizedPost } from '../ads/port.ts';
import { isSameEnd } from '../domain/attention.ts';
import type { Authorization, TikTokFact } from '../domain/authorization.ts';
import type { EpochMs } from '../domain/clock.ts';
import { goneWhyOf, newestWord } from '../domain/post-gone.ts';
import { livenessOf, livenessOfAuthorization } from './liveness.ts';
import type { PostRecords } from './post-records.ts';
import type { SettledBy } from './settle-status.ts';

/** An authorization that TikTok has spoken of. */
export type ListedAuthorization = Authorization & { byTikTok: TikTokFact };

/** What is known of a post in an ad account, with what TikTok lists of it now. A sweep does not note its reading. */
export function authorizationOf(
  adAccountId: string,
  post: AuthorizedPost,
  known: Authorization | undefined,
  now: EpochMs,
): ListedAuthorization {
  const byTikTok = factOf(post, now);
  return {
    adAccountId,
    itemId: post.itemId,
    requestId: known?.requestId ?? null,
    codeId: known?.codeId ?? null,
    outcome: 'applied',
    sentAt: known?.sentAt ?? null,
    byHand: known?.byHand ?? null,
    byTikTok,
    readAt: known?.readAt ?? null,
    // What was told of one end says nothing of another.
    told: known?.told && isSameEnd(known.told.endsAt, byTikTok.endsAt) ? known.told : null,
    putAsideAt: known?.putAsideAt ?? null,
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  };
}

/**
 * Whether TikTok lists a post just as it is known, but for when it said so. What was noted in the future was judged by a
 * clock that has been set back since.
 */
export function saysNothingNew(known: Authorization, post: AuthorizedPost, now: EpochMs): boolean {
  const before = known.byTikTok;
  if (before === null || known.outcome !== 'applied' || before.at > now) return false;
  return (
    before.adAuthStatus === post.adAuthStatus &&
    before.itemStatus === post.itemStatus &&
    before.displayName === post.displayName &&
    before.itemType === post.itemType &&
    before.caption === post.caption &&
    before.startsAt === post.startsAt &&
    before.endsAt === post.endsAt
  );
}

/**
 * That TikTok's window ends later than the one that was known: the creator extended it, with the same code. A window
 * noted by hand counts once it is over; before, another end only contradicts the note. Null when nothing was extended, or
 * another ad account told so already.
 * @param rows all that is known of the post, in every ad account
 * @param codeId the code that was just applied; null when the post was only read
 */
export function extensionOf(
  rows: readonly Authorization[],
  { adAccountId, byTikTok: fact }: ListedAuthorization,
  codeId: string | null,
  now: EpochMs,
): SettledBy | null {
  const { endsAt } = fact;
  if (endsAt === null || livenessOf(fact, now) !== 'live') return null;
  const others = rows.filter((row) => row.adAccountId !== adAccountId);
  if (others.some((row) => runsUntil(row, endsAt, now))) return null;
  const ends = rows
    .filter((row) => codeId === null || row.codeId === codeId)
    .flatMap((row) => endBefore(row, adAccountId, now) ?? []);
  const from = Math.max(...ends);
  if (ends.length === 0 || endsAt <= from) return null;
  return { history: 'window-extended', detail: { from, to: endsAt } };
}

/** Whether TikTok lists a post in an ad account until then, or longer. */
function runsUntil(row: Authorization, until: EpochMs, now: EpochMs): boolean {
  const endsAt = row.byTikTok?.endsAt ?? null;
  if (endsAt === null || livenessOfAuthorization(row, now) !== 'live') return false;
  return endsAt >= until || isSameEnd(endsAt, until);
}

function endBefore(row: Authorization, adAccountId: string, now: EpochMs): EpochMs | null {
  if (row.byTikTok) return row.adAccountId === adAccountId ? row.byTikTok.endsAt : null;
  const endsAt = row.byHand?.endsAt ?? null;
  return endsAt !== null && endsAt <= now ? endsAt : null;
}

/**
 * Says once that a post was deleted, made private or taken down. It is the same in every ad account.
 * @param rows all that was known of the post, in every ad account
 * @param known of these, what was known in the one that lists it so
 */
export function tellOfPostGone(
  records: PostRecords,
  requestId: string,
  rows: readonly Authorization[],
  known: Authorization | undefined,
  { itemId, itemStatus }: AuthorizedPost,
  now: EpochMs,
): void {
  if (goneWhyOf(itemStatus) === null) return;
  const words = [known?.byTikTok, newestWord(rows)];
  if (words.some((word) => word?.itemStatus === itemStatus)) return;
  const detail = { itemStatus };
  records.tell({ type: 'post-gone', at: now, by: 'tiktok', requestId, itemId, detail });
}

function factOf(post: AuthorizedPost, now: EpochMs): TikTokFact {
  const { adAuthStatus, itemStatus, displayName, itemType, caption, startsAt, endsAt } = post;
  return { adAuthStatus, itemStatus, displayName, itemType, caption, startsAt, endsAt, at: now };
}
