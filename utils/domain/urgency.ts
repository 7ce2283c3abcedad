import type { Attention, EndStage } from './badge.ts';
import { DAY_MS, type EpochMs } from './clock.ts';

/**
 * How soon something wants a person: `now` while nothing can run or ads stop within a day, `soon` within days, `quiet`
 * where it is only good to know.
 */
export type Urgency = 'now' | 'soon' | 'quiet';

/** How many days before its end a window is told of unless a person chose others, longest first. */
export const NOTICE_DAYS: readonly number[] = [30, 14, 7, 1];

/** For how many days a window that is over wants a person, who may ask for another one or want none. */
const WINDOW_OVER_DAYS = 30;

const RANK = { now: 0, soon: 1, quiet: 2 } as const satisfies Record<Urgency, number>;
const LAST_MS = DAY_MS;
const WEEK_MS = 7 * DAY_MS;

/** How soon one thing wants a person. */
export function urgencyOf(one: Attention, now: EpochMs): Urgency {
  switch (one.kind) {
    case 'code-refused':
    case 'account-problem':
    case 'post-gone':
      return 'now';
    case 'window-over':
      return isPastCaring(one, now) ? 'quiet' : 'now';
    case 'expires-soon':
      if (one.endsAt - now <= LAST_MS) return 'now';
      return one.stage === 'due' ? 'soon' : 'quiet';
    case 'confirm-apply':
    case 'outcome-uncertain':
    case 'not-applied-in':
    case 'ends-before-ad':
    case 'window-contradicted':
    case 'not-listed':
      return 'soon';
  }
}

/** A window that has been over for so long is left to the list, unless an ad is still to go on. */
function isPastCaring(
  { since, adEndsAt }: Extract<Attention, { kind: 'window-over' }>,
  now: EpochMs,
): boolean {
  return adEndsAt === null && now - since > WINDOW_OVER_DAYS * DAY_MS;
}

/** Whether something wants a person, and is not only good to know. */
export function isPressing(one: Attention, now: EpochMs): boolean {
  return urgencyOf(one, now) !== 'quiet';
}

/** The most pressing first; what presses alike stays in its order. */
export function byUrgency(attention: Attention[], now: EpochMs): Attention[] {
  return attention.toSorted((a, b) => RANK[urgencyOf(a, now)] - RANK[urgencyOf(b, now)]);
}

/** The most pressing kind of urgency is 0. */
export function urgencyRank(urgency: Urgency): number {
  return RANK[urgency];
}

/**
 * How far a window's end has come, by the notices a person chose; null while none was reached, and while the window is
 * younger than its half, or a code for 30 days would be told of on its first day. Within a week that does not count.
 */
export function endStage(
  window: { startsAt: EpochMs | null; endsAt: EpochMs; askedAt: EpochMs | null },
  now: EpochMs,
  noticeDays: readonly number[],
): EndStage | null {
  const { startsAt, endsAt, askedAt } = window;
  const leftMs = endsAt - now;
  const reached = noticeDays.filter((days) => leftMs <= days * DAY_MS);
  const isYoung = startsAt !== null && leftMs > (endsAt - startsAt) / 2;
  if (leftMs <= 0 || reached.length === 0 || (isYoung && leftMs > WEEK_MS)) return null;
  const lastNoticeAt = endsAt - Math.min(...reached) * DAY_MS;
  if (askedAt !== null && askedAt >= lastNoticeAt) return 'asked';
  return reached.length === 1 && noticeDays.length > 1 ? 'early' : 'due';
}
