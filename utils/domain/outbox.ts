import type { AdsTrouble } from './ads-trouble.ts';
import type { EpochMs } from './clock.ts';
import type { AdsErrorKind, RefusalReason } from './refusal.ts';
import type { SparkRequest } from './request.ts';

/** A line that failed this often in a row no longer holds up the later ones of its request. */
export const HOLDS_UP_FOR_FAILURES = 5;

/**
 * Work that waits for the ads backend:
 * `preview-code` asks which post a code opens (`tt_video/info`),
 * `apply-code` binds it to the ad account (`tt_video/authorize`, at most once) and then reads,
 * `read-post` reads one post of the ad account (`tt_video/list` with its item id).
 */
export type OutboxKind = 'preview-code' | 'apply-code' | 'read-post';

/** What asking came to grief on last, and when. */
export interface OutboxFailure {
  kind: AdsErrorKind;
  /** In detail, for words; missing where only the kind is known. */
  trouble?: AdsTrouble;
  at: EpochMs;
}

/** One intention. Holds a codeId, never a code. */
export interface OutboxLine {
  /** Given by the database; the order of work. */
  seq?: number;
  kind: OutboxKind;
  /** One line per intention: e.g. `apply-code:<adAccountId>:<codeId>`. Unique. */
  key: string;
  adAccountId: string;
  requestId: string | null;
  codeId: string | null;
  itemId: string | null;
  attempts: number;
  /** Not to be tried before this moment. */
  notBefore: EpochMs;
  /** `apply-code` only: when the code went out. Set before sending; from then on only reading is allowed. */
  sentAt: EpochMs | null;
  /**
   * `apply-code` only: how TikTok listed the post just before the code went out, so that what an older code opened is
   * not taken for this one's doing. Null when it was not listed, absent while nothing was sent.
   */
  listedBefore?: { adAuthStatus: string; endsAt: EpochMs | null } | null;
  /** `apply-code` only: whether the code of its post's source went along; absent while nothing was sent. */
  sentSource?: boolean;
  /** `apply-code` only: what TikTok answered to the sending; null when nothing was sent or the answer was lost. */
  answer: 'accepted' | RefusalReason | null;
  /** Reads in a row that TikTok answered without the post being there. */
  misses: number;
  lastError: OutboxFailure | null;
  createdAt: EpochMs;
}

/** A line as it is put into the outbox. */
export type NewOutboxLine = Pick<
  OutboxLine,
  'kind' | 'adAccountId' | 'requestId' | 'codeId' | 'itemId'
>;

/** The idempotency key of an intention. */
export function outboxKey(line: NewOutboxLine): string {
  return `${line.kind}:${line.adAccountId}:${line.codeId ?? line.itemId ?? ''}`;
}

/** Fills a new line with its first state. */
export function newLine(line: NewOutboxLine, now: EpochMs): OutboxLine {
  return {
    ...line,
    key: outboxKey(line),
    attempts: 0,
    notBefore: now,
    sentAt: null,
    answer: null,
    misses: 0,
    lastError: null,
    createdAt: now,
  };
}

/**
 * Whether a line may be worked on as far as its request goes: TikTok is told nothing for a request that is put away or
 * not wanted any more. Reading tells it nothing and is always fine, and so is what belongs to no request.
 * @param request the line's; undefined when there is none by its id
 */
export function isLineWanted(
  { kind, sentAt, requestId }: Pick<OutboxLine, 'kind' | 'sentAt' | 'requestId'>,
  request: SparkRequest | undefined,
): boolean {
  if (kind === 'read-post' || sentAt !== null || requestId === null) return true;
  return request !== undefined && isStillWanted(request);
}

/** Whether TikTok may still be told something for a request. */
export function isStillWanted({
  deletedAt,
  status,
}: Pick<SparkRequest, 'deletedAt' | 'status'>): boolean {
  return deletedAt === null && status !== 'withdrawn' && status !== 'declined';
}
