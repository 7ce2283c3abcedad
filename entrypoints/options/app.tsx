import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { BrandMark } from '../../components/ui/brand-mark.tsx';
import { HostNotice } from '../../components/ui/host-notice.tsx';
import { Toasts } from '../../components/ui/toasts.tsx';
import { ADS_HOST, requestHosts } from '../../utils/platform/host-access.ts';
import { createToasts } from './options-state.ts';
import type { Place } from './place.ts';
import { type SettingsFacts, SettingsPage } from './settings-page.tsx';
import { createSyncDesk } from './sync-desk.ts';
import { type SyncFacts, SyncPage } from './sync-page.tsx';

export interface OptionsProps {
  place: ReadonlySignal<Place>;
  missingHosts: ReadonlySignal<string[]>;
  settings: SettingsFacts;
  /** Called when the page about the sync is opened. */
  openSync: () => SyncFacts;
}

/** The settings, and how the sync is doing. */
export function App({ place, missingHosts, settings, openSync }: OptionsProps) {
  const board = useMemo(createToasts, []);
  // Not in the page about the sync: a run goes on while somebody looks at the settings.
  const desk = useMemo(() => createSyncDesk(board), [board]);
  const missing = missingHosts.value;
  const isSync = place.value === 'sync';
  return (
    <main class={isSync ? 'ss-page ss-page--wide' : 'ss-page'}>
      <header class="ss-page__head">
        <BrandMark size={40} />
        <div>
          <h1>{i18n.t('options.title')}</h1>
          <p class="ss-soft">{i18n.t('options.intro')}</p>
        </div>
      </header>
      <Places place={place.value} />
      <HostNotice missing={missing} onRepair={() => requestHosts(missing)} />
      {isSync ? (
        <SyncPage
          facts={openSync()}
          isHostClosed={missing.includes(ADS_HOST)}
          desk={desk}
          toasts={board}
        />
      ) : (
        <SettingsPage facts={settings} board={board} />
      )}
      <Toasts toasts={board.toasts.value} onGone={board.drop} />
    </main>
  );
}

function Places({ place }: { place: Place }) {
  const places = [
    { name: 'settings', words: i18n.t('places.settings') },
    { name: 'sync', words: i18n.t('places.sync') },
  ] as const;
  return (
    <nav class="ss-places" aria-label={i18n.t('places.label')}>
      {places.map(({ name, words }) => (
        <a
          key={name}
          class="ss-place"
          href={`#${name}`}
          aria-current={name === place ? 'page' : undefined}
        >
          {words}
        </a>
      ))}
    </nav>
  );
}
