import type { Authorization } from './authorization.ts';
import type { PostBadge } from './badge.ts';
import { DAY_MS, type EpochMs } from './clock.ts';
import type { CreatorMemory } from './creator.ts';
import { hasLeftList } from './not-in-account.ts';
import { CODE_DAYS, type CodeDays, type Round, type SparkRequest } from './request.ts';
import { step, type Status } from './status.ts';

/**
 * What a creator is asked for: `first`, that a post may run; `extend`, that it may run on, while it still does; `after`,
 * that it may run again when its window is over; `again`, the same after they took it back.
 */
export type Situation = 'first' | 'extend' | 'after' | 'again';

const OF_STATUS: Partial<Record<Status, Situation>> = {
  authorized: 'extend',
  expired: 'after',
  revoked: 'again',
};

/**
 * What the creator is to be asked for: where the request stands tells, else where its last rounds began. That they took
 * it back is said only where TikTok did.
 * @param authorizations all that is known of the post, in every ad account
 */
export function situationOf(
  { status, rounds }: SparkRequest,
  authorizations: readonly Authorization[] = [],
): Situation {
  const stood = [status, ...rounds.map(({ from }) => from).toReversed()];
  const last = stood.find((one) => OF_STATUS[one] !== undefined);
  if (last === undefined) return 'first';
  // Asked for while it ran, and it does so no more.
  if (last === 'authorized' && status !== 'authorized') return 'after';
  if (last === 'revoked' && hasLeftList(authorizations)) return 'after';
  return OF_STATUS[last] ?? 'first';
}

/**
 * Who can make a window longer: the creator, when asked; we, where the post is ours; or nobody that may be asked, where a
 * person noted not to contact the creator.
 */
export type Extender = 'creator' | 'ourselves' | 'nobody';

/** Who it is for a post, of what is known of it and its creator. */
export function extenderOf(
  isOurs: boolean,
  memory: Pick<CreatorMemory, 'doNotContact'> | null,
): Extender {
  if (isOurs) return 'ourselves';
  return memory?.doNotContact ? 'nobody' : 'creator';
}

/** Whether a creator can be asked for the post itself, and not only to extend a window that is open. */
export function isToBeAsked(status: Status): boolean {
  return status !== 'authorized' && step(status, 'asked') !== null;
}

/**
 * Whether a longer window is worth asking for now: the one that is open ends soon, or before the ad does, and the post
 * is still there.
 */
export function wantsRenewal({
  status,
  attention,
}: Pick<PostBadge, 'status' | 'attention'>): boolean {
  const kinds = attention.map(({ kind }) => kind);
  const endsTooSoon = kinds.includes('expires-soon') || kinds.includes('ends-before-ad');
  return status === 'authorized' && endsTooSoon && !kinds.includes('post-gone');
}

/**
 * The round in which the creator is asked to extend a window that is still open; null when nobody asked since the window
 * began, or was extended.
 */
export function renewalRound({ status, statusSince, rounds }: SparkRequest): Round | null {
  const last = rounds.at(-1);
  if (status !== 'authorized' || last?.from !== 'authorized') return null;
  const askedAt = last.asks.at(-1)?.at ?? 0;
  return askedAt >= statusSince ? last : null;
}

const LONGEST: CodeDays = 365;

/**
 * The length to ask for: the one wanted, or a longer one when only that reaches the end of the ad; the longest where
 * none does.
 * @param from when the length begins to count.
 */
export function daysToAsk({ days, adEndsAt }: SparkRequest, from: EpochMs): CodeDays {
  const reaches = (one: CodeDays): boolean => reachesAdEnd(one, { adEndsAt }, from);
  return reaches(days) ? days : (CODE_DAYS.find(reaches) ?? LONGEST);
}

/** Whether a length that counts from then reaches the end of the ad; true when nobody said until when it runs. */
export function reachesAdEnd(
  days: CodeDays,
  { adEndsAt }: Pick<SparkRequest, 'adEndsAt'>,
  from: EpochMs,
): boolean {
  return adEndsAt === null || from + days * DAY_MS >= adEndsAt;
}
