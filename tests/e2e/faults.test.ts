import { describe, expect, test } from 'vitest';
import { buttonIds, clickButton, readButton } from '../../sandbox/browser/feed-buttons.ts';
import { waitForText } from '../../sandbox/browser/screen.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { say as word } from '../../sandbox/story/words.ts';
import { type ScoutStage, setScoutStage } from '../support/scout-stage.ts';

const BOTH = ['chromium', 'firefox'] as const;
const AUTHORIZE = 'tt_video/authorize';

interface Case {
  stage: ScoutStage;
  itemId: string;
  code: string;
  requestId: string;
}

/** A saved post whose code is a good one. */
async function aCase(stage: ScoutStage, index = 0): Promise<Case> {
  const first = stage.sandbox.codes[index];
  if (!first) throw new Error('The sandbox has no codes.');
  const requestId = await stage.save(first.itemId, first.handle);
  return { stage, itemId: first.itemId, code: first.code, requestId };
}

const paste = ({ stage, code, requestId }: Case) =>
  stage.tell('code.receive', { text: code, requestId });

describe.each(BOTH)('the ads backend fails in %s', (kind) => {
  test('the API is down, then up: the code waits and is applied once', async () => {
    const stage = await setScoutStage(kind);
    const { adsApi } = stage.sandbox;
    adsApi.world.setFault({ kind: 'bad-gateway', times: null });
    const one = await aCase(stage);
    await paste(one);
    await waitUntil('TikTok was asked', async () =>
      adsApi.world.log().some(({ path }) => path.includes('tt_video')),
    );
    expect((await stage.badge(one.itemId))?.status).toBe('code-received');
    adsApi.world.clearFaults();
    await stage.tell('sync.run', {});
    await stage.waitForStatus(one.itemId, 'authorized', 60_000);
    expect(stage.commits()).toBe(1);
  });

  test('the token is revoked in the middle of a run: the popup says so, and a new token brings the code home', async () => {
    const stage = await setScoutStage(kind);
    stage.sandbox.adsApi.world.setFault({ kind: 'token-revoked', endpoint: AUTHORIZE });
    const one = await aCase(stage);
    await paste(one);
    const popup = await stage.scout.openExtensionPage('/popup.html');
    await waitForText(popup, word('attention.accountProblem'));
    expect(stage.commits()).toBe(0);
    const advertiserIds = ['7431234567890123457'];
    stage.sandbox.adsApi.world.seedToken({ token: 'sandbox-second-token', advertiserIds });
    await stage.tell('account.connect', {
      how: { kind: 'token', token: 'sandbox-second-token', advertiserIds },
    });
    await stage.waitForStatus(one.itemId, 'authorized', 30_000);
    expect(stage.commits()).toBe(1);
  });
});

// In Chromium the plans with killed workers lose this answer, and many others.
test('the connection of Firefox drops after the code was applied: it is found by reading, never sent again', async () => {
  const stage = await setScoutStage('firefox');
  const { adsApi } = stage.sandbox;
  // Browsers send a POST again by themselves when a connection they reuse breaks before the answer's first byte.
  adsApi.world.setKnobs({ keepAlive: false });
  adsApi.world.setFault({ kind: 'reset', endpoint: AUTHORIZE, when: 'after-commit' });
  const one = await aCase(stage);
  await paste(one);
  await stage.waitForStatus(one.itemId, 'authorized', 60_000);
  expect(stage.commits()).toBe(1);
  expect(adsApi.world.log().filter(({ path }) => path.includes(AUTHORIZE))).toHaveLength(1);
});

describe.each(BOTH)('on the page in %s', (kind) => {
  test('two tabs that click the same post at once open one request', async () => {
    const stage = await setScoutStage(kind, { connected: false });
    const { itemId, handle } = stage.sandbox.codes[0] ?? { itemId: '', handle: '' };
    const url = `https://www.tiktok.com/@${handle}/video/${itemId}`;
    const tabs = [await stage.scout.openSite(url), await stage.scout.openSite(url)] as const;
    for (const tab of tabs) {
      await tab.bringToFront();
      await waitUntil(
        'the post has its button',
        async () => (await readButton(tab, itemId)) !== null,
      );
      await clickButton(tab, itemId);
    }
    const badge = await stage.waitForStatus(itemId, 'saved');
    for (const tab of tabs) {
      await tab.bringToFront();
      await waitUntil(
        'the tab knows',
        async () => (await readButton(tab, itemId))?.name.includes(word('status.saved')) ?? false,
      );
    }
    expect(badge.requestId).toBeTruthy();
    expect(await countRows(stage, 'requests')).toBe(1);
  });

  test('a page that forges, listens and pries gets nothing and changes nothing', async () => {
    const stage = await setScoutStage(kind, { connected: false });
    const feed = await stage.scout.openSite('https://www.tiktok.com/foryou?hostile=1');
    const { itemId } = stage.sandbox.codes[0] ?? { itemId: '' };
    await waitUntil(
      'the post has its button',
      async () => (await readButton(feed, itemId)) !== null,
    );
    await clickButton(feed, itemId);
    await stage.waitForStatus(itemId, 'saved');
    await feed.keyboard.press('l');
    const log = (await feed.evaluate('window.__siteLog')) as {
      type: string;
      [key: string]: unknown;
    }[];
    expect(
      log.filter(({ type }) => ['like', 'shortcut', 'navigate', 'shadow'].includes(type)),
    ).toEqual([]);
    // The page hears what it forges itself; what our two scripts tell each other, it must not.
    const overheard = log
      .filter(({ type }) => type === 'overheard')
      .map(({ data }) => String(data));
    expect(
      overheard.filter((data) => data.includes('itemId') && !data.includes('forged.by.the.page')),
    ).toEqual([]);
    expect(await buttonIds(feed)).not.toContain('7700000000000000777');
    expect(await countRows(stage, 'requests')).toBe(1);
    expect(stage.sandbox.site).toMatchObject({ refetches: 0, unsigned: 0 });
  });
});

test('after an update under an open tab, the old button says to reload', async () => {
  const stage = await setScoutStage('chromium', { connected: false });
  const { itemId } = stage.sandbox.codes[0] ?? { itemId: '' };
  const feed = await stage.scout.openSite('https://www.tiktok.com/foryou');
  await waitUntil('the post has its button', async () => (await readButton(feed, itemId)) !== null);
  const errors: unknown[] = [];
  feed.on('pageerror', (error) => errors.push(error));
  await stage.page.evaluate('setTimeout(() => chrome.runtime.reload(), 50); undefined');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await feed.bringToFront();
  await clickButton(feed, itemId);
  await waitForText(feed, word('error.extensionUpdated'), 'spark-scout-notice');
  expect(errors).toEqual([]);
});

/** Counts rows of a table as a page of the extension sees it. */
function countRows(stage: ScoutStage, table: string): Promise<unknown> {
  return stage.page.evaluate(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('spark-scout');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('${table}').objectStore('${table}').count();
        counting.onsuccess = () => { opening.result.close(); resolve(counting.result); };
      };
    })`,
  );
}
