import type { BrowserKind } from './find-browser.ts';
import { launchChromium } from './launch-chromium.ts';
import { launchFirefox } from './launch-firefox.ts';
import type { LaunchOptions, ScoutBrowser } from './scout-browser.ts';

/** Starts either browser. */
export function launchScout(kind: BrowserKind, options: LaunchOptions): Promise<ScoutBrowser> {
  return kind === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
