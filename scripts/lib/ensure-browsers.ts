import { spawnSync } from 'node:child_process';
import {
  BROWSER_ENV,
  type BrowserKind,
  findBrowser,
  OLDEST_VERSION,
} from '../../sandbox/browser/find-browser.ts';

/** Only its download of Chromium is used, and only where no browser is found. */
const PLAYWRIGHT = 'playwright-core@1.65.1';

const APT_PACKAGES: Record<BrowserKind, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
};

const NAMES: Record<BrowserKind, string> = {
  chromium: `Chrome, Chromium, Edge or Brave ${OLDEST_VERSION.chromium} or newer`,
  firefox: `Firefox ${OLDEST_VERSION.firefox} or newer`,
};

/**
 * Makes sure that a browser of each kind is on this machine, installing one where that is possible.
 * Quiet when nothing is to be done; else it speaks on standard error.
 * @throws Error with one sentence for a person when a browser is missing and cannot be installed.
 */
export function ensureBrowsers(kinds: readonly BrowserKind[]): void {
  for (const kind of kinds) {
    if (findBrowser(kind) || installBrowser(kind)) continue;
    throw new Error(
      `No ${NAMES[kind]} was found and none could be installed: please install one, or name it in ${BROWSER_ENV[kind]}.`,
    );
  }
}

function installBrowser(kind: BrowserKind): boolean {
  const installers =
    kind === 'chromium' ? [downloadWithPlaywright, installWithApt] : [installWithApt];
  return installers.some((install) => {
    install(kind);
    return findBrowser(kind) !== null;
  });
}

function downloadWithPlaywright(): void {
  console.error('No Chrome, Chromium, Edge or Brave found: downloading Chromium (Playwright).');
  const isDone = succeeds('npx', ['--yes', PLAYWRIGHT, 'install', 'chromium']);
  if (!isDone) console.error('The download failed.');
}

function installWithApt(kind: BrowserKind): void {
  const asRoot = rootPrefix();
  if (!asRoot || !succeeds('apt-get', ['--version'])) return;
  console.error(`Installing ${APT_PACKAGES[kind][0]} with apt-get.`);
  const apt = (...args: string[]) =>
    run([...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args]);
  apt('update');
  APT_PACKAGES[kind].some((name) => apt('install', '-y', name));
}

/** What to put before a command that needs root; null when we may not. */
function rootPrefix(): string[] | null {
  if (process.getuid?.() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : null;
}

function run([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;
}

function succeeds(command: string, args: readonly string[]): boolean {
  // On Windows npx is a batch file, which only a shell starts.
  return (
    spawnSync(command, args, { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0
  );
}
