import { badgeOf, type RequestFacts } from './attention.ts';
import type { AdAccount, SparkCode } from './authorization.ts';
import type { PostBadge } from './badge.ts';
import type { EpochMs } from './clock.ts';
import type { CreatorMemory } from './creator.ts';
import type { OutboxLine } from './outbox.ts';
import { parsePostUrl } from './post-url.ts';
import type { Post } from './post.ts';
import type { Status } from './status.ts';
import type { SyncReport } from './sync-report.ts';
import { isPressing, NOTICE_DAYS, urgencyOf, urgencyRank } from './urgency.ts';

/** A request with everything that is known of it. */
export interface RequestRow extends RequestFacts {
  /** Null only when its post was never stored, which a healthy database does not have. */
  post: Post | null;
  /** What still waits to be said to the ads backend. */
  lines: OutboxLine[];
  /** When the counts of the post were last kept; null when they never were. */
  seenAt: EpochMs | null;
  /** What is known of the post's creator; null when nothing is, or nobody knows who it is. */
  creator: CreatorMemory | null;
  /** What a person wrote down about the creator; may be empty. Never for a page of tiktok.com. */
  creatorNote: string;
}

/** A Spark code that nobody knows the request of, and what is being done to find it. */
export interface LooseCode {
  code: SparkCode;
  lines: OutboxLine[];
}

/** Everything the list of requests is drawn from. Nothing deleted is in it. */
export interface Overview {
  rows: RequestRow[];
  looseCodes: LooseCode[];
  accounts: AdAccount[];
  /** How the last sync went; null before the first one. */
  report: SyncReport | null;
}

/** A row with what was worked out for it at a moment. */
export interface ListedRow {
  row: RequestRow;
  badge: PostBadge;
  /** Whether the next step is the person's. */
  needsMe: boolean;
}

export type Filter = 'all' | 'needs-me' | Status;

/** The newest code of a request that can be applied; null when there is none. */
export function usableCode({ codes }: RequestRow): SparkCode | null {
  const usable = codes.filter(({ value, refusal }) => value !== '' && refusal === null);
  return usable.reduce<SparkCode | null>(
    (newest, code) => (newest && newest.receivedAt > code.receivedAt ? newest : code),
    null,
  );
}

/**
 * The rows in the order they are shown: what needs the person first, the most pressing of it before the rest, then the
 * last touched.
 * @param noticeDays how many days before its end a window is told of.
 */
export function listRows(
  rows: RequestRow[],
  now: EpochMs,
  noticeDays: readonly number[] = NOTICE_DAYS,
): ListedRow[] {
  return rows
    .map((row) => listRow(row, now, noticeDays))
    .sort(
      (a, b) =>
        rankOf(a, now) - rankOf(b, now) || b.row.request.updatedAt - a.row.request.updatedAt,
    );
}

/** How soon a row wants the person; a code that waits to be applied does within days. */
function rankOf({ badge, needsMe }: ListedRow, now: EpochMs): number {
  if (!needsMe) return urgencyRank('quiet');
  const first = badge.attention[0];
  const isNow = first !== undefined && urgencyOf(first, now) === 'now';
  return urgencyRank(isNow ? 'now' : 'soon');
}

function listRow(row: RequestRow, now: EpochMs, noticeDays: readonly number[]): ListedRow {
  const badge = badgeOf(row, now, noticeDays);
  // A code that nobody is working on waits for the person to apply it.
  const codeWaits = badge.status === 'code-received' && row.lines.length === 0;
  const presses = badge.attention.some((one) => isPressing(one, now));
  return { row, badge, needsMe: presses || codeWaits };
}

/** Whether a row is shown under a filter. */
export function passesFilter({ badge, needsMe }: ListedRow, filter: Filter): boolean {
  if (filter === 'all') return true;
  return filter === 'needs-me' ? needsMe : badge.status === filter;
}

/**
 * Finds rows by handle, nickname, caption, item id or the post's link. Every word has to be found somewhere; case and
 * accents do not count.
 */
export function searchRows(rows: ListedRow[], query: string): ListedRow[] {
  const words = query.split(/\s+/).filter(Boolean).map(toNeedle);
  if (words.length === 0) return rows;
  return rows.filter(({ row }) => {
    const text = searchText(row);
    return words.every((word) => text.includes(word));
  });
}

function toNeedle(word: string): string {
  const link = /[:/]/.test(word) ? parsePostUrl(word) : null;
  return fold(link?.itemId ?? word.replace(/^@/, ''));
}

function searchText({ post, request }: RequestRow): string {
  return fold(
    [post?.handle, post?.nickname, post?.caption, request.itemId].filter(Boolean).join('\n'),
  );
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
