import type { AdsTrouble } from '../utils/domain/ads-trouble.ts';

/** What a call to the ads backend came to grief on, and what to do: keys for `i18n.t`. */
export const TROUBLE_WORDS = {
  unreachable: { title: 'adsTrouble.unreachable.title', next: 'adsTrouble.unreachable.next' },
  'app-limit': { title: 'adsTrouble.appLimit.title', next: 'adsTrouble.appLimit.next' },
  'advertiser-limit': {
    title: 'adsTrouble.advertiserLimit.title',
    next: 'adsTrouble.advertiserLimit.next',
  },
  'app-mismatch': { title: 'adsTrouble.appMismatch.title', next: 'adsTrouble.appMismatch.next' },
  'app-blocked': { title: 'adsTrouble.appBlocked.title', next: 'adsTrouble.appBlocked.next' },
  'redirect-spent': {
    title: 'adsTrouble.redirectSpent.title',
    next: 'adsTrouble.redirectSpent.next',
  },
  'token-missing': { title: 'adsTrouble.tokenMissing.title', next: 'adsTrouble.tokenMissing.next' },
  'token-expired': { title: 'adsTrouble.tokenExpired.title', next: 'adsTrouble.tokenExpired.next' },
  'token-revoked': { title: 'adsTrouble.tokenRevoked.title', next: 'adsTrouble.tokenRevoked.next' },
  'permission-missing': {
    title: 'adsTrouble.permissionMissing.title',
    next: 'adsTrouble.permissionMissing.next',
  },
  'account-not-granted': {
    title: 'adsTrouble.accountNotGranted.title',
    next: 'adsTrouble.accountNotGranted.next',
  },
  'account-unknown': {
    title: 'adsTrouble.accountUnknown.title',
    next: 'adsTrouble.accountUnknown.next',
  },
  policy: { title: 'adsTrouble.policy.title', next: 'adsTrouble.policy.next' },
  'not-allow-listed': {
    title: 'adsTrouble.notAllowListed.title',
    next: 'adsTrouble.notAllowListed.next',
  },
  'developer-not-permitted': {
    title: 'adsTrouble.developerNotPermitted.title',
    next: 'adsTrouble.developerNotPermitted.next',
  },
  sandbox: { title: 'adsTrouble.sandbox.title', next: 'adsTrouble.sandbox.next' },
  region: { title: 'adsTrouble.region.title', next: 'adsTrouble.region.next' },
  refused: { title: 'adsTrouble.refused.title', next: 'adsTrouble.refused.next' },
  'creator-not-eligible': {
    title: 'adsTrouble.creatorNotEligible.title',
    next: 'adsTrouble.creatorNotEligible.next',
  },
  'ads-full': { title: 'adsTrouble.adsFull.title', next: 'adsTrouble.adsFull.next' },
  'bad-parameters': {
    title: 'adsTrouble.badParameters.title',
    next: 'adsTrouble.badParameters.next',
  },
  'not-there': { title: 'adsTrouble.notThere.title', next: 'adsTrouble.notThere.next' },
  'too-much-at-once': {
    title: 'adsTrouble.tooMuchAtOnce.title',
    next: 'adsTrouble.tooMuchAtOnce.next',
  },
  duplicate: { title: 'adsTrouble.duplicate.title', next: 'adsTrouble.duplicate.next' },
  'out-of-date': { title: 'adsTrouble.outOfDate.title', next: 'adsTrouble.outOfDate.next' },
  'not-understood': {
    title: 'adsTrouble.notUnderstood.title',
    next: 'adsTrouble.notUnderstood.next',
  },
  busy: { title: 'adsTrouble.busy.title', next: 'adsTrouble.busy.next' },
  timeout: { title: 'adsTrouble.timeout.title', next: 'adsTrouble.timeout.next' },
  maintenance: { title: 'adsTrouble.maintenance.title', next: 'adsTrouble.maintenance.next' },
  'server-trouble': {
    title: 'adsTrouble.serverTrouble.title',
    next: 'adsTrouble.serverTrouble.next',
  },
} as const satisfies Record<AdsTrouble, { title: string; next: string }>;
