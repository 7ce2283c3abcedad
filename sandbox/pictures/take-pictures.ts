import { join } from 'node:path';
import type { BrowserKind } from '../browser/find-browser.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { launchFirefox } from '../browser/launch-firefox.ts';
import { startSandbox } from '../start-sandbox.ts';
import { Camera, SCHEMES } from './camera.ts';
import { furnish, furnishAwkwardly } from './furnish.ts';
import { takeEmptyPictures, takeOptionsPictures, takePopupPictures } from './own-pictures.ts';
import { takeWindowPictures } from './window-pictures.ts';
import { takeFarewellPicture, takeSitePictures } from './site-pictures.ts';
import { takeSyncPictures } from './sync-pictures.ts';

/** Names of what is not a surface of the site. */
const OWN_PAGES = 'own pages';

export interface PicturesWanted {
  /** Folder of the production build. */
  extensionDirs: Record<BrowserKind, string>;
  dir: string;
  /** Part of a surface's name, or `own pages`; empty for all. */
  only: string;
}

/**
 * Takes pictures of everything that people see, light and dark, in Chromium; in Firefox of button and panel.
 * @returns how many there are
 */
export async function takePictures(wanted: PicturesWanted): Promise<number> {
  const inChromium = await takeInChromium(wanted);
  const isWithFirefox = 'For You'.includes(wanted.only);
  return inChromium + (isWithFirefox ? await takeInFirefox(wanted) : 0);
}

async function takeInChromium({ extensionDirs, dir, only }: PicturesWanted): Promise<number> {
  const sandbox = await startSandbox();
  const camera = new Camera(join(dir, 'chromium'));
  try {
    const { front, world } = sandbox;
    const extensionDir = extensionDirs.chromium;
    const scout = await launchChromium({ front, extensionDir, headless: true });
    try {
      const isOwn = OWN_PAGES.includes(only);
      if (isOwn) await takeEmptyPictures(scout, camera);
      const page = await scout.openExtensionPage('/options.html');
      await furnish(page, world);
      await furnishAwkwardly(page, world);
      await page.close();
      if (isOwn) {
        await takePopupPictures(scout, camera);
        await takeOptionsPictures(scout, camera);
        await takeWindowPictures(scout, camera, world);
      }
      await takeSitePictures(scout, camera, world, only);
      // After the others: from then on ad accounts are connected, and have trouble.
      if (isOwn) await takeSyncPictures(scout, camera);
      if ('notice'.includes(only)) await takeFarewellPicture(scout, camera);
    } finally {
      await scout.close();
    }
  } finally {
    await sandbox.close();
  }
  return camera.taken;
}

/** Firefox is told of light and dark when it starts. */
async function takeInFirefox({ extensionDirs, dir }: PicturesWanted): Promise<number> {
  let taken = 0;
  for (const scheme of SCHEMES) {
    const sandbox = await startSandbox();
    const camera = new Camera(join(dir, 'firefox'), scheme);
    try {
      const { front, world } = sandbox;
      const scout = await launchFirefox({
        front,
        extensionDir: extensionDirs.firefox,
        headless: true,
        preferences: {
          'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
        },
      });
      try {
        const page = await scout.openExtensionPage('/options.html');
        await furnish(page, world);
        await furnishAwkwardly(page, world);
        await page.close();
        await takeSitePictures(scout, camera, world, 'For You');
        await takeSitePictures(scout, camera, world, 'Explore');
      } finally {
        await scout.close();
      }
    } finally {
      await sandbox.close();
    }
    taken += camera.taken;
  }
  return taken;
}
