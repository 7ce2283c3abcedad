import type { ReadonlySignal, Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { AboutSection } from '../../components/options/about-section.tsx';
import { DefaultsForm } from '../../components/options/defaults-form.tsx';
import { NoticesSection } from '../../components/options/notices-section.tsx';
import { OwnHandlesSection } from '../../components/options/own-handles-section.tsx';
import { WayChoice } from '../../components/options/way-choice.tsx';
import type { AdAccount } from '../../utils/domain/authorization.ts';
import type { Campaign } from '../../utils/domain/campaign.ts';
import type { Shortcut } from '../../utils/platform/shortcuts.ts';
import { DEFAULT_SETTINGS, type Settings, toNoticeDays } from '../../utils/settings/settings.ts';
import type { Watched } from '../../utils/store/watch.ts';
import { Accounts } from './accounts.tsx';
import { Campaigns } from './campaigns.tsx';
import { createConnection } from './connection.ts';
import { ForgetCodes } from './forget-codes.tsx';
import { changeSettings, type ToastBoard } from './options-state.ts';
import { PageRules } from './page-rules.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { WayNeeds } from './way-needs.tsx';

/** What the settings are drawn from. */
export interface SettingsFacts {
  current: Signal<Settings>;
  accounts: ReadonlySignal<Watched<AdAccount[]>>;
  onRetry: () => void;
  /** Whether data may leave the machine; asks where the browser has that question. */
  askConsent: () => Promise<boolean>;
  campaigns: ReadonlySignal<Watched<Campaign[]>>;
  /** The file of page rules that was imported before; null when there is none. */
  importedRules: unknown;
  shortcuts: ReadonlySignal<Shortcut[]>;
  /** Counts the codes that could be forgotten now. */
  countConfirmed: () => Promise<number>;
}

/** Everything that can be set. */
export function SettingsPage({ facts, board }: { facts: SettingsFacts; board: ToastBoard }) {
  const { current, accounts, onRetry, askConsent } = facts;
  const connection = useMemo(() => createConnection(askConsent, board.tell), [askConsent, board]);
  const { way, ownHandles, noticeDays, forgetsConfirmedCodes, ...defaults } = current.value;
  const change = (changed: Partial<Settings>): void => void changeSettings(current, changed, board);
  return (
    <>
      <WayChoice way={way} onWay={(chosen) => change({ way: chosen })}>
        <WayNeeds way={way} connection={connection} board={board} />
      </WayChoice>
      <Accounts watched={accounts.value} onRetry={onRetry} connection={connection} />
      <DefaultsForm defaults={defaults} onDefaults={change} />
      <NoticesSection
        days={noticeDays}
        usualDays={DEFAULT_SETTINGS.noticeDays}
        onDays={(days) => change({ noticeDays: toNoticeDays(days) })}
      />
      <ForgetCodes
        isOn={forgetsConfirmedCodes}
        onSwitch={(isOn) => change({ forgetsConfirmedCodes: isOn })}
        countConfirmed={facts.countConfirmed}
        board={board}
      />
      <OwnHandlesSection
        handles={ownHandles}
        onHandles={(handles) => change({ ownHandles: handles })}
      />
      <Campaigns watched={facts.campaigns.value} board={board} />
      <Shortcuts shortcuts={facts.shortcuts.value} board={board} />
      <PageRules kept={facts.importedRules} board={board} />
      <AboutSection />
    </>
  );
}
