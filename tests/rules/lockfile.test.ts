import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { completeLockfile, findMissing, lockfile } from '../../scripts/lib/lockfile.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('package-lock.json', () => {
  test('has every optional package, so that `npm ci` takes it on every platform', () => {
    const locked = v.parse(
      lockfile,
      JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')),
    );
    expect(findMissing(locked).map(({ name }) => name)).toEqual([]);
  });

  test('is completed with what the name of a left-out package tells', () => {
    const completed = completeLockfile({
      packages: {
        '': {},
        'node_modules/tool': {
          dev: true,
          optionalDependencies: { '@tool/linux-arm-musleabihf': '1.2.3' },
        },
      },
    });
    expect(completed.packages['node_modules/@tool/linux-arm-musleabihf']).toEqual({
      version: '1.2.3',
      cpu: ['arm'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    expect(findMissing(completed)).toEqual([]);
  });
});
