import type { TikTokFact } from './authorization.ts';
import { isKnownItemStatus } from './post-gone.ts';

/** The words of `ad_auth_status` that are known: TikTok does not publish the enum (reference §3.2). */
export const AUTH_STATUS = { runs: 'AUTHORIZED', over: 'EXPIRED' } as const;

const AUTH_STATUSES: readonly string[] = Object.values(AUTH_STATUS);
/** The words of `item_type` (reference §3.2). */
const ITEM_TYPES: readonly string[] = ['VIDEO', 'CAROUSEL'];

/** What TikTok says of a post in words of its own. */
export type TikTokWords = Pick<TikTokFact, 'adAuthStatus' | 'itemStatus' | 'itemType'>;

/** Those of TikTok's words that we do not know, to be shown as they are; each once. */
export function unknownWords({ adAuthStatus, itemStatus, itemType }: TikTokWords): string[] {
  const unknown = [
    AUTH_STATUSES.includes(adAuthStatus) ? '' : adAuthStatus,
    itemStatus === null || isKnownItemStatus(itemStatus) ? '' : itemStatus,
    itemType === null || ITEM_TYPES.includes(itemType) ? '' : itemType,
  ];
  return [...new Set(unknown)].filter((word) => word !== '');
}
