/** What is true of a request. Delivery (outbox) and attention are kept apart: a flaky network is never a status. */
export const STATUSES = [
  'saved',
  'requested',
  'agreed',
  'code-received',
  'authorized',
  'expired',
  'revoked',
  'declined',
  'no-reply',
  'withdrawn',
] as const;

export type Status = (typeof STATUSES)[number];

/** What can happen to a request. */
export type StatusEvent =
  | 'asked'
  | 'agreed'
  | 'code-received'
  | 'code-rejected'
  | 'authorized'
  | 'lapsed'
  | 'revoked'
  | 'declined'
  | 'unanswered'
  | 'withdrawn';

type Steps = Partial<Record<StatusEvent, Status>>;

/** From the first ask until a code is in, these can happen at any time. */
const WHILE_WAITING = {
  'code-received': 'code-received',
  authorized: 'authorized',
  declined: 'declined',
  withdrawn: 'withdrawn',
} satisfies Steps;

/** The whole life of a request: status → event → next status. What is missing here cannot happen. */
const TABLE = {
  saved: { ...WHILE_WAITING, asked: 'requested', agreed: 'agreed' },
  requested: {
    ...WHILE_WAITING,
    asked: 'requested',
    agreed: 'agreed',
    unanswered: 'no-reply',
  },
  agreed: { ...WHILE_WAITING, asked: 'agreed', unanswered: 'no-reply' },
  'code-received': {
    'code-received': 'code-received',
    // The code was for another post, or TikTok refused it: we are back to waiting for one.
    'code-rejected': 'agreed',
    authorized: 'authorized',
    declined: 'declined',
    withdrawn: 'withdrawn',
  },
  // Asking the creator to extend it does not close the window.
  authorized: {
    asked: 'authorized',
    lapsed: 'expired',
    revoked: 'revoked',
    authorized: 'authorized',
  },
  // The creator may extend: the same code lives on. Asking again opens a new round.
  expired: {
    asked: 'requested',
    agreed: 'agreed',
    'code-received': 'code-received',
    authorized: 'authorized',
    revoked: 'revoked',
    withdrawn: 'withdrawn',
  },
  revoked: {
    asked: 'requested',
    agreed: 'agreed',
    'code-received': 'code-received',
    authorized: 'authorized',
    withdrawn: 'withdrawn',
  },
  declined: {
    asked: 'requested',
    agreed: 'agreed',
    'code-received': 'code-received',
    authorized: 'authorized',
  },
  'no-reply': {
    asked: 'requested',
    agreed: 'agreed',
    'code-received': 'code-received',
    authorized: 'authorized',
    declined: 'declined',
    withdrawn: 'withdrawn',
  },
  withdrawn: {
    asked: 'requested',
    agreed: 'agreed',
    'code-received': 'code-received',
    authorized: 'authorized',
  },
} satisfies Record<Status, Steps>;

/** The status after an event; null when the event cannot happen in this status. */
export function step(status: Status, event: StatusEvent): Status | null {
  const steps: Steps = TABLE[status];
  return steps[event] ?? null;
}

/**
 * Statuses in which asking opens a new round instead of counting as another ask of the running one. Of `authorized` this
 * is true of the first ask to extend the window; `renewalRound` knows the next ones.
 */
export const OPENS_NEW_ROUND: Record<Status, boolean> = {
  saved: true,
  requested: false,
  agreed: false,
  'code-received': false,
  authorized: true,
  expired: true,
  revoked: true,
  declined: true,
  'no-reply': true,
  withdrawn: true,
};
