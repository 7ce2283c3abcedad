import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Who may import whom: the table of docs/architecture.md as data. Rooms and packages that are not named are forbidden,
 * so a new folder fails until it has a row. `types` may be imported as types only.
 */
const ROOMS: Record<string, { rooms: string[]; packages: string[]; types?: string[] }> = {
  'utils/domain': { rooms: [], packages: [] },
  'utils/platform': { rooms: [], packages: ['wxt/browser', '#i18n'] },
  'utils/tiktok': { rooms: ['utils/domain'], packages: [] },
  'utils/messages': { rooms: ['utils/domain'], packages: ['valibot', 'wxt/browser'] },
  'utils/store': { rooms: ['utils/domain'], packages: ['dexie', '@preact/signals', 'valibot'] },
  'utils/settings': { rooms: ['utils/domain'], packages: ['wxt/utils/storage', 'wxt/browser'] },
  'utils/ads': { rooms: ['utils/domain'], packages: ['valibot'] },
  'utils/actions': {
    rooms: ['utils/domain', 'utils/store', 'utils/ads/ads-error'],
    packages: [],
    types: ['utils/ads/port'],
  },
  'utils/sync': {
    rooms: [
      'utils/domain',
      'utils/store',
      'utils/settings',
      'utils/ads/ads-error',
      'utils/ads/rate-limit',
    ],
    packages: ['valibot'],
    types: ['utils/ads/port'],
  },
  components: {
    rooms: ['utils/domain', 'utils/platform'],
    packages: ['preact', 'preact/hooks', '@preact/signals', '#i18n'],
  },
  'entrypoints/background': {
    rooms: [
      'utils/domain',
      'utils/platform',
      'utils/messages',
      'utils/store',
      'utils/settings',
      'utils/ads',
      'utils/actions',
      'utils/sync',
    ],
    packages: ['wxt/browser', 'wxt/utils/define-background', 'uuidv7', '#i18n'],
  },
  'entrypoints/feed.content': {
    rooms: [
      'utils/domain',
      'utils/platform',
      'utils/tiktok',
      'utils/messages/send',
      'utils/messages/envelope',
      'utils/settings/read-stored-rules',
      'components',
    ],
    packages: ['wxt/browser', 'wxt/utils/define-content-script', '#i18n'],
    types: ['entrypoints/panel.content/page-ui'],
  },
  // Drawn into the same page later: it is told everything, and reads nothing of the page itself.
  'entrypoints/panel.content': {
    rooms: ['utils/domain', 'utils/platform', 'components'],
    packages: ['preact', 'wxt/utils/define-content-script', '#i18n'],
    types: ['utils/messages/send'],
  },
  'entrypoints/page-probe.content': {
    rooms: ['utils/domain', 'utils/tiktok'],
    packages: ['wxt/utils/define-content-script'],
  },
  'entrypoints/probe-port': {
    rooms: ['utils/tiktok/probe-handover'],
    packages: ['wxt/utils/define-unlisted-script'],
  },
  ...pageRooms('entrypoints/popup', 'entrypoints/options', 'entrypoints/welcome'),
};

// The check of a file that mends the page's rules.
ROOMS['entrypoints/options']?.rooms.push('utils/tiktok/read-rules', 'utils/tiktok/selectors');

function pageRooms(...names: string[]): typeof ROOMS {
  const row = {
    rooms: [
      'utils/domain',
      'utils/platform',
      'utils/messages/send',
      'utils/messages/tell-tab',
      'utils/messages/ask-health',
      'utils/store',
      'utils/settings',
      'components',
    ],
    packages: ['preact', 'preact/hooks', '@preact/signals', 'wxt/browser', '#i18n', 'dexie'],
    types: ['utils/messages/contract'],
  };
  return Object.fromEntries(names.map((name) => [name, { ...row, rooms: [...row.rooms] }]));
}

const sources = ['entrypoints', 'components', 'utils'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

const IMPORT =
  /^\s*(import|export)\s+(type\s+)?[^'";]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

interface Import {
  specifier: string;
  isType: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => ({
    specifier: match[3] ?? match[4] ?? match[5] ?? '',
    isType: match[2] !== undefined,
  }));
}

function roomOf(file: string): string | undefined {
  return Object.keys(ROOMS).find((room) => isIn(file, room));
}

/** `utils/ads/port` names the file utils/ads/port.ts, `utils/ads` the folder. */
function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`) || file.startsWith(`${place}.`);
}

function complaint(file: string, { specifier, isType }: Import): string | null {
  const room = roomOf(file);
  const row = room === undefined ? undefined : ROOMS[room];
  if (!room || !row) return `${file} stands in a folder without a row`;
  if (/\.(css|svg)(\?|$)/.test(specifier)) return null;
  if (!specifier.startsWith('.')) {
    return row.packages.includes(specifier) ? null : `${file} imports the package ${specifier}`;
  }
  const target = relative(ROOT, join(ROOT, dirname(file), specifier));
  const places = [room, ...row.rooms, ...(isType ? (row.types ?? []) : [])];
  return places.some((place) => isIn(target, place)) ? null : `${file} imports ${target}`;
}

describe('rooms', () => {
  test('every source file imports only what its room may import', () => {
    const complaints = sources.flatMap((file) =>
      importsOf(file).flatMap((one) => complaint(file, one) ?? []),
    );
    expect(complaints).toEqual([]);
  });

  test('every folder has a row, and every row a folder', () => {
    expect(sources.filter((file) => !roomOf(file))).toEqual([]);
    expect(Object.keys(ROOMS).filter((room) => !sources.some((file) => isIn(file, room)))).toEqual(
      [],
    );
  });

  test('only the background writes to the database', () => {
    const writes = /\.(add|put|bulkAdd|bulkPut|bulkDelete|modify|delete|clear|update)\(/;
    const readers = sources.filter((file) =>
      /^entrypoints\/(popup|options|welcome|feed\.content)/.test(file),
    );
    const offenders = readers.filter(
      (file) =>
        /db\.\w+[^;]*/.test(readFileSync(join(ROOT, file), 'utf8')) && writes.test(dbCalls(file)),
    );
    expect(offenders).toEqual([]);
  });

  test('the guard itself sees a wrong import', () => {
    expect(
      complaint('utils/domain/post.ts', { specifier: '../store/db.ts', isType: false }),
    ).toContain('utils/store/db.ts');
    expect(
      complaint('entrypoints/feed.content/index.ts', { specifier: 'dexie', isType: false }),
    ).toContain('dexie');
    expect(
      complaint('utils/new-room/thing.ts', { specifier: './other.ts', isType: false }),
    ).toContain('without a row');
    expect(
      complaint('utils/sync/run-sync.ts', { specifier: '../ads/port.ts', isType: false }),
    ).toContain('port');
  });
});

/** The lines of a file that speak of a database table. */
function dbCalls(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => /\bdb\.\w+/.test(line))
    .join('\n');
}
