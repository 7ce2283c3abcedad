import type { AdsErrorKind, RefusalReason } from '../utils/domain/refusal.ts';
import type { Channel } from '../utils/domain/request.ts';
import type { ErrorCode } from '../utils/domain/scout-error.ts';

/** The sentence for each failure of a message, with the next step: keys for `i18n.t`. */
export const ERROR_WORDS = {
  'bad-message': 'error.badMessage',
  'not-allowed': 'error.notAllowed',
  'not-found': 'error.notFound',
  'not-possible': 'error.notPossible',
  'date-past': 'error.datePast',
  'code-maybe-applied': 'error.codeMaybeApplied',
  'disk-full': 'error.diskFull',
  'no-host': 'error.noHost',
  'not-connected': 'error.notConnected',
  'bad-redirect': 'error.badRedirect',
  'no-code-found': 'error.noCodeFound',
  'ads-network': 'error.adsNetwork',
  'ads-rate-limited': 'error.adsRateLimited',
  'ads-unauthorised': 'error.adsUnauthorised',
  'ads-forbidden': 'error.adsForbidden',
  'ads-refused': 'error.adsRefused',
  'ads-unexpected-reply': 'error.adsUnexpectedReply',
  'ads-server': 'error.adsServer',
  'extension-updated': 'error.extensionUpdated',
  internal: 'error.internal',
} as const satisfies Record<ErrorCode, string>;

/** Why TikTok would not take a code, and what to tell the creator. */
export const REFUSAL_WORDS = {
  'code-format': 'refusal.codeFormat',
  'code-not-found': 'refusal.codeNotFound',
  'code-expired': 'refusal.codeExpired',
  'code-for-another-post': 'refusal.codeForAnotherPost',
  'post-deleted': 'refusal.postDeleted',
  'post-unavailable': 'refusal.postUnavailable',
  story: 'refusal.story',
  'carousel-duet': 'refusal.carouselDuet',
  'several-mentions': 'refusal.severalMentions',
  'duet-of-duet': 'refusal.duetOfDuet',
  'source-code-missing': 'refusal.sourceCodeMissing',
  unknown: 'refusal.unknown',
} as const satisfies Record<RefusalReason, string>;

/** What keeps the ads backend from answering, and what to do. */
export const PROBLEM_WORDS = {
  network: 'problem.network',
  'rate-limited': 'problem.rateLimited',
  unauthorised: 'problem.unauthorised',
  forbidden: 'problem.forbidden',
  refused: 'problem.refused',
  'unexpected-reply': 'problem.unexpectedReply',
  server: 'problem.server',
} as const satisfies Record<AdsErrorKind, string>;

/** Where a creator was asked. */
export const CHANNEL_WORDS = {
  dm: 'channel.dm',
  email: 'channel.email',
  agent: 'channel.agent',
  tiktok: 'channel.tiktok',
  other: 'channel.other',
} as const satisfies Record<Channel, string>;
