import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickButton, clickInPanel, readPanel } from '../../sandbox/browser/feed-buttons.ts';
import { launchScout } from '../../sandbox/browser/launch-scout.ts';
import { lookAtButtons } from '../../sandbox/browser/look-at-buttons.ts';
import { lookAtFeed, postsOfSlot } from '../../sandbox/browser/look-at-feed.ts';
import type { ScoutBrowser } from '../../sandbox/browser/scout-browser.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { SURFACE_CASES, type SurfaceCase } from '../../sandbox/story/surfaces.ts';
import { say } from '../../sandbox/story/words.ts';
import { ensureBuilt } from '../../scripts/lib/ensure-built.ts';

const USER = '[data-e2e="search-user-container"]';
const SAVE_ANYWAY = say('feed.panel.saveAnyway');
const ORIGIN = 'https://www.tiktok.com';

describe.each(['chromium', 'firefox'] as const)('every surface in %s', (kind) => {
  let sandbox: Sandbox;
  let scout: ScoutBrowser;
  beforeAll(async () => {
    sandbox = await startSandbox();
    scout = await launchScout(kind, {
      front: sandbox.front,
      extensionDir: await ensureBuilt(kind),
      headless: true,
    });
  });
  afterAll(async () => {
    await scout?.close();
    await sandbox?.close();
  });

  async function open({ path, prepare }: Pick<SurfaceCase, 'path' | 'prepare'>): Promise<Page> {
    const page = await scout.openSite(ORIGIN + path(sandbox.world));
    await prepare?.(page);
    return page;
  }

  /** Where the page names no id near a button, as on photo posts of a feed, the words beside it do. */
  async function expectRightSlots(page: Page): Promise<void> {
    for (const slot of await lookAtFeed(page)) {
      const fitting = postsOfSlot(sandbox.world, slot).map(({ id }) => id);
      for (const itemId of slot.buttons) expect(fitting).toContain(itemId);
    }
  }

  test.each(SURFACE_CASES)(
    '$name: buttons sit on posts, outside of links, and save the right one',
    async (surface) => {
      const page = await open(surface);
      const shapes = [surface.shape, ...(surface.also ? [surface.also] : [])];
      const buttons = await waitUntil(`buttons of ${shapes.join(' and ')}`, async () => {
        const seen = await lookAtButtons(page);
        return shapes.every((shape) => seen.some((one) => one.shape === shape)) && seen;
      });
      for (const { itemId, named, isInLink, isVisible } of buttons) {
        expect({ itemId, isInLink, isVisible }).toEqual({
          itemId,
          isInLink: false,
          isVisible: true,
        });
        expect([[], [itemId]]).toContainEqual(named);
      }
      await expectRightSlots(page);

      const first = buttons.find(({ shape }) => shape === surface.shape);
      await clickButton(page, first?.itemId ?? '', surface.shape);
      const post = [...sandbox.world.posts].find(({ id }) => id === first?.itemId);
      await waitUntil('the panel shows the post saved', async () => {
        const panel = await readPanel(page);
        // Of those that cannot run a person has to insist.
        if (panel?.controls.some(({ name }) => name === SAVE_ANYWAY))
          await clickInPanel(page, SAVE_ANYWAY);
        const said = panel?.text ?? '';
        return said.includes('Saved') && said.includes(`@${post?.author.handle ?? '?'}`);
      });
      await page.close();
    },
    40_000,
  );

  test('people in search results get no button', async () => {
    const page = await scout.openSite(`${ORIGIN}/search/user?q=a`);
    await waitUntil('people are listed', async () => (await page.$(USER)) !== null);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await lookAtButtons(page)).toEqual([]);
    await page.close();
  });
});
