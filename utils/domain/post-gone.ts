import type { Authorization, TikTokFact } from './authorization.ts';

/** Why a post can run no more. */
export type GoneWhy = 'deleted' | 'private' | 'unavailable';

/** `item_info.status` of a post that nobody can see any more, as the API reference lists the values (section 3). */
const GONE: Partial<Record<string, GoneWhy>> = {
  USER_DELETE: 'deleted',
  ONLY_AUTHOR_SEE: 'private',
  ONLY_FRIEND_SEE: 'private',
  AUDIT_DELETE: 'unavailable',
  ONLY_USER_PASS: 'unavailable',
};

/** The other words of `item_info.status` that are known (reference §3.2). */
const THERE: readonly string[] = ['HESITATE_RECOMMEND', 'REVIEW_PENDING'];

/**
 * Whether TikTok says that a post can run no more, and why; null while it can. The post is the same in every ad account:
 * of several the newest word counts.
 */
export function goneWhy(authorizations: readonly Authorization[]): GoneWhy | null {
  const applied = authorizations.filter(({ outcome }) => outcome === 'applied');
  return goneWhyOf(newestWord(applied)?.itemStatus ?? null);
}

/** What TikTok said last of a post, in whichever ad account; null when it said nothing. */
export function newestWord(authorizations: readonly Authorization[]): TikTokFact | null {
  return authorizations
    .flatMap(({ byTikTok }) => byTikTok ?? [])
    .reduce<TikTokFact | null>((last, word) => (last && last.at > word.at ? last : word), null);
}

/** What one `item_info.status` says. */
export function goneWhyOf(itemStatus: string | null): GoneWhy | null {
  return GONE[plainStatus(itemStatus ?? '')] ?? null;
}

/** Whether an `item_info.status` is one of those that are documented. */
export function isKnownItemStatus(itemStatus: string): boolean {
  return goneWhyOf(itemStatus) !== null || THERE.includes(plainStatus(itemStatus));
}

/** `/identity/video/*` writes the same values with a prefix, e.g. `ITEM_STATUS_ONLY_AUTHOR_SEE` (reference §3.2). */
function plainStatus(itemStatus: string): string {
  return itemStatus.replace(/^(ITEM_)?STATUS_/, '');
}
