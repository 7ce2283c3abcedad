import { signal } from '@preact/signals';
import { render } from 'preact';
import { i18n } from '#i18n';
import type { ErrorCode } from '../../utils/domain/scout-error.ts';
import { send } from '../../utils/messages/send.ts';
import { introducePage } from '../../utils/platform/i18n.ts';
import { prepareDataConsent } from '../../utils/platform/data-consent.ts';
import { watchMissingHosts } from '../../utils/platform/host-access.ts';
import { type Shortcut, watchShortcuts } from '../../utils/platform/shortcuts.ts';
import { pageRules } from '../../utils/settings/page-rules.ts';
import { settings } from '../../utils/settings/settings.ts';
import { connectedAccounts } from '../../utils/store/ad-accounts.ts';
import { readCampaigns } from '../../utils/store/campaigns.ts';
import { ScoutDb } from '../../utils/store/db.ts';
import { watch } from '../../utils/store/watch.ts';
import { App } from './app.tsx';

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

const root = document.querySelector('#app');
if (root) {
  render(
    <App
      current={signal(await settings.getValue())}
      accounts={accounts.answer}
      onRetry={retry}
      askConsent={await prepareDataConsent()}
      missingHosts={missingHosts}
      campaigns={campaigns.answer}
      importedRules={await pageRules.getValue()}
      shortcuts={shortcuts}
    />,
    root,
  );
}
