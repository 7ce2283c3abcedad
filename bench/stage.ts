import { createAdsApi } from '../sandbox/ads-api/ads-api.ts';
import { launchChromium } from '../sandbox/browser/launch-chromium.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { startFront } from '../sandbox/front/front.ts';
import { createSite } from '../sandbox/site/site.ts';
import { createWorld } from '../sandbox/world/world.ts';
import { writeEmptyExtension } from './empty-extension.ts';

/** Two browsers that differ in nothing but the extension. */
export interface Stage {
  /** With the build that is measured. */
  ours: ScoutBrowser;
  /** With an extension that runs in the same places and does nothing. */
  empty: ScoutBrowser;
  close(): Promise<void>;
}

/** Starts the sandbox and both browsers. */
export async function openStage(buildDir: string): Promise<Stage> {
  const closing = new AsyncDisposableStack();
  try {
    const site = createSite({ world: createWorld() });
    const front = await startFront({ site: site.listener, adsApi: createAdsApi().listener });
    closing.defer(() => front.close());
    const blank = await writeEmptyExtension(buildDir);
    closing.defer(() => blank.remove());
    const ours = await launchChromium({ front, extensionDir: buildDir, headless: true });
    closing.defer(() => ours.close());
    const empty = await launchChromium({
      front,
      extensionDir: blank.dir,
      opensNothing: true,
      headless: true,
    });
    closing.defer(() => empty.close());
    return { ours, empty, close: () => closing.disposeAsync() };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

/** The styled grid without any script of its own. */
export function gridUrl(cards: number): string {
  return `https://www.tiktok.com/bench/grid?cards=${cards}`;
}
