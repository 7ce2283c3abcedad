import type { ReadonlySignal, Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { AboutSection } from '../../components/options/about-section.tsx';
import { DefaultsForm } from '../../components/options/defaults-form.tsx';
import { OwnHandlesSection } from '../../components/options/own-handles-section.tsx';
import { WayChoice } from '../../components/options/way-choice.tsx';
import { BrandMark } from '../../components/ui/brand-mark.tsx';
import { HostNotice } from '../../components/ui/host-notice.tsx';
import { Toasts } from '../../components/ui/toasts.tsx';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { Campaign } from '../../utils/domain/campaign.ts';
import { requestHosts } from '../../utils/platform/host-access.ts';
import type { Shortcut } from '../../utils/platform/shortcuts.ts';
import type { Settings } from '../../utils/settings/settings.ts';
import type { Watched } from '../../utils/store/watch.ts';
import { Accounts } from './accounts.tsx';
import { Campaigns } from './campaigns.tsx';
import { createConnection } from './connection.ts';
import { changeSettings, createToasts } from './options-state.ts';
import { PageRules } from './page-rules.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { WayNeeds } from './way-needs.tsx';

export interface OptionsProps {
  current: Signal<Settings>;
  accounts: ReadonlySignal<Watched<AdAccount[]>>;
  onRetry: () => void;
  /** Whether data may leave the machine; asks where the browser has that question. */
  askConsent: () => Promise<boolean>;
  missingHosts: ReadonlySignal<string[]>;
  campaigns: ReadonlySignal<Watched<Campaign[]>>;
  /** The file of page rules that was imported before; null when there is none. */
  importedRules: unknown;
  shortcuts: ReadonlySignal<Shortcut[]>;
}

/** The settings page. */
export function App(props: OptionsProps) {
  const { current, accounts, onRetry, askConsent, missingHosts } = props;
  const board = useMemo(createToasts, []);
  const connection = useMemo(() => createConnection(askConsent, board.tell), [askConsent, board]);
  const { way, ownHandles, ...defaults } = current.value;
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
      <OwnHandlesSection
        handles={ownHandles}
        onHandles={(handles) => change({ ownHandles: handles })}
      />
      <Campaigns watched={props.campaigns.value} board={board} />
      <Shortcuts shortcuts={props.shortcuts.value} board={board} />
      <PageRules kept={props.importedRules} board={board} />
      <AboutSection />
      <Toasts toasts={board.toasts.value} onGone={board.drop} />
    </main>
  );
}
