import { describe, expect, it } from 'vitest';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { ITEM_ID } from '../support/build.ts';
import { type ScoutStage, setScoutStage } from '../support/scout-stage.ts';

const FEED = 'https://www.tiktok.com/foryou';
const api = '(globalThis.browser ?? chrome)';

/** Does in the worker what the browser does when a person presses a key or chooses from a menu. Chromium only. */
async function fire({ scout }: ScoutStage, event: string, ...args: unknown[]): Promise<void> {
  const target = await scout.browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(`chrome.${event}.dispatch(...${JSON.stringify(args)})`);
}

async function tabInFront({ page }: ScoutStage): Promise<number> {
  return (await page.evaluate(
    `${api}.tabs.query({ active: true, lastFocusedWindow: true }).then((tabs) => tabs[0].id)`,
  )) as number;
}

const sign = ({ page }: ScoutStage, tabId: number): Promise<unknown> =>
  page.evaluate(`${api}.action.getBadgeText({ tabId: ${tabId} })`);

describe.each(['chromium', 'firefox'] as const)('the background in %s', (kind) => {
  it('has its menu and a key for every command, none taken by the browser, and loads the panel', async () => {
    const stage = await setScoutStage(kind, { connected: false });
    const commands = (await stage.page.evaluate(`${api}.commands.getAll()`)) as {
      name: string;
      shortcut: string;
    }[];
    expect(commands.map(({ name }) => name).sort()).toEqual([
      '_execute_action',
      'pick-posts',
      'save-post',
    ]);
    expect(commands.filter(({ shortcut }) => shortcut === '')).toEqual([]);
    // Rejects when there is no such menu.
    await stage.page.evaluate(`${api}.contextMenus.update('save-link', {}).then(() => null)`);
    await stage.scout.openSite(FEED);
    const tabId = await tabInFront(stage);
    const loaded = await stage.page.evaluate(
      `${api}.scripting.executeScript({
        target: { tabId: ${tabId}, frameIds: [0] },
        files: ['/content-scripts/panel.js'],
      }).then((results) => results.length)`,
    );
    expect(loaded).toBe(1);
  });
});

describe('the menu of a link in chromium', () => {
  it('saves the post, and shows a tick where no script of ours can say so', async () => {
    const stage = await setScoutStage('chromium', { connected: false });
    await stage.scout.openSite('about:blank');
    const tabId = await tabInFront(stage);
    const linkUrl = `https://m.tiktok.com/@ana.sandbox/video/${ITEM_ID}`;
    await fire(
      stage,
      'contextMenus.onClicked',
      { menuItemId: 'save-link', linkUrl },
      { id: tabId },
    );
    await waitUntil('the icon shows a tick', async () => (await sign(stage, tabId)) === '✓');
    expect((await stage.badge(ITEM_ID))?.status).toBe('saved');
    await waitUntil('the tick is gone', async () => (await sign(stage, tabId)) === '', 8_000);
  });
});
