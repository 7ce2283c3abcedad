import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, test } from 'vitest';
import { ScoutDb } from '../../utils/store/db.ts';
import { V1_TABLES } from '../../utils/store/schema/v1.ts';
import { V2_TABLES } from '../../utils/store/schema/v2.ts';
import { V3_TABLES } from '../../utils/store/schema/v3.ts';
import { aDatabase } from '../support/build.ts';

type Example = Record<string, Record<string, unknown>[]>;

const unchanged = (rows: Example): Example => rows;

/** Every published version with its tables, and what the way to the newest one makes of its rows. */
const PUBLISHED: [number, Record<string, string>, (rows: Example) => Example][] = [
  [
    1,
    V1_TABLES,
    (rows) => ({
      ...rows,
      ...toV3(rows),
      posts: withDetails(rows['posts']),
      requests: withSave(toV3(rows)['requests']),
    }),
  ],
  [2, V2_TABLES, toV3],
  [3, V3_TABLES, unchanged],
];

/** v3: nothing was paused, swept, told or put aside yet. */
function toV3(rows: Example): Example {
  const withAll = (table: string, more: Record<string, unknown>): Example[string] =>
    (rows[table] ?? []).map((row) => ({ ...row, ...more }));
  const unknown = { itemType: null, caption: null };
  return {
    ...rows,
    adAccounts: withAll('adAccounts', { pausedAt: null, lastAnswerAt: null, sweep: null }),
    requests: withAll('requests', { adEndsAt: null }),
    authorizations: withAll('authorizations', { told: null, putAsideAt: null }).map((row) => ({
      ...row,
      byTikTok: row['byTikTok'] && { ...row['byTikTok'], ...unknown },
    })),
  };
}

/** v2: nothing is known yet of what else the page tells of a post. */
function withDetails(posts: Example[string] = []): Example[string] {
  return posts.map((post) => ({ ...post, details: {} }));
}

/** v2: a request came into the list when it was made. */
function withSave(requests: Example[string] = []): Example[string] {
  return requests.map((request) => ({ ...request, savedAt: request['createdAt'] }));
}

const opened: Dexie[] = [];
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

function example(version: number): Example {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, `../fixtures/database-v${version}.json`), 'utf8'),
  ) as Example;
}

async function writeOld(
  name: string,
  version: number,
  tables: Record<string, string>,
): Promise<void> {
  const old = new Dexie(name);
  old.version(version).stores(tables);
  for (const [table, rows] of Object.entries(example(version)))
    await old.table(table).bulkPut(rows);
  old.close();
}

describe('the database', () => {
  test.each(PUBLISHED)(
    'a database of version %i opens in the newest version with every row in place',
    async (version, tables, upgraded) => {
      const name = `published-v${version}`;
      await writeOld(name, version, tables);
      const db = new ScoutDb(name);
      opened.push(db);
      const names = Object.keys(example(version));
      const read = await Promise.all(
        names.map(async (table) => [table, await db.table(table).toArray()]),
      );
      expect(Object.fromEntries(read)).toEqual(upgraded(example(version)));
    },
  );

  test('a handle of version 1 that was linked in capitals is written small', async () => {
    const old = new Dexie('capitals');
    old.version(1).stores(V1_TABLES);
    const [post] = example(1)['posts'] ?? [];
    await old.table('posts').bulkPut([
      { ...post, handle: 'Ana.Sandbox' },
      { ...post, itemId: '7431234567890999999', handle: null },
    ]);
    old.close();
    const db = new ScoutDb('capitals');
    opened.push(db);
    const handles = (await db.posts.toArray()).map(({ handle }) => handle);
    expect(handles).toEqual(['ana.sandbox', null]);
  });

  test('every table has its example row in the newest version', () => {
    const [newest] = PUBLISHED.at(-1) ?? [0];
    expect(Object.keys(example(newest)).sort()).toEqual(
      new ScoutDb('names').tables.map(({ name }) => name).sort(),
    );
  });

  test('a second request for the same post in a workspace cannot be written', async () => {
    const db = aDatabase();
    opened.push(db);
    const [request] = example(1)['requests'] ?? [];
    await db.table('requests').add(request);
    await expect(db.table('requests').add({ ...request, id: 'another' })).rejects.toMatchObject({
      name: 'ConstraintError',
    });
  });

  test('a post that was authorised twice in one ad account is one row', async () => {
    const db = aDatabase();
    opened.push(db);
    const [authorization] = example(1)['authorizations'] ?? [];
    await db.table('authorizations').put(authorization);
    await db.table('authorizations').put({ ...authorization, outcome: 'uncertain' });
    expect(await db.authorizations.count()).toBe(1);
  });
});
