import type { ReadonlySignal, Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { AboutSection } from '../../components/options/about-section.tsx';
import { AskAdmin } from '../../components/options/ask-admin.tsx';
import { ConnectAccount } from '../../components/options/connect-account.tsx';
import { DefaultsForm } from '../../components/options/defaults-form.tsx';
import type { Way } from '../../components/options/options-types.ts';
import { WayChoice } from '../../components/options/way-choice.tsx';
import { BrandMark } from '../../components/ui/brand-mark.tsx';
import { Button } from '../../components/ui/button.tsx';
import { HostNotice } from '../../components/ui/host-notice.tsx';
import { Toasts } from '../../components/ui/toasts.tsx';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import { copyText } from '../../utils/platform/clipboard.ts';
import { requestHosts } from '../../utils/platform/host-access.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import type { Watched } from '../../utils/store/watch.ts';
import { Accounts, Result } from './accounts.tsx';
import { type Connection, createConnection } from './connection.ts';
import { changeSettings, createToasts, type ToastBoard } from './options-state.ts';

export interface OptionsProps {
  current: Signal<Settings>;
  accounts: ReadonlySignal<Watched<AdAccount[]>>;
  onRetry: () => void;
  /** Whether data may leave the machine; asks where the browser has that question. */
  askConsent: () => Promise<boolean>;
  missingHosts: ReadonlySignal<string[]>;
}

/** The settings page. */
export function App({ current, accounts, onRetry, askConsent, missingHosts }: OptionsProps) {
  const board = useMemo(createToasts, []);
  const connection = useMemo(() => createConnection(askConsent, board.tell), [askConsent, board]);
  const { way, ...defaults } = current.value;
  const change = (changed: Partial<Settings>): void => void changeSettings(current, changed, board);
  return (
    <main class="ss-page">
      <header class="ss-page__head">
        <BrandMark size={40} />
        <div>
          <h1>{i18n.t('options.title')}</h1>
          <p class="ss-soft">{i18n.t('options.intro')}</p>
        </div>
      </header>
      <HostNotice missing={missingHosts.value} onRepair={() => requestHosts(missingHosts.value)} />
      <WayChoice way={way} onWay={(chosen) => change({ way: chosen })}>
        <WayNeeds way={way} connection={connection} board={board} />
      </WayChoice>
      <Accounts watched={accounts.value} onRetry={onRetry} connection={connection} />
      <DefaultsForm defaults={defaults} onDefaults={change} />
      <AboutSection />
      <Toasts toasts={board.toasts.value} onGone={board.drop} />
    </main>
  );
}

function WayNeeds({
  way,
  connection,
  board,
}: {
  way: Way;
  connection: Connection;
  board: ToastBoard;
}) {
  switch (way) {
    case 'by-hand':
      return (
        <>
          <p>{i18n.t('options.byHandReady')}</p>
          <Button
            onClick={() => void browser.tabs.create({ url: browser.runtime.getURL('/popup.html') })}
          >
            {i18n.t('options.openList')}
          </Button>
        </>
      );
    case 'own-app':
      return (
        <>
          <ConnectAccount isBusy={connection.isBusy.value} onConnect={connection.connect} />
          <Result connection={connection} at="connect" />
        </>
      );
    case 'ask-admin':
      return (
        <AskAdmin
          onCopy={(text) =>
            void copyText(text).then((isCopied) =>
              isCopied ? board.tell(i18n.t('admin.copied')) : board.fail(i18n.t('ui.copyFailed')),
            )
          }
        />
      );
  }
}
