/**
 * Installs what package-lock.json asks for, if it is not there yet, and goes on with another script in the Node that
 * the project pins. Has no dependencies and runs on any Node >= 20.
 *
 *   node scripts/setup.mjs [SCRIPT [ARGUMENTS...]]
 *
 * It starts the script itself because the shell that runs an npm script remembers where it found `node` the first
 * time, so that `node setup.mjs && node start.ts` would stay with the system's Node.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const pinnedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** The packages of a lockfile by path; npm leaves such a file in node_modules as its last act, saying what is there. */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  const isThere = ([path, entry]) =>
    path === '' || (present[path] ? present[path].version === entry.version : entry.optional);
  return existsSync(pinnedNode) && Object.entries(wanted).every(isThere);
}

/** How commands run: in the project's folder, with its tools first on the PATH. */
function surroundings() {
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = join(root, 'node_modules', '.bin');
  return {
    cwd: root,
    env: { ...process.env, [path]: `${bin}${windows ? ';' : ':'}${process.env[path]}` },
  };
}

/** Standard output is left to the script: it may print JSON. */
function installPackages() {
  console.error('Installing packages (npm ci).');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', args, {
    ...surroundings(),
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  if (error) console.error(`npm could not be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Hands over to the script: its signals, and its exit code. */
function goOn(script, args) {
  const child = spawn(pinnedNode, [script, ...args], { ...surroundings(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('close', (code) => process.exit(code ?? 1));
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Spark Scout needs Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}
if (!isInstalled()) installPackages();
const [script, ...args] = process.argv.slice(2);
if (script) goOn(script, args);
