import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { DAY_MS } from '../../utils/domain/clock.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import type { ScoutBrowser } from '../browser/scout-browser.ts';
import { waitForText } from '../browser/screen.ts';
import { feedOrder } from '../site/feed-order.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { connectAccount } from '../story/connect-account.ts';
import { saveBy, speakFrom } from '../story/speak.ts';
import { say } from '../story/words.ts';
import { type Scheme, settle } from './camera.ts';
import { furnish } from './furnish.ts';
import { openCard } from './site-pictures.ts';
import { toPost } from './sketch-posts.ts';

/** Takes the pictures that README.md and the stores show, into the folder docs/. */
export async function takeDocsPictures(extensionDir: string, docsDir: string): Promise<void> {
  const sandbox = await startSandbox();
  try {
    const scout = await launchChromium({ front: sandbox.front, extensionDir, headless: true });
    try {
      await connectAccount(scout);
      const options = await scout.openExtensionPage('/options.html');
      await furnish(options, sandbox.world);
      await authorize(options, sandbox);
      await takeOptions(options, docsDir);
      await takeList(scout, docsDir);
      await takeFeed(scout, docsDir);
    } finally {
      await scout.close();
    }
  } finally {
    await sandbox.close();
  }
}

/** Two posts whose codes are in, one of them for a few days more. */
async function authorize(page: Page, { codes, adsApi, world }: Sandbox): Promise<void> {
  const speak = speakFrom(page);
  for (const [index, days] of [6, 58].entries()) {
    const [post, known] = [feedOrder(world)[index], codes[index]];
    if (!post || !known) throw new Error('The feed is too short.');
    adsApi.world.seedCode({ code: known.code, itemId: post.id, endsInMs: days * DAY_MS });
    const requestId = await saveBy(speak, toPost(post));
    await speak('code.receive', { text: known.code, requestId });
  }
}

async function shoot(page: Page, scheme: Scheme, path: string): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await settle();
  await page.screenshot({ path });
}

async function takeOptions(page: Page, docsDir: string): Promise<void> {
  await page.setViewport({ width: 1280, height: 1464 });
  await page.reload();
  await waitForText(page, say('campaigns.active'));
  await page.evaluate(
    `[...document.querySelectorAll('h2')].find((one) => one.textContent === ${JSON.stringify(say('defaults.title'))}).closest('section, form').scrollIntoView()`,
  );
  await page.evaluate('scrollBy(0, -20)');
  await shoot(page, 'light', join(docsDir, 'store-listing/options.png'));
  await shoot(page, 'dark', join(docsDir, 'store-listing/options-dark.png'));
}

/** The list with the request that grew most laid open. */
async function takeList(scout: ScoutBrowser, docsDir: string): Promise<void> {
  const page = await scout.openExtensionPage('/popup.html');
  await page.setViewport({ width: 900, height: 900 });
  await waitForText(page, new RegExp(`${say('status.authorized')}\\s*2`));
  await shoot(page, 'light', join(docsDir, 'pictures/popup.png'));
  await page.evaluate(
    `[...document.querySelectorAll('.ss-row__button')].find((one) => one.textContent === '@studio_brise_').click()`,
  );
  await settle();
  await shoot(page, 'dark', join(docsDir, 'store-listing/popup-dark.png'));
  await page.close();
}

/** A post of the feed that nobody asked for yet, with its card. */
async function takeFeed(scout: ScoutBrowser, docsDir: string): Promise<void> {
  const page = await scout.openSite('https://www.tiktok.com/foryou');
  await page.setViewport({ width: 1280, height: 813 });
  await openCard(page, 'column');
  await page.evaluate(`document.querySelectorAll('article')[2].scrollIntoView()`);
  await settle(1_500);
  await openCard(page, 'column');
  await shoot(page, 'light', join(docsDir, 'pictures/feed.png'));
  await shoot(page, 'dark', join(docsDir, 'store-listing/feed-dark.png'));
  await page.close();
}
