import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { send } from '../../utils/messages/send.ts';
import { watchMissingHosts } from '../../utils/platform/host-access.ts';
import { introducePage } from '../../utils/platform/i18n.ts';
import { logError } from '../../utils/platform/log.ts';
import { watchNow, watchOnline } from '../../utils/platform/live-facts.ts';
import { settings } from '../../utils/settings/settings.ts';
import { ScoutDb } from '../../utils/store/db.ts';
import { readListFacts } from '../../utils/store/list-facts.ts';
import { readForExport } from '../../utils/store/reads.ts';
import { readSnapshots } from '../../utils/store/snapshots.ts';
import { watch } from '../../utils/store/watch.ts';
import { App } from './app.tsx';
import type { FrontPage } from './front-page.tsx';
import { createPopupState, recallDrafts } from './popup-state.ts';

const leaving = new AbortController();
addEventListener('pagehide', () => leaving.abort(), { once: true });
const ending = leaving.signal;

introducePage(i18n.t('extName'));

// A popup is 400 px wide whatever it holds; the same page in a tab takes the room it gets.
const isTab = Boolean(await browser.tabs.getCurrent());
document.documentElement.dataset['view'] = isTab ? 'tab' : 'popup';

const db = new ScoutDb();
const { answer, retry } = watch({
  db,
  query: () => readListFacts(db),
  ready: async () => {
    const reply = await send('db.ready', {});
    return reply.ok ? null : reply.error.code;
  },
  ending,
});
const state = createPopupState();
void recallDrafts(state);

const now = signal(Date.now());
watchNow(ending, (moment) => (now.value = moment));
const isOnline = signal(navigator.onLine);
watchOnline(ending, (is) => (isOnline.value = is));
const missingHosts = signal<string[]>([]);
watchMissingHosts(ending, (missing) => (missingHosts.value = missing));

const chosen = signal(await settings.getValue());
ending.addEventListener(
  'abort',
  settings.watch((changed) => (chosen.value = changed)),
  { once: true },
);
const ownHandles = computed(() => chosen.value.ownHandles);
const noticeDays = computed(() => chosen.value.noticeDays);
const frontPage = signal<FrontPage | null>(null);
if (!isTab) void lookInFront();

const root = document.querySelector('#app');
if (root) {
  render(
    <App
      db={db}
      state={state}
      overview={answer}
      ownHandles={ownHandles}
      noticeDays={noticeDays}
      frontPage={frontPage}
      readForExport={() => readForExport(db)}
      readSnapshots={(itemId) => readSnapshots(db, itemId)}
      onRetry={retry}
      now={now}
      isOnline={isOnline}
      missingHosts={missingHosts}
      isTab={isTab}
    />,
    root,
  );
}

async function lookInFront(): Promise<void> {
  try {
    const { readFrontPage } = await import('./front-page.tsx');
    frontPage.value = await readFrontPage();
  } catch (error) {
    logError('looking at the page in front', error);
  }
}
