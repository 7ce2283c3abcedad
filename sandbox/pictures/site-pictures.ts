import type { Page } from 'puppeteer-core';
import { BUTTON_HOST } from '../browser/feed-buttons.ts';
import { lookAtButtons, type SeenButton } from '../browser/look-at-buttons.ts';
import { type Control, PANEL, press, readScreen, waitForText } from '../browser/screen.ts';
import type { ScoutBrowser } from '../browser/scout-browser.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { SURFACE_CASES, type SurfaceCase } from '../story/surfaces.ts';
import { say } from '../story/words.ts';
import type { World } from '../world/world.ts';
import { type Camera, settle } from './camera.ts';

const SITE = 'https://www.tiktok.com';
const CARD = 'spark-scout-card';
const BAR = 'spark-scout-pick-bar';
const TOAST = 'spark-scout-toast';
/** How the name of a button begins once there is a request. */
const STATE = say('feed.button.state', { status: '' });

/** Pages that are drawn differently: from right to left, and with neighbours in the corner of a post. */
const AWKWARD: readonly SurfaceCase[] = [
  { name: 'For You in Arabic', path: () => '/foryou?lang=ar', shape: 'column' },
  { name: 'Explore in Arabic', path: () => '/explore?lang=ar', shape: 'corner' },
  { name: 'Explore with neighbour', path: () => '/explore?neighbour=1&live=1', shape: 'corner' },
  { name: 'For You with odd posts', path: () => '/foryou?odd=1&neighbour=1', shape: 'column' },
];

/** Every surface with its buttons, a card, a panel, and the bar of pick mode where there is a grid. */
export async function takeSitePictures(
  scout: ScoutBrowser,
  camera: Camera,
  world: World,
  only: string,
): Promise<void> {
  const failed: string[] = [];
  for (const surface of [...SURFACE_CASES, ...AWKWARD]) {
    if (!surface.name.includes(only)) continue;
    const page = await openSurface(scout, world, surface);
    try {
      await takeSurface(page, camera, surface);
    } catch (error) {
      // The other surfaces are to be seen all the same.
      failed.push(`${surface.name}: ${String(error)}`);
    }
    await page.close();
  }
  if (failed.length > 0) throw new Error(failed.join('\n'));
}

async function openSurface(scout: ScoutBrowser, world: World, surface: SurfaceCase): Promise<Page> {
  const page = await scout.openSite(SITE + surface.path(world));
  await surface.prepare?.(page);
  return page;
}

async function takeSurface(page: Page, camera: Camera, surface: SurfaceCase): Promise<void> {
  const name = surface.name.toLowerCase().replaceAll(/\W+/g, '-');
  const isMobile = surface.name.includes('mobile');
  const size = isMobile ? { width: 390, height: 780 } : { width: 1280, height: 800 };
  const shoot = (state: string, act: () => Promise<unknown>, changed = size) =>
    camera.shoot({ page, name: `${name}-${state}`, ...changed, act });
  await shoot('buttons', () => findButton(page, surface.shape));
  await shoot('card', () => openCard(page, surface.shape));
  if (surface.also) await shoot('card-small', () => openCard(page, 'small'));
  if (!isMobile) {
    await shoot('low', () => openCard(page, surface.shape), { width: 1280, height: 600 });
    await shoot('narrow', () => openCard(page, surface.shape), { width: 600, height: 800 });
  }
  await shoot('panel', () => openPanel(page, surface.shape));
  await page.keyboard.press('Escape');
  if (surface.shape === 'corner' && !isMobile) {
    await shoot('pick', () => pickTwo(page));
    await shoot('toast', () => press(page, /^Save /, BAR));
    await press(page, say('ui.undo'), TOAST);
  }
}

/** A post in the player over a grid has a button on its tile, too: the shape tells which one is meant. */
const hostOf = ({ itemId, shape }: SeenButton): string =>
  `${BUTTON_HOST}[data-item-id="${itemId}"][data-shape="${shape}"]`;

async function readSeen(page: Page, seen: SeenButton): Promise<Control | null> {
  return (await readScreen(page, hostOf(seen)))?.controls[0] ?? null;
}

const clickSeen = (page: Page, seen: SeenButton): Promise<void> => press(page, /^/, hostOf(seen));

/** Waits for buttons of a shape. @returns the first that is in view */
async function findButton(page: Page, shape: SurfaceCase['shape']): Promise<SeenButton> {
  await page.mouse.move(2, 2);
  return waitUntil(`a ${shape} button is in view`, async () => {
    const [first] = await inView(page, shape);
    return first ?? null;
  });
}

async function inView(page: Page, shape: SurfaceCase['shape']): Promise<SeenButton[]> {
  const { width, height } = page.viewport() ?? { width: 0, height: 0 };
  const found: SeenButton[] = [];
  for (const seen of await lookAtButtons(page)) {
    if (seen.shape !== shape || !seen.isVisible) continue;
    const at = await readSeen(page, seen);
    if (at && at.x > 0 && at.y > 0 && at.x < width && at.y < height) found.push(seen);
  }
  return found;
}

/** Points at a button until its card is there. */
export async function openCard(page: Page, shape: SurfaceCase['shape']): Promise<void> {
  const at = await readSeen(page, await findButton(page, shape));
  if (!at) throw new Error('The button is gone.');
  await page.mouse.move(at.x, at.y);
  await waitUntil('the card is there', async () => (await page.$(CARD)) !== null);
}

async function openPanel(page: Page, shape: SurfaceCase['shape']): Promise<void> {
  await clickSeen(page, await findButton(page, shape));
  await waitForText(page, say('feed.panel.title'), PANEL);
  await settle(600);
}

/** Picks two posts that are not in the list, so that the saving can be undone. */
async function pickTwo(page: Page): Promise<void> {
  await settle();
  const [first, second] = await waitUntil('two new posts are in view', async () => {
    const fresh = [];
    for (const seen of await inView(page, 'corner')) {
      const name = (await readSeen(page, seen))?.name ?? '';
      if (!name.startsWith(STATE)) fresh.push(seen);
    }
    return fresh.length > 1 && fresh;
  });
  await page.keyboard.down('Shift');
  if (first) await clickSeen(page, first);
  await page.keyboard.up('Shift');
  await waitUntil('the bar is there', async () => (await page.$(BAR)) !== null);
  if (second) await clickSeen(page, second);
}

/** The sentence of a page that an update of the extension has cut off; nothing works in the extension afterwards. */
export async function takeFarewellPicture(scout: ScoutBrowser, camera: Camera): Promise<void> {
  const page = await scout.openSite(`${SITE}/foryou`);
  await page.setViewport({ width: 1280, height: 800 });
  const button = await findButton(page, 'column');
  const own = await scout.openExtensionPage('/options.html');
  await own.evaluate('void setTimeout(() => chrome.runtime.reload(), 50)');
  await settle(1_000);
  const act = async (): Promise<void> => {
    await clickSeen(page, button);
    await page.waitForSelector('spark-scout-notice');
  };
  await camera.shoot({ page, name: 'notice', act });
  await page.close();
}
