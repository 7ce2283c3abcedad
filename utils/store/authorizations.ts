import { Dexie } from 'dexie';
import type { Authorization } from '../domain/authorization.ts';
import type { ScoutDb } from './db.ts';

/** What is known of an ad account's posts but these. Reads keys first: there may be thousands, and few are left. */
export async function authorizationsBut(
  db: ScoutDb,
  adAccountId: string,
  itemIds: ReadonlySet<string>,
): Promise<Authorization[]> {
  const keys = await db.authorizations
    .where('[adAccountId+itemId]')
    .between([adAccountId, Dexie.minKey], [adAccountId, Dexie.maxKey])
    .primaryKeys();
  const others = await db.authorizations.bulkGet(keys.filter(([, itemId]) => !itemIds.has(itemId)));
  return others.filter((one) => one !== undefined);
}

/**
 * All that is known of some posts, in every ad account; one that is not connected any more keeps its place. By key: going
 * from one row to the next takes ten times as long. Call inside a transaction over `authorizations` and `adAccounts`.
 */
export async function authorizationsOf(
  db: ScoutDb,
  itemIds: readonly string[],
): Promise<Authorization[]> {
  const accountIds = await db.adAccounts.toCollection().primaryKeys();
  const keys = accountIds.flatMap((id) => itemIds.map((itemId): [string, string] => [id, itemId]));
  return (await db.authorizations.bulkGet(keys)).filter((one) => one !== undefined);
}

/** What is known of all posts that are, or were, asked for, by item id. What was only found is left out: it may be a lot. */
export async function requestedAuthorizations(
  db: ScoutDb,
): Promise<ReadonlyMap<string, Authorization[]>> {
  const rows = await db.authorizations.where('requestId').above('').toArray();
  return Map.groupBy(rows, ({ itemId }) => itemId);
}
