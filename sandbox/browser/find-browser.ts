import { execFileSync } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Chrome, Chromium, Edge and Brave are one kind: the same build runs in each. */
export type BrowserKind = 'chromium' | 'firefox';

/** The oldest versions that the manifest lets in (wxt.config.ts). */
export const OLDEST_VERSION: Record<BrowserKind, number> = { chromium: 120, firefox: 140 };

/** A person's own choice of browser, by kind. */
export const BROWSER_ENV: Record<BrowserKind, string> = {
  chromium: 'SPARK_SCOUT_CHROMIUM',
  firefox: 'SPARK_SCOUT_FIREFOX',
};

const COMMANDS: Record<BrowserKind, readonly string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    'brave-browser',
    'brave',
  ],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
};

const MAC_APPS: Record<BrowserKind, readonly string[]> = {
  chromium: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'Brave Browser.app/Contents/MacOS/Brave Browser',
  ],
  firefox: [
    'Firefox.app/Contents/MacOS/firefox',
    'Firefox Developer Edition.app/Contents/MacOS/firefox',
  ],
};

const WINDOWS_APPS: Record<BrowserKind, readonly string[]> = {
  chromium: [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
    'BraveSoftware/Brave-Browser/Application/brave.exe',
  ],
  firefox: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
};

/** Playwright's Chromium is stock; its Firefox is patched and cannot be driven here, so it is never looked for. */
const PLAYWRIGHT_CHROMIUM: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'chromium-*/chrome-linux*/chrome',
  darwin: 'chromium-*/chrome-mac*/*.app/Contents/MacOS/*',
  win32: 'chromium-*/chrome-win*/chrome.exe',
};

/** The path of a browser that starts and is new enough; null when this machine has none. */
export function findBrowser(kind: BrowserKind): string | null {
  const chosen = process.env[BROWSER_ENV[kind]];
  if (chosen) return chosen;
  return candidates(kind).find((path) => isExecutable(path) && isNewEnough(kind, path)) ?? null;
}

function candidates(kind: BrowserKind): string[] {
  return [
    ...onPath(kind),
    ...inUsualPlaces(kind),
    ...(kind === 'chromium' ? inPlaywrightCache() : []),
  ];
}

function onPath(kind: BrowserKind): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return COMMANDS[kind].flatMap((command) => folders.map((folder) => join(folder, command)));
}

function inUsualPlaces(kind: BrowserKind): string[] {
  if (process.platform === 'darwin') {
    const roots = ['/Applications', join(homedir(), 'Applications')];
    return MAC_APPS[kind].flatMap((app) => roots.map((root) => join(root, app)));
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return WINDOWS_APPS[kind].flatMap((app) => roots.map((root) => join(root, app)));
  }
  return COMMANDS[kind].map((command) => join('/snap/bin', command));
}

function inPlaywrightCache(): string[] {
  const cache: Partial<Record<NodeJS.Platform, string>> = {
    linux: join(homedir(), '.cache/ms-playwright'),
    darwin: join(homedir(), 'Library/Caches/ms-playwright'),
    win32: join(homedir(), 'AppData/Local/ms-playwright'),
  };
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? cache[process.platform];
  const pattern = PLAYWRIGHT_CHROMIUM[process.platform];
  if (!folder || !pattern) return [];
  return globSync(pattern, { cwd: folder })
    .map((path) => join(folder, path))
    .toReversed();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Also tells a browser that lacks libraries of the system: it does not even print its version. */
function isNewEnough(kind: BrowserKind, path: string): boolean {
  // On Windows `--version` opens a window instead of answering; launching checks the version again.
  if (process.platform === 'win32') return true;
  try {
    const text = execFileSync(path, ['--version'], {
      timeout: 15_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return majorVersion(text.toString()) >= OLDEST_VERSION[kind];
  } catch {
    return false;
  }
}

/** The first number of a version text such as `Mozilla Firefox 153.7.0esr`; 0 when there is none. */
export function majorVersion(text: string): number {
  return Number(/(\d+)\.\d/.exec(text)?.[1] ?? 0);
}
