import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserKind } from '../../sandbox/browser/find-browser.ts';
import { PROJECT_DIR } from './project.ts';
import { runTool } from './run-tool.ts';

const SOURCES = [
  '{components,entrypoints,locales,public,utils}/**/*',
  'package-lock.json',
  'scripts/lib/{build-fast-clock,fast-clock}.ts',
  'tsconfig.json',
  'wxt.config.ts',
];

interface Target {
  dir: string;
  tool: string;
  args: readonly string[];
}

const TARGET: Record<BrowserKind, Target> = {
  chromium: { dir: '.output/chrome-mv3', tool: 'wxt', args: ['build', '-b', 'chrome'] },
  firefox: { dir: '.output/firefox-mv3', tool: 'wxt', args: ['build', '-b', 'firefox', '--mv3'] },
};

const FAST_DIR = '.output/fast-clock';
const FAST: Target = {
  dir: `${FAST_DIR}/chrome-mv3`,
  tool: 'node',
  args: ['scripts/lib/build-fast-clock.ts', FAST_DIR],
};

/**
 * The folder of the production build for a browser, built now when it is missing or older than a source.
 * @throws Error with what the build printed when it fails.
 */
export function ensureBuilt(kind: BrowserKind): Promise<string> {
  return ensure(TARGET[kind]);
}

/** The same for Chromium with a background whose clock runs faster, and no other difference. */
export function ensureFastBuilt(): Promise<string> {
  return ensure(FAST);
}

async function ensure({ dir, tool, args }: Target): Promise<string> {
  const path = join(PROJECT_DIR, dir);
  if (builtAt(path) > newestSourceAt()) return path;
  const build = await runTool(tool, args);
  if (!build.isOk) throw new Error(`The build in ${dir} failed:\n${build.output}`);
  return path;
}

function builtAt(path: string): number {
  return statSync(join(path, 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestSourceAt(): number {
  const times = globSync(SOURCES, { cwd: PROJECT_DIR }).map(
    (path) => statSync(join(PROJECT_DIR, path)).mtimeMs,
  );
  return Math.max(0, ...times);
}
