/**
 * `node scripts/complete-lockfile.ts`, after adding a package: names in package-lock.json the optional packages for
 * other platforms that npm left out. npm leaves out what the registry in use does not serve, and `npm ci` then refuses
 * the lockfile on every machine: "Missing: … from lock file".
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { completeLockfile, findMissing, lockfile } from './lib/lockfile.ts';
import { PROJECT_DIR } from './lib/project.ts';

const path = join(PROJECT_DIR, 'package-lock.json');
// Not `parse`, which would give npm's keys another order.
const locked: unknown = JSON.parse(readFileSync(path, 'utf8'));
v.assert(lockfile, locked);
console.log(`${findMissing(locked).length} packages for other platforms were left out.`);
writeFileSync(path, `${JSON.stringify(completeLockfile(locked), null, 2)}\n`);
