import { isHardlyHelped } from '../domain/ads-trouble.ts';
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/clock.ts';
import { HOLDS_UP_FOR_FAILURES, type OutboxFailure, type OutboxLine } from '../domain/outbox.ts';
import type { AdsErrorKind } from '../domain/refusal.ts';

/**
 * What helps against a failure: trying again later (from `firstMs`, doubled each time, up to `longestMs`), waiting
 * until a person has put the ad account right, or nothing.
 */
export type Remedy =
  | { kind: 'retry'; firstMs: number; longestMs: number }
  | { kind: 'park-account' }
  | { kind: 'give-up' };

/** The one table that decides on retries. */
export const REMEDIES = {
  network: { kind: 'retry', firstMs: 15 * SECOND_MS, longestMs: 30 * MINUTE_MS },
  'rate-limited': { kind: 'retry', firstMs: SECOND_MS, longestMs: 5 * MINUTE_MS },
  server: { kind: 'retry', firstMs: 30 * SECOND_MS, longestMs: 30 * MINUTE_MS },
  'unexpected-reply': { kind: 'retry', firstMs: MINUTE_MS, longestMs: HOUR_MS },
  unauthorised: { kind: 'park-account' },
  forbidden: { kind: 'park-account' },
  refused: { kind: 'give-up' },
} as const satisfies Record<AdsErrorKind, Remedy>;

/** Often enough that an update is noticed by itself, seldom enough to flood nobody. */
const ONCE_A_DAY = { kind: 'retry', firstMs: DAY_MS, longestMs: DAY_MS } as const;

/** What helps against a failure, after so many in a row before it. */
export function remedyOf(
  { kind, trouble }: Pick<OutboxFailure, 'kind' | 'trouble'>,
  failuresBefore: number,
): Remedy {
  const isPersistent = failuresBefore + 1 >= HOLDS_UP_FOR_FAILURES;
  return isPersistent && isHardlyHelped(trouble) ? ONCE_A_DAY : REMEDIES[kind];
}

/** How long to wait after the n-th failure in a row (0 is the first): doubled each time, the upper half by chance. */
export function backoffMs(
  remedy: { firstMs: number; longestMs: number },
  failuresBefore: number,
  random: () => number,
): number {
  const full = Math.min(remedy.longestMs, remedy.firstMs * 2 ** Math.min(failuresBefore, 20));
  return Math.round(full / 2 + (full / 2) * random());
}

/** TikTok lists a post up to some seconds after it took the code. */
const WAITS_AFTER_YES_MS = [
  2 * SECOND_MS,
  5 * SECOND_MS,
  10 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
];
/** Nobody knows whether TikTok took the code. */
const WAITS_AFTER_LOST_ANSWER_MS = [30 * SECOND_MS, 2 * MINUTE_MS, 5 * MINUTE_MS];

/** When to look first after the answer to a sending was lost. */
export function firstLookAt(now: EpochMs): EpochMs {
  return now + (WAITS_AFTER_LOST_ANSWER_MS[0] ?? 0);
}

/** When a code whose answer was lost has been given enough time to show up in the list. */
export function shownBy(sentAt: EpochMs): EpochMs {
  return sentAt + WAITS_AFTER_LOST_ANSWER_MS.reduce((sum, one) => sum + one, 0);
}

/**
 * When to look again for a code that was sent and is not there yet. However often it was looked for meanwhile, it is
 * given the whole time of its ladder.
 * @param misses looks that TikTok answered without the post, the latest included
 * @returns null when it has been looked for long enough: it did not take effect
 */
export function nextLookAt(
  { answer, sentAt, misses }: Pick<OutboxLine, 'answer' | 'sentAt' | 'misses'>,
  now: EpochMs,
): EpochMs | null {
  // After a clear "no" one look is enough: it only guards against "no, because it is there already".
  if (answer !== null && answer !== 'accepted') return null;
  const waits = answer === 'accepted' ? WAITS_AFTER_YES_MS : WAITS_AFTER_LOST_ANSWER_MS;
  const waitMs = answer === 'accepted' ? waits[misses - 1] : waits[misses];
  if (waitMs !== undefined) return now + waitMs;
  // Sent in the future, before the clock was set back: only the looks can be counted.
  if (sentAt === null || sentAt > now) return null;
  const topOfLadder = sentAt + waits.reduce((sum, one) => sum + one, 0);
  return topOfLadder > now ? topOfLadder : null;
}
