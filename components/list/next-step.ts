import type { ListedRow } from '../../utils/domain/overview.ts';
import { usableCode } from '../../utils/domain/overview.ts';
import type { Status } from '../../utils/domain/status.ts';

/** The one thing a row offers without being opened. */
export type NextStep = 'ask' | 'open-post' | 'paste-code' | 'copy-code' | 'confirm-apply' | null;

const USUAL = {
  saved: 'ask',
  requested: 'paste-code',
  agreed: 'paste-code',
  'code-received': 'copy-code',
  authorized: null,
  expired: 'open-post',
  revoked: 'open-post',
  declined: null,
  'no-reply': 'open-post',
  withdrawn: null,
} as const satisfies Record<Status, NextStep>;

/** What is most likely to be done next with a request. */
export function nextStep(
  { row, badge }: ListedRow,
  { isConnected, isOurs }: { isConnected: boolean; isOurs: boolean },
): NextStep {
  if (badge.attention.some(({ kind }) => kind === 'confirm-apply')) return 'confirm-apply';
  const usual = USUAL[badge.status];
  // Of a post of ours we make the code ourselves.
  if (usual === 'ask' && isOurs) return 'paste-code';
  if (usual !== 'copy-code') return usual;
  if (!usableCode(row)) return 'paste-code';
  // With an ad account connected the code is applied for the person.
  return isConnected ? null : 'copy-code';
}
