// v2 exists because posts tell more (details), handles are written small, counts are kept over time from each save on,
// and creators and campaigns are remembered.

import { V1_TABLES } from './v1.ts';

/** Dexie's index notation. Published: never edited, only followed by a v3. */
export const V2_TABLES = {
  ...V1_TABLES,
  snapshots: '[itemId+at]',
  creators: 'handle',
  campaigns: 'id, workspaceId',
};

/**
 * Gives a post of v1 the place for what else a page tells, of which nothing is known yet. Its handle may stand there in
 * capitals, as somebody linked it; creators are found by their handle now.
 */
export function upgradePostToV2(post: { handle: string | null }): void {
  Object.assign(post, { details: {}, handle: post.handle?.toLowerCase() ?? null });
}

/** A request of v1 came into the list when it was made; that it came back later is not known. */
export function upgradeRequestToV2(request: { createdAt: number }): void {
  Object.assign(request, { savedAt: request.createdAt });
}
