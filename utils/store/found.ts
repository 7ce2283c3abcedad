import { bestWindow } from '../domain/attention.ts';
import type { AdAccount, Authorization, TikTokFact } from '../domain/authorization.ts';
import type { Found, FoundPost } from '../domain/found.ts';
import type { ScoutDb } from './db.ts';

/**
 * Posts that were authorised without us, with what is shown of the newest; there may be tens of thousands, and only the
 * rows that are shown are read.
 * @param most how many posts to read
 */
export async function readFound(db: ScoutDb, most: number): Promise<Found> {
  const itemIds = await readFoundIds(db);
  return { count: itemIds.length, posts: await readPosts(db, itemIds.slice(0, most)) };
}

/**
 * The item ids of the posts that were authorised without us: in an ad account, without a request, and not put aside.
 * Reads keys alone. The newest post first, as the ids tell the time of upload.
 */
export async function readFoundIds(db: ScoutDb): Promise<string[]> {
  const [applied, ours, aside, requested] = await Promise.all([
    db.authorizations.where('outcome').equals('applied').primaryKeys(),
    db.authorizations.where('requestId').above('').primaryKeys(),
    db.authorizations.where('putAsideAt').above(0).primaryKeys(),
    db.requests.orderBy('itemId').keys(),
  ]);
  const itemIds = new Set(applied.map(([, itemId]) => itemId));
  for (const [, itemId] of [...ours, ...aside]) itemIds.delete(itemId);
  for (const itemId of await liveAmong(db, requested, itemIds)) itemIds.delete(itemId);
  return [...itemIds].sort(byUpload);
}

/** Those of the found posts that have a live request after all. */
async function liveAmong(
  db: ScoutDb,
  requested: readonly unknown[],
  found: ReadonlySet<string>,
): Promise<string[]> {
  const both = requested.filter((id): id is string => typeof id === 'string' && found.has(id));
  const requests = await db.requests.where('itemId').anyOf(both).toArray();
  return requests.filter(({ deletedAt }) => deletedAt === null).map(({ itemId }) => itemId);
}

/** Ids overflow a number: the longer one is the greater, of the same length the one that sorts last. */
function byUpload(one: string, other: string): number {
  return other.length - one.length || (one < other ? 1 : -1);
}

async function readPosts(db: ScoutDb, itemIds: string[]): Promise<FoundPost[]> {
  const [rows, accounts] = await Promise.all([
    db.authorizations.where('itemId').anyOf(itemIds).toArray(),
    db.adAccounts.toArray(),
  ]);
  const rowsOf = Map.groupBy(rows.filter(isListed), ({ itemId }) => itemId);
  return itemIds.flatMap((itemId) => {
    const listed = rowsOf.get(itemId) ?? [];
    const newest = listed.toSorted((a, b) => b.byTikTok.at - a.byTikTok.at)[0];
    return newest ? [postOf(newest, listed, accounts)] : [];
  });
}

type Listed = Authorization & { byTikTok: TikTokFact };

function isListed(one: Authorization): one is Listed {
  return one.outcome === 'applied' && one.byTikTok !== null;
}

function postOf({ itemId, byTikTok }: Listed, listed: Listed[], accounts: AdAccount[]): FoundPost {
  const { displayName, caption, itemType, itemStatus, adAuthStatus } = byTikTok;
  const { startsAt = null, endsAt = null } = bestWindow(listed) ?? {};
  const accountLabels = listed.flatMap(
    ({ adAccountId }) => accounts.find(({ id }) => id === adAccountId)?.label ?? [],
  );
  return {
    itemId,
    displayName,
    caption,
    itemType,
    itemStatus,
    window: { startsAt, endsAt },
    accountLabels,
    adAuthStatus,
  };
}
