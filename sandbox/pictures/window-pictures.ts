import type { ScoutBrowser } from '../browser/scout-browser.ts';
import { press } from '../browser/screen.ts';
import { say } from '../story/words.ts';
import type { World } from '../world/world.ts';
import { type Camera, settle } from './camera.ts';
import { furnishWindows } from './furnish-windows.ts';
import { openPopup, openRows, POPUP } from './own-pictures.ts';

/** The popup with windows that end, and with posts that were authorised elsewhere. */
export async function takeWindowPictures(
  scout: ScoutBrowser,
  camera: Camera,
  world: World,
): Promise<void> {
  const settings = await scout.openExtensionPage('/options.html');
  await furnishWindows(settings, world);
  await settings.close();
  const page = await openPopup(scout);
  const tall = { ...POPUP, height: 1800 };
  await camera.shoot({ page, name: 'popup-windows', ...POPUP, height: 1200 });
  await camera.shoot({
    page,
    name: 'popup-window-details',
    ...tall,
    act: () => openRows(page, [0, 1]),
  });
  await page.reload();
  const showFound = async (): Promise<void> => {
    await settle();
    await press(page, say('found.show'));
    await page.evaluate(`document.querySelectorAll('.ss-elsewhere__row input')[1].click()`);
  };
  await camera.shoot({ page, name: 'popup-found', ...POPUP, act: showFound });
  await page.close();
  const tab = await scout.openExtensionPage('/popup.html');
  await camera.shoot({
    page: tab,
    name: 'popup-found-tab',
    act: async () => {
      await settle();
      await press(tab, say('found.show'));
    },
  });
  await camera.shoot({ page: tab, name: 'popup-found-narrow', width: 320 });
  await press(tab, say('found.hide'));
  const rows = { page: tab, height: 1400 };
  await camera.shoot({ ...rows, name: 'popup-windows-narrow', width: 320 });
  await camera.shoot({ ...rows, name: 'popup-windows-wide', width: 900 });
  await camera.shoot({
    page: tab,
    name: 'popup-window-details-narrow',
    width: 320,
    height: 1800,
    act: () => openRows(tab, [1]),
  });
  await tab.close();
}
