import type { Authorization, SparkCode, TikTokFact } from '../../utils/domain/authorization.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { OutboxLine } from '../../utils/domain/outbox.ts';
import { type ListedRow, listRows, type RequestRow } from '../../utils/domain/overview.ts';
import { DEFAULT_WORKSPACE, type SparkRequest } from '../../utils/domain/request.ts';
import { aPost, CODE, ITEM_ID, NOON } from './build.ts';

let made = 0;
const nextId = (): string => {
  made += 1;
  return `01930000-0000-7000-8000-${String(made).padStart(12, '0')}`;
};

export function aRequest(overrides: Partial<SparkRequest> = {}): SparkRequest {
  return {
    id: nextId(),
    workspaceId: DEFAULT_WORKSPACE,
    itemId: ITEM_ID,
    status: 'requested',
    statusSince: NOON,
    days: 30,
    rounds: [{ days: 30, from: 'saved', asks: [{ at: NOON - DAY_MS, channel: 'dm' }] }],
    before: null,
    adEndsAt: null,
    savedAt: NOON,
    createdAt: NOON,
    updatedAt: NOON,
    deletedAt: null,
    ...overrides,
  };
}

export function aCode(overrides: Partial<SparkCode> = {}): SparkCode {
  const id = nextId();
  return {
    id,
    fingerprint: `fingerprint-of-${id}`,
    value: CODE,
    requestId: null,
    itemId: null,
    itemSource: null,
    receivedAt: NOON,
    preview: null,
    refusal: null,
    createdAt: NOON,
    updatedAt: NOON,
    deletedAt: null,
    ...overrides,
  };
}

export function anAuthorization(overrides: Partial<Authorization> = {}): Authorization {
  return {
    adAccountId: nextId(),
    itemId: ITEM_ID,
    requestId: null,
    codeId: null,
    outcome: 'applied',
    sentAt: null,
    byHand: null,
    byTikTok: null,
    readAt: null,
    told: null,
    putAsideAt: null,
    createdAt: NOON,
    updatedAt: NOON,
    ...overrides,
  };
}

/** What TikTok tells of a post that is authorised for 30 days from noon. */
export function aWord(overrides: Partial<TikTokFact> = {}): TikTokFact {
  return {
    startsAt: NOON,
    endsAt: NOON + 30 * DAY_MS,
    adAuthStatus: 'AUTHORIZED',
    itemStatus: null,
    displayName: null,
    itemType: 'VIDEO',
    caption: null,
    at: NOON,
    ...overrides,
  };
}

export function aLine(overrides: Partial<OutboxLine> = {}): OutboxLine {
  return {
    kind: 'apply-code',
    key: nextId(),
    adAccountId: nextId(),
    requestId: null,
    codeId: null,
    itemId: null,
    attempts: 0,
    notBefore: NOON,
    sentAt: null,
    answer: null,
    misses: 0,
    lastError: null,
    createdAt: NOON,
    ...overrides,
  };
}

/** A row with its request's parts; the post is the request's. */
export function aRow(
  request: Partial<SparkRequest> = {},
  rest: Partial<RequestRow> = {},
): RequestRow {
  const made = aRequest(request);
  return {
    request: made,
    post: aPost({ itemId: made.itemId }),
    codes: [],
    authorizations: [],
    accounts: [],
    baseline: null,
    lines: [],
    seenAt: null,
    creator: null,
    creatorNote: '',
    ...rest,
  };
}

/** A row as it is listed at noon. */
export function aListedRow(
  request: Partial<SparkRequest> = {},
  rest: Partial<RequestRow> = {},
): ListedRow {
  const [listed] = listRows([aRow(request, rest)], NOON);
  if (!listed) throw new Error('a row is always listed');
  return listed;
}
