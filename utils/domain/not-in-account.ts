import type { Authorization } from './authorization.ts';
import { HOUR_MS } from './clock.ts';
import { AUTH_STATUS } from './tiktok-words.ts';

/** Whether a code that was sent to the ad account since TikTok last listed the post there did not take effect. */
export function isFailedTry({ outcome, sentAt, byTikTok }: Authorization): boolean {
  return outcome === 'not-applied' && sentAt !== null && sentAt > (byTikTok?.at ?? 0);
}

/**
 * Whether a post left the list of an ad account while its window ran: somebody removed it there, or the creator took it
 * back. TikTok says which only of what it goes on listing, so that its word for another ad account tells of all.
 */
export function hasLeftList(authorizations: readonly Authorization[]): boolean {
  return authorizations.some(leftWhileRunning) && !authorizations.some(isTakenBack);
}

function leftWhileRunning({ outcome, byTikTok, readAt }: Authorization): boolean {
  if (outcome !== 'not-applied' || !byTikTok || byTikTok.adAuthStatus === AUTH_STATUS.over) {
    return false;
  }
  return byTikTok.endsAt === null || byTikTok.endsAt > (readAt ?? byTikTok.at);
}

/** TikTok called it over well before its end: an hour is left for clocks that differ. */
function isTakenBack({ byTikTok }: Authorization): boolean {
  if (byTikTok?.adAuthStatus !== AUTH_STATUS.over || byTikTok.endsAt === null) return false;
  return byTikTok.endsAt - byTikTok.at > HOUR_MS;
}
