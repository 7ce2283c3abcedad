import type { ScoutDb } from './db.ts';

/** Whether a code or an ad account spoke of any of these posts before, so that the sync has something to do for them. */
export async function isAwaited(db: ScoutDb, itemIds: string[]): Promise<boolean> {
  const codes = await db.codes
    .where('itemId')
    .anyOf(itemIds)
    .filter(({ deletedAt, value }) => deletedAt === null && value !== '')
    .count();
  if (codes > 0) return true;
  return (await db.authorizations.where('itemId').anyOf(itemIds).count()) > 0;
}
