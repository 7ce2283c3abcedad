import type { AdsCall } from '../../utils/domain/ads-call.ts';
import type { BoardAccount, BoardLine } from '../../utils/domain/sync-board.ts';
import { NOON } from './build.ts';

/** A connected ad account that works. */
export function aBoardAccount(overrides: Partial<BoardAccount> = {}): BoardAccount {
  return {
    id: 'account-1',
    label: 'Sandbox Cosmetics',
    advertiserId: '7504697128674066433',
    pausedAt: null,
    problem: null,
    lastAnswerAt: NOON,
    sweep: null,
    waiting: 0,
    sweeping: null,
    ...overrides,
  };
}

/** A line that is due at noon. */
export function aBoardLine(overrides: Partial<BoardLine> = {}): BoardLine {
  return {
    seq: 1,
    key: 'read-post:account-1:7431234567890123457',
    kind: 'read-post',
    adAccountId: 'account-1',
    accountLabel: 'Sandbox Cosmetics',
    requestId: null,
    itemId: '7431234567890123457',
    handle: 'ana.sandbox',
    attempts: 0,
    notBefore: NOON,
    sentAt: null,
    lastError: null,
    isWanted: true,
    ...overrides,
  };
}

/** A call that TikTok answered at noon. */
export function aCall(overrides: Partial<AdsCall> = {}): AdsCall {
  return {
    at: NOON,
    advertiserId: '7504697128674066433',
    endpoint: '/tt_video/list/',
    problem: null,
    returnCode: 0,
    httpStatus: 200,
    durationMs: 320,
    requestId: '20261122120000010112345',
    ...overrides,
  };
}
