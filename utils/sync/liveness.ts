import type { Authorization } from '../domain/authorization.ts';
import { type EpochMs, HOUR_MS } from '../domain/clock.ts';
import type { RefusalReason } from '../domain/refusal.ts';
import { AUTH_STATUS } from '../domain/tiktok-words.ts';

/** Whether an authorisation holds at a moment; `unknown` where neither its state nor its end tells. */
export type Liveness = 'live' | 'over' | 'unknown';

/**
 * Judges what TikTok says. The enum of `ad_auth_status` is not published: `AUTHORIZED` and `EXPIRED` are known, with
 * any other word the window decides.
 */
export function livenessOf(
  { adAuthStatus, endsAt }: { adAuthStatus: string; endsAt: EpochMs | null },
  now: EpochMs,
): Liveness {
  if (adAuthStatus === AUTH_STATUS.over) return 'over';
  if (endsAt !== null) return endsAt > now ? 'live' : 'over';
  return adAuthStatus === AUTH_STATUS.runs ? 'live' : 'unknown';
}

/**
 * Judges all that is known of a post in an ad account: TikTok's word, else the person's. That TikTok does not list
 * what a person noted speaks against the note, but does not undo it.
 */
export function livenessOfAuthorization(
  { outcome, byTikTok, byHand }: Authorization,
  now: EpochMs,
): Liveness {
  if (byTikTok) return outcome === 'not-applied' ? 'over' : livenessOf(byTikTok, now);
  if (!byHand) return outcome === 'not-applied' ? 'over' : 'unknown';
  if (byHand.endsAt === null) return 'unknown';
  return byHand.endsAt > now ? 'live' : 'over';
}

/**
 * Whether TikTok says that a window is over although its end has not come: the creator took it back. An hour is left
 * for clocks that differ.
 */
export function isTakenBack(
  fact: { adAuthStatus: string; endsAt: EpochMs | null },
  now: EpochMs,
): boolean {
  return fact.endsAt !== null && fact.endsAt - now > HOUR_MS && livenessOf(fact, now) === 'over';
}

/** `item_info.status` of posts that can never run (reference §3.2). */
const DEAD_POSTS: ReadonlyMap<string, RefusalReason> = new Map<string, RefusalReason>([
  ['USER_DELETE', 'post-deleted'],
  ['AUDIT_DELETE', 'post-unavailable'],
  ['ONLY_USER_PASS', 'post-unavailable'],
]);

/** What speaks against applying a code, by what TikTok shows of it; null when nothing does. */
export function refusalByFacts(
  post: { adAuthStatus: string; endsAt: EpochMs | null; itemStatus: string | null },
  now: EpochMs,
): RefusalReason | null {
  const dead = DEAD_POSTS.get(post.itemStatus ?? '');
  if (dead) return dead;
  return livenessOf(post, now) === 'over' ? 'code-expired' : null;
}
