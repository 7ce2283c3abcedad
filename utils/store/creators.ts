import type { Creator, CreatorMemory } from '../domain/creator.ts';
import { rememberCreator } from '../domain/creator-memory.ts';
import { DEFAULT_WORKSPACE, type SparkRequest } from '../domain/request.ts';
import type { ScoutDb, StoredPost } from './db.ts';

/** What is known of these creators, in three reads whatever their number; those of whom nothing is are left out. */
export async function readCreators(db: ScoutDb, handles: string[]): Promise<CreatorMemory[]> {
  const [posts, creators] = await Promise.all([
    db.posts.where('handle').anyOf(handles).toArray(),
    db.creators.bulkGet(handles),
  ]);
  const itemIds = posts.map(({ itemId }) => itemId);
  const requests = await db.requests.where('itemId').anyOf(itemIds).toArray();
  return recall({ handles, posts, requests, creators: creators.flatMap((one) => one ?? []) });
}

/** Joins creators with the requests for their posts. */
export function recall(known: {
  handles: Iterable<string>;
  posts: StoredPost[];
  requests: SparkRequest[];
  creators: Creator[];
}): CreatorMemory[] {
  const handleOf = new Map(known.posts.map(({ itemId, handle }) => [itemId, handle]));
  const requestsOf = Map.groupBy(known.requests, ({ itemId }) => handleOf.get(itemId) ?? null);
  const creatorOf = new Map(known.creators.map((creator) => [creator.handle, creator]));
  return [...new Set(known.handles)].flatMap(
    (handle) =>
      rememberCreator(
        handle,
        requestsOf.get(handle) ?? [],
        creatorOf.get(handle),
        DEFAULT_WORKSPACE,
      ) ?? [],
  );
}
