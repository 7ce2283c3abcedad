/**
 * `npm start`: a browser with the extension on a sandbox that stands in for TikTok. `--headless` plays the main job by
 * itself; `--no-account` leaves the ad account unconnected; `--browser firefox` takes Firefox.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserKind } from '../sandbox/browser/find-browser.ts';
import { launchScout } from '../sandbox/browser/launch-scout.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { connectAccount } from '../sandbox/story/connect-account.ts';
import { playStory } from '../sandbox/story/play-story.ts';
import { setStage } from '../sandbox/story/stage.ts';
import { STORIES } from '../sandbox/story/stories.ts';
import { ensureBrowsers } from './lib/ensure-browsers.ts';
import { ensureBuilt } from './lib/ensure-built.ts';
import { PROJECT_DIR } from './lib/project.ts';
import { runMain } from './lib/run-main.ts';

const CODES_SHOWN = 6;

interface Options {
  kind: BrowserKind;
  isHeadless: boolean;
  hasAccount: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      'no-account': { type: 'boolean', default: false },
      browser: { type: 'string', default: 'chromium' },
    },
  });
  const kind = values.browser;
  if (kind !== 'chromium' && kind !== 'firefox')
    throw new Error('--browser is chromium or firefox.');
  return { kind, isHeadless: values.headless, hasAccount: !values['no-account'] };
}

function hasDisplay(): boolean {
  return (
    process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  );
}

/** Plays the main job; throws when a step does not hold. */
async function play(scout: ScoutBrowser, sandbox: Sandbox, hasAccount: boolean): Promise<void> {
  const story = hasAccount ? 'with-account' : 'by-hand';
  const picturesDir = join(PROJECT_DIR, '.output/demo', `${scout.kind}-${story}`);
  const stage = await setStage(scout, sandbox);
  await playStory(STORIES[story], stage, {
    picturesDir,
    onStep: ({ name }, durationMs) => {
      console.log(`ok  ${(durationMs / 1000).toFixed(2).padStart(6)} s  ${name}`);
    },
  });
  console.log(`Every step held. Pictures: ${picturesDir}`);
}

/** Leaves the browser to a person until they close it. */
async function leaveOpen(scout: ScoutBrowser, sandbox: Sandbox): Promise<void> {
  const closed = new Promise((resolve) => scout.browser.once('disconnected', resolve));
  await scout.openSite('https://www.tiktok.com/foryou');
  console.log('The browser is yours; close it to end. Codes to paste, in the order of the feed:');
  for (const { handle, code, state } of sandbox.codes.slice(0, CODES_SHOWN)) {
    console.log(`  @${handle.padEnd(20)} ${code}  ${state}`);
  }
  console.log(`The ads API listens to POST http://127.0.0.1:${sandbox.controlPort}/__emu/<verb>.`);
  await closed;
}

async function start(): Promise<void> {
  const { kind, isHeadless, hasAccount } = readOptions();
  const headless = isHeadless || !hasDisplay();
  if (headless && !isHeadless) {
    console.log('There is no display, so the main job is played without a window.');
  }
  ensureBrowsers([kind]);
  const extensionDir = await ensureBuilt(kind);
  const sandbox = await startSandbox();
  try {
    const scout = await launchScout(kind, { front: sandbox.front, extensionDir, headless });
    try {
      if (hasAccount) await connectAccount(scout);
      await (headless ? play(scout, sandbox, hasAccount) : leaveOpen(scout, sandbox));
    } finally {
      await scout.close();
    }
  } finally {
    await sandbox.close();
  }
}

await runMain(start);
