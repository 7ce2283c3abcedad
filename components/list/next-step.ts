import { type ListedRow, type RequestRow, usableCode } from '../../utils/domain/overview.ts';
import { goneWhy } from '../../utils/domain/post-gone.ts';
import { wantsRenewal } from '../../utils/domain/situation.ts';
import type { Status } from '../../utils/domain/status.ts';

/** The one thing a row offers without being opened. */
export type NextStep =
  | 'ask'
  | 'open-post'
  | 'paste-code'
  | 'copy-code'
  | 'confirm-apply'
  | 'renew'
  | null;

const USUAL = {
  saved: 'ask',
  requested: 'paste-code',
  agreed: 'paste-code',
  'code-received': 'copy-code',
  authorized: null,
  expired: 'renew',
  revoked: 'renew',
  declined: null,
  'no-reply': 'open-post',
  withdrawn: null,
} as const satisfies Record<Status, NextStep>;

/** Asking for a longer window makes sense while the post is there and its creator may be written to. */
function renewStep({ request, creator, authorizations }: RequestRow, isOurs: boolean): NextStep {
  const otherwise = request.status === 'authorized' ? null : 'open-post';
  if (goneWhy(authorizations) !== null || creator?.doNotContact) return otherwise;
  // Ours we extend ourselves; a code that still runs stays the same then.
  const byOurselves = request.status === 'authorized' ? null : 'paste-code';
  return isOurs ? byOurselves : 'renew';
}

/** What is most likely to be done next with a request. */
export function nextStep(
  { row, badge }: ListedRow,
  { isConnected, isOurs }: { isConnected: boolean; isOurs: boolean },
): NextStep {
  if (badge.attention.some(({ kind }) => kind === 'confirm-apply')) return 'confirm-apply';
  // It runs, but not in every ad account.
  if (badge.attention[0]?.kind === 'not-applied-in') return 'confirm-apply';
  const usual = USUAL[badge.status];
  if (usual === 'renew' || wantsRenewal(badge)) return renewStep(row, isOurs);
  // Of a post of ours we make the code ourselves.
  if (usual === 'ask' && isOurs) return 'paste-code';
  if (usual !== 'copy-code') return usual;
  if (!usableCode(row)) return 'paste-code';
  // With an ad account connected the code is applied for the person.
  return isConnected ? null : 'copy-code';
}
