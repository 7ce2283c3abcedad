import { signal } from '@preact/signals';
import { render } from 'preact';
import { i18n } from '#i18n';
import { send } from '../../utils/messages/send.ts';
import { introducePage } from '../../utils/platform/i18n.ts';
import { prepareDataConsent } from '../../utils/platform/data-consent.ts';
import { watchMissingHosts } from '../../utils/platform/host-access.ts';
import { settings } from '../../utils/settings/settings.ts';
import { connectedAccounts } from '../../utils/store/ad-accounts.ts';
import { ScoutDb } from '../../utils/store/db.ts';
import { watch } from '../../utils/store/watch.ts';
import { App } from './app.tsx';

const leaving = new AbortController();
addEventListener('pagehide', () => leaving.abort(), { once: true });
const ending = leaving.signal;

introducePage(i18n.t('options.title'));

const db = new ScoutDb();
const { answer, retry } = watch({
  db,
  query: () => connectedAccounts(db),
  ready: async () => {
    const reply = await send('db.ready', {});
    return reply.ok ? null : reply.error.code;
  },
  ending,
});

const missingHosts = signal<string[]>([]);
watchMissingHosts(ending, (missing) => (missingHosts.value = missing));

const root = document.querySelector('#app');
if (root) {
  render(
    <App
      current={signal(await settings.getValue())}
      accounts={answer}
      onRetry={retry}
      askConsent={await prepareDataConsent()}
      missingHosts={missingHosts}
    />,
    root,
  );
}
