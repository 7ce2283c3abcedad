import { createAdsApi } from '../sandbox/ads-api/ads-api.ts';
import { launchChromium } from '../sandbox/browser/launch-chromium.ts';
import type { ScoutBrowser } from '../sandbox/browser/scout-browser.ts';
import { startFront } from '../sandbox/front/front.ts';
import { createSite, type Site } from '../sandbox/site/site.ts';
import { createWorld, type World } from '../sandbox/world/world.ts';
import { writeEmptyExtension } from './empty-extension.ts';

/** Two browsers that differ in nothing but the extension. */
export interface Stage {
  /** With the build that is measured. */
  ours: ScoutBrowser;
  /** With an extension that runs in the same places and does nothing. */
  empty: ScoutBrowser;
  /** What both of them visit. */
  site: Site;
  /** A page with one post and others beside it. */
  postUrl: string;
  close(): Promise<void>;
}

/** Starts the sandbox and both browsers. */
export async function openStage(buildDir: string): Promise<Stage> {
  const closing = new AsyncDisposableStack();
  try {
    const world = createWorld();
    const site = createSite({ world });
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
    const postUrl = addressOf(world.posts.find(({ kind }) => kind === 'video'));
    return { ours, empty, site, postUrl, close: () => closing.disposeAsync() };
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

function addressOf(post: World['posts'][number] | undefined): string {
  if (!post) throw new Error('The world has no video.');
  return `${ORIGIN}/@${post.author.handle}/video/${post.id}`;
}

const ORIGIN = 'https://www.tiktok.com';

/** The For You feed. */
export const FEED_URL = `${ORIGIN}/foryou`;

/** The styled grid without any script of its own. */
export function gridUrl(cards: number): string {
  return `${ORIGIN}/bench/grid?cards=${cards}`;
}
