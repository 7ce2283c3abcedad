import type { Page } from 'puppeteer-core';
import type { ScoutBrowser } from '../browser/scout-browser.ts';
import { fill, press, waitForText } from '../browser/screen.ts';
import { say } from '../story/words.ts';
import { type Camera, settle } from './camera.ts';

/** As large as the popup of the toolbar is. */
export const POPUP = { width: 400, height: 600 };

/** A page of tiktok.com that is not understood, as our script there would say it. */
const DEGRADED = {
  surface: 'explore',
  isDegraded: true,
  cards: 12,
  buttons: 0,
  idFrom: {},
  unread: { 'no-id': 12 },
  cardRules: {},
  postsFromJson: 0,
  rulesVersion: '2026-01-01',
  areRulesOverridden: false,
};

/** Opens the list as the popup of the toolbar over a page of the site, which no driver can open itself. */
export async function openPopup(scout: ScoutBrowser, health: unknown = null): Promise<Page> {
  const page = await scout.browser.newPage();
  await page.evaluateOnNewDocument(`(() => {
    const answer = (value) => (...args) => {
      const tell = args.at(-1);
      return typeof tell === 'function' ? tell(value) : Promise.resolve(value);
    };
    chrome.tabs.getCurrent = answer(undefined);
    const health = ${JSON.stringify(health)};
    if (health) {
      chrome.tabs.query = answer([{ id: 1, url: 'https://www.tiktok.com/explore' }]);
      chrome.tabs.sendMessage = answer(health);
    }
  })()`);
  await page.setViewport(POPUP);
  await page.goto(new URL('/popup.html', scout.extensionOrigin).href);
  return page;
}

/** The pages of the extension while there is nothing in them. */
export async function takeEmptyPictures(scout: ScoutBrowser, camera: Camera): Promise<void> {
  const welcome = await scout.openExtensionPage('/welcome.html');
  await camera.shoot({ page: welcome, name: 'welcome', isFullPage: true });
  await camera.shoot({ page: welcome, name: 'welcome-narrow', width: 390, isFullPage: true });
  await welcome.close();
  const popup = await openPopup(scout);
  await camera.shoot({ page: popup, name: 'popup-empty', ...POPUP });
  await popup.close();
  const options = await scout.openExtensionPage('/options.html');
  await camera.shoot({ page: options, name: 'options-empty', isFullPage: true });
  await options.close();
  const sync = await scout.openExtensionPage('/options.html#sync');
  await camera.shoot({ page: sync, name: 'sync-without-account', isFullPage: true });
  await sync.close();
}

/** The popup with the furnished list. */
export async function takePopupPictures(scout: ScoutBrowser, camera: Camera): Promise<void> {
  const failing = await openPopup(scout, DEGRADED);
  await camera.shoot({ page: failing, name: 'popup-degraded', ...POPUP });
  await failing.close();
  const absent = await openPopup(scout, {});
  await camera.shoot({ page: absent, name: 'popup-absent', ...POPUP });
  await absent.close();
  const page = await openPopup(scout, { ...DEGRADED, isDegraded: false, buttons: 12 });
  const shoot = (name: string, act?: () => Promise<unknown>, isTall = false): Promise<void> =>
    camera.shoot({
      page,
      name,
      ...POPUP,
      ...(isTall ? { height: 1500 } : {}),
      ...(act && { act }),
    });
  await shoot('popup-list');
  await shoot('popup-details', () => openRows(page, [0, 1, 2]), true);
  await page.reload();
  await shoot('popup-details-figures', () => openRows(page, [7]), true);
  await page.reload();
  await shoot('popup-links', () => addLinks(page));
  await shoot('popup-links-found', undefined, true);
  await page.close();
  const tab = await scout.openExtensionPage('/popup.html');
  await camera.shoot({ page: tab, name: 'popup-tab', act: () => openRows(tab, [0]) });
  await tab.close();
}

/** Opens rows of the list by their place. */
export async function openRows(page: Page, places: readonly number[]): Promise<void> {
  await settle();
  for (const place of places) {
    await page.evaluate(`document.querySelectorAll('.ss-row__button')[${place}].click()`);
    await settle(200);
  }
}

const LINKS = `look at these from yesterday
https://www.tiktok.com/@mara.kneads.dough/video/7431234567890123456?is_from_webapp=1
https://vm.tiktok.com/ZMexample1/
https://www.tiktok.com/@mara.kneads.dough
https://example.com/${'a-very-long-path-'.repeat(12)}`;

async function addLinks(page: Page): Promise<void> {
  await press(page, say('header.addLinks'));
  await page.waitForSelector('textarea');
  await fill(page, say('addLinks.label'), LINKS);
  await settle();
}

/** The settings, filled, with forms that refuse what was entered, and narrow. */
export async function takeOptionsPictures(scout: ScoutBrowser, camera: Camera): Promise<void> {
  const page = await scout.openExtensionPage('/options.html');
  const shoot = (name: string, act?: () => Promise<unknown>): Promise<void> =>
    camera.shoot({ page, name, isFullPage: true, ...(act && { act }) });
  await shoot('options');
  await shoot('options-form', () => fillFormBadly(page));
  await camera.shoot({ page, name: 'options-form-narrow', width: 390, isFullPage: true });
  await page.reload();
  await shoot('options-rules-refused', () =>
    importRules(page, { version: '?', rules: { nonsense: 1 } }),
  );
  await shoot('options-rules-imported', () =>
    importRules(page, { version: '2026-12-01', rules: { talk: ['.new', 'built-in'] } }),
  );
  await camera.shoot({ page, name: 'options-narrow', width: 390, isFullPage: true });
  await page.close();
}

async function fillFormBadly(page: Page): Promise<void> {
  await press(page, say('campaigns.add'));
  await fill(page, say('campaigns.minViews'), 'many');
  await fill(page, say('campaigns.minEngagementRate'), '400');
  await fill(page, say('campaigns.hashtags'), '#not a hashtag!, #fine');
  // The first press leaves the field, which then says what is wrong with what stands in it.
  await press(page, say('campaigns.save'));
  await settle();
  await press(page, say('campaigns.save'));
  await waitForText(page, say('campaigns.needsName'));
}

/** Chooses a file of rules that exists in the page only. */
async function importRules(page: Page, rules: unknown): Promise<void> {
  await page.evaluate(`(() => {
    const files = new DataTransfer();
    files.items.add(new File([${JSON.stringify(JSON.stringify(rules))}], 'rules.json'));
    const field = document.querySelector('input[type="file"]');
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
  await settle();
}
