import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { i18n } from '#i18n';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import { send } from '../../utils/messages/send.ts';
import { introducePage } from '../../utils/platform/i18n.ts';
import { prepareDataConsent } from '../../utils/platform/data-consent.ts';
import { watchMissingHosts } from '../../utils/platform/host-access.ts';
import { watchNow } from '../../utils/platform/live-facts.ts';
import { logError } from '../../utils/platform/log.ts';
import { type Shortcut, watchShortcuts } from '../../utils/platform/shortcuts.ts';
import { readSyncAlarm } from '../../utils/platform/sync-alarm.ts';
import { pageRules } from '../../utils/settings/page-rules.ts';
import { settings } from '../../utils/settings/settings.ts';
import { connectedAccounts } from '../../utils/store/ad-accounts.ts';
import { readCampaigns } from '../../utils/store/campaigns.ts';
import { ScoutDb } from '../../utils/store/db.ts';
import { countConfirmedCodes } from '../../utils/store/forget-codes.ts';
import { readSyncBoard } from '../../utils/store/sync-board.ts';
import { watch } from '../../utils/store/watch.ts';
import { App } from './app.tsx';
import { watchPlace } from './place.ts';
import type { SyncFacts } from './sync-page.tsx';

const leaving = new AbortController();
addEventListener('pagehide', () => leaving.abort(), { once: true });
const ending = leaving.signal;

introducePage(i18n.t('options.title'));

const db = new ScoutDb();
const ready = async (): Promise<ErrorCode | null> => {
  const reply = await send('db.ready', {});
  return reply.ok ? null : reply.error.code;
};
const accounts = watch({ db, query: () => connectedAccounts(db), ready, ending });
const campaigns = watch({ db, query: () => readCampaigns(db), ready, ending });
const retry = (): void => {
  accounts.retry();
  campaigns.retry();
};

const missingHosts = signal<string[]>([]);
watchMissingHosts(ending, (missing) => (missingHosts.value = missing));

const shortcuts = signal<Shortcut[]>([]);
watchShortcuts(ending, (known) => (shortcuts.value = known));

let syncFacts: SyncFacts | null = null;
function openSync(): SyncFacts {
  syncFacts ??= followSync();
  return syncFacts;
}

function followSync(): SyncFacts {
  const { answer, retry: onRetry } = watch({ db, query: () => readSyncBoard(db), ready, ending });
  const now = signal(Date.now());
  watchNow(ending, (moment) => (now.value = moment));
  const nextRunAt = signal<number | null>(null);
  const unfollow = effect(() => {
    // After every run there is a new alarm; the browser does not tell of it.
    void [now.value, answer.value];
    readSyncAlarm().then(
      (at) => (nextRunAt.value = at),
      (error: unknown) => logError('looking at the alarm', error),
    );
  });
  ending.addEventListener('abort', unfollow, { once: true });
  return { board: answer, onRetry, nextRunAt, now };
}

const root = document.querySelector('#app');
if (root) {
  render(
    <App
      place={watchPlace(ending)}
      missingHosts={missingHosts}
      openSync={openSync}
      settings={{
        current: signal(await settings.getValue()),
        accounts: accounts.answer,
        onRetry: retry,
        askConsent: await prepareDataConsent(),
        campaigns: campaigns.answer,
        importedRules: await pageRules.getValue(),
        shortcuts,
        countConfirmed: () => countConfirmedCodes(db),
      }}
    />,
    root,
  );
}
