import type { Exportable } from '../domain/export.ts';
import type { Overview } from '../domain/overview.ts';
import { factsFor } from './badges.ts';
import type { ScoutDb } from './db.ts';
import { readLastRun } from './sync-state.ts';

/** Everything the list of requests is drawn from, in a handful of reads whatever its length. */
export async function readOverview(db: ScoutDb): Promise<Overview> {
  const requests = await db.requests.filter(({ deletedAt }) => deletedAt === null).toArray();
  const [facts, posts, lines, codes, accounts, report] = await Promise.all([
    factsFor(db, requests),
    db.posts.bulkGet(requests.map(({ itemId }) => itemId)),
    db.outbox.toArray(),
    db.codes
      .filter(({ deletedAt, requestId }) => deletedAt === null && requestId === null)
      .toArray(),
    db.adAccounts.filter(({ deletedAt }) => deletedAt === null).toArray(),
    readLastRun(db),
  ]);
  const linesOf = Map.groupBy(lines, ({ requestId, codeId }) => requestId ?? codeId);
  return {
    rows: facts.map((fact, index) => ({
      ...fact,
      post: posts[index] ?? null,
      lines: linesOf.get(fact.request.id) ?? [],
    })),
    looseCodes: codes.map((code) => ({ code, lines: linesOf.get(code.id) ?? [] })),
    accounts,
    report,
  };
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
  return { posts, requests, codes, adAccounts, authorizations, events };
}
