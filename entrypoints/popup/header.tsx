import type { ReadonlySignal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { PopupHeader } from '../../components/list/popup-header.tsx';
import { SearchBox } from '../../components/list/search-box.tsx';
import { SyncLine } from '../../components/list/sync-line.tsx';
import type { Overview } from '../../utils/domain/overview.ts';
import type { Watched } from '../../utils/store/watch.ts';
import type { PopupState } from './popup-state.ts';

interface HeaderProps {
  state: PopupState;
  overview: ReadonlySignal<Watched<Overview>>;
  now: ReadonlySignal<number>;
  isTab: boolean;
  onSync: () => void;
}

/** The top of the list. */
export function Header({ state, overview, now, isTab, onSync }: HeaderProps) {
  const { query, shown, isSyncing } = state;
  const watched = overview.value;
  const known = watched.state === 'ready' ? watched.value : null;
  const connected = known?.accounts.filter(({ connectedAt }) => connectedAt !== null) ?? [];
  const paused = connected.filter(({ pausedAt }) => pausedAt !== null);
  return (
    <PopupHeader
      isPasting={shown.value === 'paste'}
      onPaste={() => (shown.value = shown.value === 'paste' ? null : 'paste')}
      isAddingLinks={shown.value === 'links'}
      onAddLinks={() => (shown.value = shown.value === 'links' ? null : 'links')}
      onExport={() => (shown.value = 'export')}
      onSettings={openSettings}
      onTab={isTab ? null : openInTab}
      sync={
        known && (
          <SyncLine
            report={known.report}
            isConnected={connected.length > 0}
            paused={{ count: paused.length, isAll: paused.length === connected.length }}
            isSyncing={isSyncing.value}
            now={now.value}
            boardUrl={syncBoardUrl()}
            onSync={onSync}
          />
        )
      }
      search={<SearchBox query={query.value} onQuery={(text) => (query.value = text)} />}
    />
  );
}

/** Opens the settings. */
export function openSettings(): void {
  void browser.runtime.openOptionsPage();
}

/** Where everything that is known of the sync stands. */
export function syncBoardUrl(): string {
  return `${browser.runtime.getURL('/options.html')}#sync`;
}

function openInTab(): void {
  void browser.tabs
    .create({ url: browser.runtime.getURL('/popup.html') })
    .then(() => window.close());
}
