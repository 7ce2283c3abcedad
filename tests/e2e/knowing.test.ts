import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BUTTON_HOST,
  buttonIds,
  clickButton,
  readButton,
  readButtons,
  readPanel,
} from '../../sandbox/browser/feed-buttons.ts';
import { lookAtButtons } from '../../sandbox/browser/look-at-buttons.ts';
import { fill, PANEL, press, readScreen, waitForText } from '../../sandbox/browser/screen.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { say } from '../../sandbox/story/words.ts';
import { EMPTY_CAMPAIGN } from '../../utils/domain/campaign.ts';
import { DAY_MS } from '../../utils/domain/clock.ts';
import type { PageHealth } from '../../utils/domain/page-health.ts';
import { openScoutStage } from '../support/scout-stage.ts';
import { makeVisits, type Visits } from '../support/visits.ts';

const CARD = 'spark-scout-card';
const BAR = 'spark-scout-pick-bar';
const TOAST = 'spark-scout-toast';
const HANDLE = 'mara.kneads.dough';
const PROFILE = `/@${HANDLE}`;
const PLAIN = say('feed.button.request');
const POLL = { timeout: 15_000 };
const api = '(globalThis.browser ?? chrome)';

const isGone = (page: Page, place: string) => async (): Promise<boolean> =>
  (await readScreen(page, place)) === null;

async function waitForIds(page: Page): Promise<string[]> {
  return waitUntil('the page has buttons', async () => {
    const ids = await buttonIds(page);
    return ids.length > 0 && ids;
  });
}

/** Waits until a button is called so. */
async function waitForName(page: Page, itemId: string, name: string): Promise<void> {
  await expect.poll(async () => (await readButton(page, itemId))?.name, POLL).toBe(name);
}

async function hover(page: Page, itemId: string, words: RegExp): Promise<string> {
  const button = await readButton(page, itemId);
  await page.mouse.move(button?.x ?? 0, button?.y ?? 0);
  return (await waitForText(page, words, CARD)).text;
}

/** What assistive technology is given, as `role: name`. Chromium only. */
async function readTree(page: Page): Promise<string[]> {
  const devtools = await page.createCDPSession();
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  return nodes.flatMap(({ ignored, role, name }) =>
    ignored ? [] : [`${String(role?.value)}: ${String(name?.value)}`],
  );
}

