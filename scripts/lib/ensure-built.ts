import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserKind } from '../../sandbox/browser/find-browser.ts';
import { PROJECT_DIR } from './project.ts';
import { runTool } from './run-tool.ts';

const SOURCES = [
  '{components,entrypoints,locales,public,utils}/**/*',
  'package-lock.json',
  'tsconfig.json',
  'wxt.config.ts',
];

const TARGET: Record<BrowserKind, { dir: string; args: readonly string[] }> = {
  chromium: { dir: '.output/chrome-mv3', args: ['build', '-b', 'chrome'] },
  firefox: { dir: '.output/firefox-mv3', args: ['build', '-b', 'firefox', '--mv3'] },
};

/**
 * The folder of the production build for a browser, built now when it is missing or older than a source.
 * @throws Error with what the build printed when it fails.
 */
export async function ensureBuilt(kind: BrowserKind): Promise<string> {
  const { dir, args } = TARGET[kind];
  const path = join(PROJECT_DIR, dir);
  if (builtAt(path) > newestSourceAt()) return path;
  const build = await runTool('wxt', args);
  if (!build.isOk) throw new Error(`The build for ${kind} failed:\n${build.output}`);
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
