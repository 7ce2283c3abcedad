import { describe, expect, test } from 'vitest';
import type { BrowserKind } from '../../sandbox/browser/find-browser.ts';
import { press, waitForText } from '../../sandbox/browser/screen.ts';
import { waitUntil } from '../../sandbox/browser/wait-until.ts';
import { say as word } from '../../sandbox/story/words.ts';
import type { SyncReport } from '../../utils/domain/sync-report.ts';
import { dumpDatabase } from '../support/eavesdrop.ts';
import { type ScoutStage, setScoutStage } from '../support/scout-stage.ts';

const ADS_HOST = 'business-api.tiktok.com';

/** Closes hosts to the extension as a person would in the browser's own settings. */
async function withdraw(stage: ScoutStage, kind: BrowserKind): Promise<void> {
  if (kind === 'firefox')
    await stage.page.evaluate(
      `browser.permissions.remove({ origins: ['https://${ADS_HOST}/*'] }).then(() => null)`,
    );
  else await setChromiumHosts(stage, 'ON_CLICK');
  await waitUntil('the host is closed', async () => !(await isOpen(stage)));
}

/** What the switch on the page of extensions does; there it concerns all hosts at once. */
async function setChromiumHosts(
  { scout }: ScoutStage,
  hostAccess: 'ON_CLICK' | 'ON_ALL_SITES',
): Promise<void> {
  const extensionId = new URL(scout.extensionOrigin).host;
  const page = await scout.browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify({ extensionId, hostAccess })})`,
  );
  await page.close();
}

const isOpen = ({ page }: ScoutStage): Promise<unknown> =>
  page.evaluate(
    `(globalThis.browser ?? chrome).permissions.contains({ origins: ['https://${ADS_HOST}/*'] })`,
  );

type Run = Pick<SyncReport, 'outcome' | 'waiting'>;

async function lastRun({ page }: ScoutStage): Promise<Run | undefined> {
  const { syncState } = await dumpDatabase(page);
  return (syncState as { name: string; value: Run }[]).find(({ name }) => name === 'last-run')
    ?.value;
}

describe.each(['chromium', 'firefox'] as const)('the ads host is withdrawn in %s', (kind) => {
  test('it is noticed and said, nothing is lost, and given back all goes on', async () => {
    const stage = await setScoutStage(kind);
    const [one] = stage.sandbox.codes;
    if (!one) throw new Error('The sandbox has no codes.');
    const requestId = await stage.save(one.itemId, one.handle);
    await waitUntil(
      'the first run is over',
      async () => (await lastRun(stage))?.outcome === 'done',
    );
    await withdraw(stage, kind);
    await waitUntil(
      'the report says so',
      async () => (await lastRun(stage))?.outcome === 'no-host',
    );

    const before = stage.sandbox.adsApi.world.log().length;
    await stage.tell('code.receive', { text: one.code, requestId });
    await waitUntil('a run has found the code waiting', async () => {
      const run = await lastRun(stage);
      return run?.outcome === 'no-host' && run.waiting === 1;
    });
    expect((await dumpDatabase(stage.page))['outbox']).toMatchObject([{ attempts: 0 }]);
    expect(await stage.say('account.test', {})).toMatchObject({ error: { code: 'no-host' } });
    expect(stage.sandbox.adsApi.world.log()).toHaveLength(before);

    const popup = await stage.scout.openExtensionPage('/popup.html');
    await waitForText(popup, word('notice.hostApi'));
    // Chromium asks in a window of its own, which no test can answer.
    if (kind === 'firefox') await press(popup, word('notice.hostRepair'));
    else await setChromiumHosts(stage, 'ON_ALL_SITES');
    await stage.waitForStatus(one.itemId, 'authorized');
    expect(stage.commits()).toBe(1);
  });
});