describe.each(['chromium', 'firefox'] as const)('what is known, in %s', (kind) => {
  let stage: Awaited<ReturnType<typeof openScoutStage>>;
  let visits: Visits;
  beforeAll(async () => {
    stage = await openScoutStage(kind, { connected: false, isCalm: true });
    visits = makeVisits(kind, stage);
  });
  afterAll(async () => {
    await stage?.close();
  });

  /** Does something in the database from a page of ours, as time would. `source` is a function of an IndexedDB transaction. */
  const inDatabase = <T>(table: string, source: string): Promise<T> =>
    stage.page.evaluate(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('spark-scout');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const table = opening.result.transaction('${table}', 'readwrite').objectStore('${table}');
        const done = (value) => { opening.result.close(); resolve(value); };
        (${source})(table, done);
      };
    })`) as Promise<T>;
  const countSnapshots = (): Promise<number> =>
    inDatabase(
      'snapshots',
      `(table, done) => { table.count().onsuccess = (e) => done(e.target.result); }`,
    );

  test('posts of accounts entered in the settings are ours', async () => {
    await stage.page.bringToFront();
    await fill(stage.page, say('ownHandles.label'), `@${HANDLE}`);
    await stage.page.keyboard.press('Enter');
    const page = await visits.visit(PROFILE);
    const [itemId = ''] = await waitForIds(page);
    await waitForName(page, itemId, say('feed.button.oursName'));
    await stage.page.bringToFront();
    await press(stage.page, say('ui.remove', { what: `@${HANDLE}` }));
    await page.bringToFront();
    // Tabs that are open hear of it.
    await waitUntil('it is ours no more', async () => {
      const name = (await readButton(page, itemId))?.name;
      return name !== undefined && name !== say('feed.button.oursName');
    });
    expect(await buttonIds(page)).toContain(itemId);
    await page.close();
  });

  test('what suits a campaign is marked, and the card says why', async () => {
    const thresholds = { ...EMPTY_CAMPAIGN.thresholds, minViews: 1_000 };
    const campaign = { ...EMPTY_CAMPAIGN, name: 'Summer', thresholds };
    const page = await visits.visit('/explore');
    await waitForIds(page);
    const itemId = (await readButtons(page)).find(({ name }) => name === PLAIN)?.itemId ?? '';
    const { id } = await stage.tell('campaign.save', { campaignId: null, campaign });
    const mark = say('feed.button.worthALook', { campaign: 'Summer' });
    await waitForName(page, itemId, `${PLAIN}. ${mark}`);
    expect(await hover(page, itemId, /Summer/)).toMatch(/Worth a look for Summer: .*views/);
    await stage.tell('campaign.delete', { campaignId: id });
    await waitForName(page, itemId, PLAIN);
    await page.close();
  });

  test('a creator who must not be contacted is not to be asked', async () => {
    await stage.tell('creator.note', { handle: HANDLE, doNotContact: true });
    const page = await visits.visit(PROFILE);
    const [itemId = ''] = await waitForIds(page);
    await waitForName(page, itemId, say('feed.button.doNotContactName'));
    expect((await readScreen(page, BUTTON_HOST))?.text).toContain(say('feed.button.doNotContact'));
    await stage.tell('creator.note', { handle: HANDLE, doNotContact: false });
    await page.close();
  });

  test('a saved post keeps its counts once an hour and tells how it grew', async () => {
    const [post] = stage.sandbox.world.posts.filter(({ author }) => author.handle === HANDLE);
    const itemId = post?.id ?? '';
    await stage.save(itemId, HANDLE);
    expect(await countSnapshots()).toBe(0);
    for (const _ of ['first', 'again']) {
      const page = await visits.visit(PROFILE);
      await waitForIds(page);
      await waitUntil('its counts are kept', async () => (await countSnapshots()) === 1);
      await page.close();
    }
    const twoDaysAgo = Date.now() - 2 * DAY_MS;
    const before = { itemId, at: twoDaysAgo, stats: { plays: 1 } };
    await inDatabase(
      'snapshots',
      `(table, done) => { table.put(${JSON.stringify(before)}).onsuccess = () => done(null); }`,
    );
    await inDatabase(
      'requests',
      `(table, done) => {
        table.index('itemId').openCursor('${itemId}').onsuccess = ({ target: { result } }) => {
          result.update({ ...result.value, savedAt: ${twoDaysAgo} }).onsuccess = () => done(null);
        };
      }`,
    );
    const page = await visits.visit(PROFILE);
    await waitForIds(page);
    await waitForName(page, itemId, 'Spark request: Saved');
    expect(await hover(page, itemId, /since saved/i)).toMatch(
      /Since saved \+[\d.]+[KM] views in 2 days/,
    );
    await page.close();
  });

  test('all of it can be had by keyboard', async () => {
    const page = await visits.visit('/foryou');
    await waitForIds(page);
    const isOnButton = `document.activeElement?.localName === '${BUTTON_HOST}'`;
    await waitUntil('Tab leads to a button', async () => {
      await page.keyboard.press('Tab');
      return (await page.evaluate(isOnButton)) === true;
    });
    const at = (await page.evaluate(`document.activeElement.dataset.itemId`)) as string;
    await waitForText(page, /@/, CARD);
    await page.keyboard.press('Escape');
    await waitUntil('the card is put away', isGone(page, CARD));
    await page.keyboard.press('Enter');
    await waitForText(page, say('feed.panel.title'), PANEL);
    expect(await page.evaluate(`document.activeElement?.localName`)).toBe(PANEL);
    await page.keyboard.press('Escape');
    await waitUntil('the panel is put away', isGone(page, PANEL));
    expect(await page.evaluate(isOnButton)).toBe(true);
    expect(await page.evaluate(`document.activeElement.dataset.itemId`)).toBe(at);

    // The next post is one key away, although the focus rests on our button.
    const first = await page.evaluate(`document.querySelector('[data-playing]')?.id`);
    await page.keyboard.press('ArrowDown');
    await waitUntil('the next post plays', async () => {
      const now = await page.evaluate(`document.querySelector('[data-playing]')?.id`);
      return now !== first;
    });
    // What Enter saved is not to be in the way of the others.
    const saved = await stage.badge(at);
    if (saved) await stage.tell('request.undo', { requestId: saved.requestId });
    await page.close();
  });

  test('several posts are picked, saved at once, and that is taken back at once', async () => {
    const page = await visits.visit('/explore');
    const ids = (await waitForIds(page)).slice(0, 3);
    await visits.tellFront({ name: 'pick.start' });
    await waitForText(page, say('feed.pick.none'), BAR);
    for (const itemId of ids) await clickButton(page, itemId);
    await press(page, 'Save 3 posts', BAR);
    await waitForText(page, '3 posts saved', TOAST);
    for (const itemId of ids) expect((await stage.badge(itemId))?.status).toBe('saved');
    await press(page, say('ui.undo'), TOAST);
    await waitForText(page, '3 saves taken back', TOAST);
    for (const itemId of ids) expect(await stage.badge(itemId)).toBeUndefined();
    await waitUntil('the bar is gone', isGone(page, BAR));
    await page.close();
  });

  test('the post in view is saved by key, and that is taken back', async () => {
    const page = await visits.visit('/foryou');
    await waitForIds(page);
    const itemId = (await page.evaluate(
      `document.querySelector('[data-playing] ${BUTTON_HOST}').dataset.itemId`,
    )) as string;
    await visits.tellFront({ name: 'save.inView' });
    await waitForText(page, /saved in your list/, TOAST);
    expect((await stage.badge(itemId))?.status).toBe('saved');
    await press(page, say('ui.undo'), TOAST);
    await waitForText(page, say('feed.save.undone'), TOAST);
    expect(await stage.badge(itemId)).toBeUndefined();
    expect(await readPanel(page)).toBeNull();
    await page.close();
  });

  const readHealth = async (): Promise<PageHealth> =>
    (await visits.tellFront({ name: 'health.read' })) as PageHealth;

  /** What the popup says when it is opened over the tab in front. Chromium only: the others show it to no driver. */
  async function readPopup(words: string): Promise<void> {
    const { browser } = stage.scout;
    const opened = browser.waitForTarget((target) => target.url().endsWith('/popup.html'));
    await stage.page.evaluate('chrome.action.openPopup()');
    const popup = await (await opened).asPage();
    await waitForText(popup, words);
    await popup.close();
  }

  test.each(['/explore', '/foryou'])(
    'when the cards of %s are renamed, posts are found all the same, and imported rules mend it',
    async (path) => {
      const page = await visits.visit(`${path}?renamed=1`);
      await waitForIds(page);
      for (const { itemId, named, isInLink } of await lookAtButtons(page))
        expect({ named, isInLink }).toEqual({ named: [itemId], isInLink: false });
      const broken = await readHealth();
      expect(broken).toMatchObject({ isDegraded: true, areRulesOverridden: false });
      expect(Object.keys(broken.cardRules)).toEqual(['fallback']);
      if (kind === 'chromium') await readPopup('does not recognize posts on this page');

      const rules = {
        cards: [
          { layout: 'grid', selector: '[data-e2e="renamed-explore-item"]' },
          { layout: 'feed', selector: '[data-e2e="renamed-recommend-list-item-container"]' },
          'built-in',
        ],
      };
      await stage.page.evaluate(
        `${api}.storage.local.set(${JSON.stringify({ pageRules: { version: '2026-12-01', rules } })})`,
      );
      await page.reload();
      await waitForIds(page);
      expect(await readHealth()).toMatchObject({
        isDegraded: false,
        areRulesOverridden: true,
        rulesVersion: '2026-12-01',
      });
      expect(Object.keys((await readHealth()).cardRules)).toEqual([
        path === '/explore' ? '0' : '1',
      ]);
      await stage.page.evaluate(`${api}.storage.local.remove('pageRules')`);
      await page.close();
    },
  );

  test('over all of it nothing was asked of TikTok by us, and nothing went wrong', () => {
    const { refetches, unsigned } = stage.sandbox.site;
    expect({ refetches, unsigned }).toEqual({ refetches: 0, unsigned: 0 });
    expect(stage.sandbox.front.refused()).toBe(0);
    expect(visits.faults).toEqual([]);
  });
});

// Of Firefox, drivers learn neither the accessibility tree nor a way into the worker.
describe('what is known, in chromium alone', () => {
  let stage: Awaited<ReturnType<typeof openScoutStage>>;
  let visits: Visits;
  beforeAll(async () => {
    stage = await openScoutStage('chromium', { connected: false, isCalm: true });
    visits = makeVisits('chromium', stage);
  });
  afterAll(async () => {
    await stage?.close();
  });

  test('buttons that are painted anew move nothing, not even themselves', async () => {
    await stage.tell('creator.note', { handle: HANDLE, doNotContact: true });
    const page = await visits.visit(PROFILE);
    const [itemId = ''] = await waitForIds(page);
    await waitForName(page, itemId, say('feed.button.doNotContactName'));
    const score = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(score).toBe(0);
    await stage.tell('creator.note', { handle: HANDLE, doNotContact: false });
    await page.close();
  });

  test('a screen reader hears buttons, a card and a dialog by name', async () => {
    const page = await visits.visit('/explore');
    await waitForIds(page);
    const itemId = (await readButtons(page)).find(({ name }) => name === PLAIN)?.itemId ?? '';
    await hover(page, itemId, /@/);
    const handle = stage.sandbox.world.posts.find(({ id }) => id === itemId)?.author.handle ?? '';
    const before = await readTree(page);
    const buttons = (await readButtons(page)).map(({ name }) => `button: ${name}`);
    expect(before.filter((line) => buttons.includes(line)).toSorted()).toEqual(buttons.toSorted());
    expect(before).toContain(`region: ${say('facts.card', { creator: `@${handle}` })}`);

    await clickButton(page, itemId);
    await waitForText(page, /Saved/, PANEL);
    expect(await readTree(page)).toContain(`dialog: ${say('feed.panel.title')}`);
    await page.keyboard.press('Escape');
    await waitUntil('the panel is put away', isGone(page, PANEL));
    await visits.tellFront({ name: 'pick.start' });
    await waitForText(page, say('feed.pick.none'), BAR);
    const picking = await readTree(page);
    expect(picking).toContain(`region: ${say('feed.pick.title')}`);
    expect(picking.join('\n')).toContain('button: Pick the post of @');
    await stage.tell('request.undo', { requestId: (await stage.badge(itemId))?.requestId ?? '' });
    await page.close();
  });

  const frontTab = (): Promise<unknown> =>
    stage.page.evaluate(
      `${api}.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => tab.id)`,
    );

  /** Does in the worker what the browser does when a person presses a key or chooses from a menu. */
  async function fire(event: string, ...args: unknown[]): Promise<void> {
    const target = await stage.scout.browser.waitForTarget(
      (one) => one.type() === 'service_worker',
    );
    const worker = await target.worker();
    await worker?.evaluate(`chrome.${event}.dispatch(...${JSON.stringify(args)})`);
  }

  test('the menu of a link and the key of the browser save a post of the page', async () => {
    const page = await visits.visit('/explore');
    const [itemId = '', other = ''] = await waitForIds(page);
    const linkUrl = `https://www.tiktok.com/@${HANDLE}/video/${itemId}?is_from_webapp=1`;
    await fire(
      'contextMenus.onClicked',
      { menuItemId: 'save-link', linkUrl },
      { id: await frontTab() },
    );
    await waitForText(page, `@${HANDLE} is saved in your list.`, TOAST);
    expect((await stage.badge(itemId))?.status).toBe('saved');
    await press(page, say('ui.undo'), TOAST);
    await waitForText(page, say('feed.save.undone'), TOAST);
    expect(await stage.badge(itemId)).toBeUndefined();

    await fire('commands.onCommand', 'pick-posts');
    await waitForText(page, say('feed.pick.none'), BAR);
    await clickButton(page, other);
    await waitForText(page, '1 post picked', BAR);
    await press(page, say('ui.cancel'), BAR);
    await waitUntil('the bar is gone', isGone(page, BAR));
    expect(await stage.badge(other)).toBeUndefined();
    await page.close();
  });
});
