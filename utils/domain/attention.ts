import {
  type AdAccount,
  type Authorization,
  knownWindow,
  type SparkCode,
} from './authorization.ts';
import type { Attention, PostBadge } from './badge.ts';
import { DAY_MS, type EpochMs } from './clock.ts';
import { codeAttention } from './code-attention.ts';
import type { Baseline } from './growth.ts';
import { hasLeftList } from './not-in-account.ts';
import { goneWhy } from './post-gone.ts';
import type { SparkRequest } from './request.ts';
import { renewalRound } from './situation.ts';
import { byUrgency, NOTICE_DAYS } from './urgency.ts';
import { windowAttention } from './window-attention.ts';

/** All that is known of one request. */
export interface RequestFacts {
  request: SparkRequest;
  /** Codes bound to the request. */
  codes: SparkCode[];
  /** Authorizations of the request's post, one an ad account. */
  authorizations: Authorization[];
  accounts: AdAccount[];
  /** What the post's growth is counted from. */
  baseline: Baseline | null;
}

/** TikTok writes whole seconds and people write days: less than this apart is the same end. */
const SAME_END_MS = DAY_MS;

/** What a page may know of a request, worked out from the facts. */
export function badgeOf(
  facts: RequestFacts,
  now: EpochMs,
  noticeDays: readonly number[] = NOTICE_DAYS,
): PostBadge {
  const { request } = facts;
  const window = bestWindow(facts.authorizations);
  return {
    itemId: request.itemId,
    requestId: request.id,
    status: request.status,
    days: request.days,
    endsAt: window?.endsAt ?? null,
    endIsLatestPossible: window?.endIsLatestPossible ?? false,
    source: window?.source ?? 'hand',
    lastAskedAt: lastAsk(request),
    canUndo: request.before !== null || request.status === 'saved',
    attention: attentionOf(facts, now, noticeDays),
    baseline: facts.baseline,
  };
}

/** The last ask that an answer is awaited of: what led to a window that runs has had its answer. */
function lastAsk(request: SparkRequest): EpochMs | null {
  const round = request.status === 'authorized' ? renewalRound(request) : request.rounds.at(-1);
  return round?.asks.at(-1)?.at ?? null;
}

/**
 * What a person should look at; most pressing first.
 * @param noticeDays how many days before its end a window is told of.
 */
export function attentionOf(
  facts: RequestFacts,
  now: EpochMs,
  noticeDays: readonly number[] = NOTICE_DAYS,
): Attention[] {
  const found: Attention[] = [
    ...codeAttention(facts),
    ...uncertainOutcomes(facts),
    ...contradictedWindow(facts.authorizations),
    ...unlistedNote(facts),
    ...windowAttention(windowFacts(facts), now, noticeDays),
  ];
  return byUrgency(found, now);
}

function windowFacts({ request, authorizations }: RequestFacts) {
  return {
    request,
    window: bestWindow(authorizations),
    gone: goneWhy(authorizations),
    hasLeftList: hasLeftList(authorizations),
  };
}

/** Of a code that was deleted, a person wants to hear no more. */
function uncertainOutcomes({ codes, authorizations }: RequestFacts): Attention[] {
  const held = new Set(codes.map(({ id }) => id));
  return authorizations
    .filter(({ outcome, codeId }) => outcome === 'uncertain' && held.has(codeId ?? ''))
    .map(() => ({ kind: 'outcome-uncertain' }));
}

/**
 * A window noted by hand that TikTok contradicts. Looks across ad accounts: the note may stand on a mere label, and
 * TikTok's word on the account that was connected later.
 */
function contradictedWindow(authorizations: Authorization[]): Attention[] {
  const spoken = authorizations.flatMap(({ byTikTok }) => byTikTok ?? []);
  const noted = authorizations.flatMap(({ byHand }) => byHand ?? []);
  if (spoken.length === 0) return [];
  const doubted = noted.find((note) =>
    spoken.every((word) => contradicts(note.endsAt, word.endsAt, note.endIsLatestPossible)),
  );
  const byTikTok = spoken.reduce<EpochMs | null>((last, { endsAt }) => latest(last, endsAt), null);
  return doubted ? [{ kind: 'window-contradicted', byHand: doubted.endsAt, byTikTok }] : [];
}

function unlistedNote({ request, authorizations }: RequestFacts): Attention[] {
  const isUnlisted = authorizations.some(
    ({ outcome, byHand, byTikTok }) => outcome === 'not-applied' && byHand && !byTikTok,
  );
  return request.status === 'authorized' && isUnlisted ? [{ kind: 'not-listed' }] : [];
}

function latest(one: EpochMs | null, other: EpochMs | null): EpochMs | null {
  if (one === null) return other;
  return other === null ? one : Math.max(one, other);
}

/**
 * Whether TikTok's end of a window speaks against the one noted by hand. A hand end that is only the latest possible
 * is contradicted by a later end alone.
 */
export function contradicts(
  byHand: EpochMs | null,
  byTikTok: EpochMs | null,
  byHandIsLatestPossible: boolean,
): boolean {
  if (byHand === null || byTikTok === null) return false;
  if (byHandIsLatestPossible) return byTikTok - byHand > SAME_END_MS;
  return !isSameEnd(byHand, byTikTok);
}

/** Whether two ends are those of the same window. */
export function isSameEnd(one: EpochMs | null, other: EpochMs | null): boolean {
  return one !== null && other !== null && Math.abs(one - other) <= SAME_END_MS;
}

/** The window to show: TikTok's word before a person's, and of several the one that ends last. */
export function bestWindow(authorizations: Authorization[]): ReturnType<typeof knownWindow> {
  const windows = authorizations
    // A person's note stands although TikTok does not list the post: it is doubted, not overwritten.
    .filter(({ outcome, byTikTok }) => outcome === 'applied' || byTikTok === null)
    .flatMap((one) => knownWindow(one) ?? []);
  const confirmed = windows.filter(({ source }) => source === 'tiktok');
  return (confirmed.length > 0 ? confirmed : windows).reduce<ReturnType<typeof knownWindow>>(
    (best, window) => ((window.endsAt ?? 0) > (best?.endsAt ?? -1) ? window : best),
    null,
  );
}
