// v2 exists because posts tell more (details), counts are kept over time, and creators and campaigns are remembered.

import { V1_TABLES } from './v1.ts';

/** Dexie's index notation. Published: never edited, only followed by a v3. */
export const V2_TABLES = {
  ...V1_TABLES,
  snapshots: '[itemId+at]',
  creators: 'handle',
  campaigns: 'id, workspaceId',
};

/** Gives a post of v1 the place for what else a page tells; nothing of it is known yet. */
export function upgradePostToV2(post: object): void {
  Object.assign(post, { details: {} });
}
