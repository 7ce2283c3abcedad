import type { Creator, CreatorMemory } from '../domain/creator.ts';
import type { Exportable } from '../domain/export.ts';
import type { Overview } from '../domain/overview.ts';
import type { SparkRequest } from '../domain/request.ts';
import { factsFor } from './badges.ts';
import { recall } from './creators.ts';
import type { ScoutDb, StoredPost } from './db.ts';
import { readAllTimes } from './snapshots.ts';
import { readLastRun } from './sync-state.ts';

/** Everything the list of requests is drawn from, in a handful of reads whatever its length. */
export async function readOverview(db: ScoutDb): Promise<Overview> {
  const requests = await db.requests.filter(({ deletedAt }) => deletedAt === null).toArray();
  const times = await readAllTimes(db);
  const [facts, posts, lines, codes, accounts, report] = await Promise.all([
    factsFor(db, requests, times),
    db.posts.bulkGet(requests.map(({ itemId }) => itemId)),
    db.outbox.toArray(),
    db.codes
      .filter(({ deletedAt, requestId }) => deletedAt === null && requestId === null)
      .toArray(),
    db.adAccounts.filter(({ deletedAt }) => deletedAt === null).toArray(),
    readLastRun(db),
  ]);
  const linesOf = Map.groupBy(lines, ({ requestId, codeId }) => requestId ?? codeId);
  const creators = await db.creators.toArray();
  const knownOf = joinCreators(requests, posts, creators);
  return {
    rows: facts.map((fact, index) => ({
      ...fact,
      post: posts[index] ?? null,
      lines: linesOf.get(fact.request.id) ?? [],
      seenAt: times.get(fact.request.itemId)?.at(-1) ?? null,
      ...knownOf(posts[index]?.handle ?? null),
    })),
    looseCodes: codes.map((code) => ({ code, lines: linesOf.get(code.id) ?? [] })),
    accounts,
    report,
  };
}

/** What is known of the creator with a handle. */
function joinCreators(
  requests: SparkRequest[],
  stored: (StoredPost | undefined)[],
  creators: Creator[],
): (handle: string | null) => { creator: CreatorMemory | null; creatorNote: string } {
  const posts = stored.flatMap((post) => post ?? []);
  const handles = posts.flatMap(({ handle }) => handle ?? []);
  const memories = recall({ handles, posts, requests, creators });
  const memoryOf = new Map(memories.map((memory) => [memory.handle, memory]));
  const noteOf = new Map(creators.map(({ handle, note }) => [handle, note]));
  return (handle) => ({
    creator: (handle !== null && memoryOf.get(handle)) || null,
    creatorNote: (handle !== null && noteOf.get(handle)) || '',
  });
}

/** Everything a person may take along. Secrets are not among the tables it touches. */
export async function readForExport(db: ScoutDb): Promise<Exportable> {
  const [posts, requests, codes, adAccounts, authorizations, events] = await Promise.all([
    db.posts.toArray(),
    db.requests.toArray(),
    db.codes.toArray(),
    db.adAccounts.toArray(),
    db.authorizations.toArray(),
    db.events.toArray(),
  ]);
  const [snapshots, creators, campaigns] = await Promise.all([
    db.snapshots.toArray(),
    db.creators.toArray(),
    db.campaigns.toArray(),
  ]);
  return {
    posts,
    requests,
    codes,
    adAccounts,
    authorizations,
    events,
    snapshots,
    creators,
    campaigns,
  };
}
