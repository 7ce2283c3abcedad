import type { ScoutBrowser } from '../browser/scout-browser.ts';
import { press } from '../browser/screen.ts';
import { connectAccount } from '../story/connect-account.ts';
import { say } from '../story/words.ts';
import { type Camera, settle } from './camera.ts';
import { furnishSync } from './furnish-sync.ts';

/** The page about the sync: without an ad account, with all that can wait, only what failed, and narrow. */
export async function takeSyncPictures(scout: ScoutBrowser, camera: Camera): Promise<void> {
  const page = await scout.openExtensionPage('/options.html#sync');
  const shoot = (name: string, act?: () => Promise<unknown>, width = 1280): Promise<void> =>
    camera.shoot({ page, name, width, isFullPage: true, ...(act && { act }) });
  await shoot('sync-empty');
  await connectAccount(scout);
  await shoot('sync-fresh', () => settle(2_000));
  await furnishSync(page);
  await page.reload();
  await shoot('sync');
  await shoot('sync-narrow', undefined, 390);
  await shoot('sync-failed', () => press(page, new RegExp(`^${say('syncBoard.failedOnly')}`)));
  await shoot('sync-run', () => press(page, say('syncBoard.run')));
  await page.close();
}
