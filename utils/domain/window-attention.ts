import type { AuthWindow } from './authorization.ts';
import type { Attention } from './badge.ts';
import type { EpochMs } from './clock.ts';
import type { GoneWhy } from './post-gone.ts';
import type { SparkRequest } from './request.ts';
import { renewalRound } from './situation.ts';
import { endStage } from './urgency.ts';

interface WindowFacts {
  request: SparkRequest;
  /** The window to show; null when none is known. */
  window: AuthWindow | null;
  /** Why the post can run no more; null while it can. */
  gone: GoneWhy | null;
  /** Whether it left the list of an ad account, and nobody knows who took it out. */
  hasLeftList: boolean;
}

/**
 * What is to be told of a window: that it ends, too soon or at all, and when it is over, until the request goes on. Of a
 * post that is gone only that: nobody can extend its window.
 */
export function windowAttention(
  facts: WindowFacts,
  now: EpochMs,
  noticeDays: readonly number[],
): Attention[] {
  const { request, window, gone } = facts;
  const { status } = request;
  if (status !== 'authorized' && status !== 'expired' && status !== 'revoked') return [];
  if (gone !== null) return [{ kind: 'post-gone', why: gone }];
  const endsAt = window?.endsAt ?? null;
  // That it has lapsed is written a moment after it ends.
  if (status === 'authorized' && (endsAt === null || endsAt > now)) {
    return endsAt === null ? [] : runningWindow(facts, endsAt, now, noticeDays);
  }
  const { adEndsAt, statusSince } = request;
  return [
    {
      kind: 'window-over',
      how: status === 'revoked' ? (facts.hasLeftList ? 'not-listed' : 'revoked') : 'expired',
      // What was taken back may have been meant to end much later.
      since: status === 'revoked' ? statusSince : (endsAt ?? statusSince),
      endsAt,
      adEndsAt: adEndsAt !== null && adEndsAt > now ? adEndsAt : null,
    },
  ];
}

function runningWindow(
  { request, window }: WindowFacts,
  endsAt: EpochMs,
  now: EpochMs,
  noticeDays: readonly number[],
): Attention[] {
  const { adEndsAt } = request;
  const askedAt = renewalRound(request)?.asks.at(-1)?.at ?? null;
  const stage = endStage({ startsAt: window?.startsAt ?? null, endsAt, askedAt }, now, noticeDays);
  return [
    ...(stage === null ? [] : [{ kind: 'expires-soon', endsAt, stage } as const]),
    ...(adEndsAt !== null && adEndsAt > endsAt
      ? [{ kind: 'ends-before-ad', endsAt, adEndsAt } as const]
      : []),
  ];
}
