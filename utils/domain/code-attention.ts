import type { AdAccount, Authorization, SparkCode } from './authorization.ts';
import type { Attention } from './badge.ts';
import { isFailedTry } from './not-in-account.ts';
import type { SparkRequest } from './request.ts';

interface CodeFacts {
  request: SparkRequest;
  codes: SparkCode[];
  authorizations: Authorization[];
  accounts: AdAccount[];
}

/**
 * What is to be told of a request's newest code: why it waits, and, where its post runs, which of the ad accounts that
 * get codes it did not get into. A renewal waits while its post runs on another code.
 */
export function codeAttention(facts: CodeFacts): Attention[] {
  const newest = facts.codes.reduce<SparkCode | null>(
    (last, code) => (!last || code.receivedAt >= last.receivedAt ? code : last),
    null,
  );
  if (!newest) return [];
  const tries = facts.authorizations.filter(({ codeId }) => codeId === newest.id);
  const waiting = isSettled(facts.request, newest, tries) ? [] : waitingCode(facts, newest, tries);
  return facts.request.status === 'authorized' && waiting.length === 0
    ? missingIn(tries, facts.accounts)
    : waiting;
}

/** The post runs, on this very code or since it was last heard of: whatever was wrong with it is so no more. */
function isSettled(
  { status, statusSince }: SparkRequest,
  { updatedAt }: SparkCode,
  tries: Authorization[],
): boolean {
  if (status !== 'authorized') return false;
  return updatedAt < statusSince || tries.some(({ outcome }) => outcome === 'applied');
}

function missingIn(tries: Authorization[], accounts: AdAccount[]): Attention[] {
  const failed = tries.filter((one) => one.byHand === null && isFailedTry(one));
  const labels = accounts
    .filter(({ connectedAt, appliesCodes }) => connectedAt !== null && appliesCodes)
    .filter(({ id }) => failed.some(({ adAccountId }) => adAccountId === id))
    .map(({ label }) => label);
  return labels.length > 0 ? [{ kind: 'not-applied-in', accounts: labels }] : [];
}

function waitingCode(
  { request, accounts }: CodeFacts,
  { refusal, preview, isOpen = false }: SparkCode,
  tries: Authorization[],
): Attention[] {
  const found: Attention[] = [];
  if (refusal) found.push({ kind: 'code-refused', reason: refusal.reason });
  const isWaiting = request.status === 'code-received';
  const hasFailed =
    request.status === 'authorized'
      ? tries.some(isFailedTry)
      : isWaiting && tries.some(({ outcome }) => outcome === 'not-applied');
  // An uncertain authorization tells for itself.
  if (isOpen && !refusal && !tries.some(({ outcome }) => outcome === 'uncertain')) {
    found.push({ kind: 'outcome-uncertain' });
  }
  const isUnderWay = isOpen || tries.some(({ outcome }) => outcome !== 'not-applied');
  const why = hasFailed ? 'not-applied' : preview === 'withheld' ? 'post-unknown' : null;
  if (why && !refusal && !isUnderWay) found.push({ kind: 'confirm-apply', why });
  if (isWaiting && accounts.some(({ connectedAt, problem }) => connectedAt && problem)) {
    found.push({ kind: 'account-problem' });
  }
  return found;
}
