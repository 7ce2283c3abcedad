import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { ListFailed, ListSkeleton } from '../../components/list/list-states.tsx';
import { PopupHeader } from '../../components/list/popup-header.tsx';
import { SearchBox } from '../../components/list/search-box.tsx';
import { SyncLine } from '../../components/list/sync-line.tsx';
import { HostNotice } from '../../components/ui/host-notice.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Toasts } from '../../components/ui/toasts.tsx';
import { ERROR_WORDS } from '../../components/words.ts';
import type { Exportable } from '../../utils/domain/export.ts';
import type { Overview } from '../../utils/domain/overview.ts';
import { requestHosts } from '../../utils/platform/host-access.ts';
import type { Watched } from '../../utils/store/watch.ts';
import { ListView } from './list-view.tsx';
import { createActions } from './popup-actions.ts';
import type { PopupState } from './popup-state.ts';

export interface AppProps {
  state: PopupState;
  overview: ReadonlySignal<Watched<Overview>>;
  readForExport: () => Promise<Exportable>;
  onRetry: () => void;
  now: ReadonlySignal<number>;
  isOnline: ReadonlySignal<boolean>;
  missingHosts: ReadonlySignal<string[]>;
  isTab: boolean;
}

/** The list of requests, in the popup or in a tab. */
export function App(props: AppProps) {
  const { state, overview, missingHosts, isOnline, onRetry } = props;
  const actions = useMemo(() => createActions(state), [state]);
  const watched = overview.value;
  return (
    <>
      <Header {...props} onSync={actions.sync} />
      <main class="ss-main">
        {!isOnline.value && <Notice tone="slate">{i18n.t('notice.offline')}</Notice>}
        <HostNotice
          missing={missingHosts.value}
          onRepair={() => requestHosts(missingHosts.value)}
        />
        {watched.state === 'loading' && <ListSkeleton />}
        {watched.state === 'failed' && (
          <ListFailed
            why={
              watched.why === 'database'
                ? i18n.t('notice.database')
                : i18n.t(ERROR_WORDS[watched.why])
            }
            onRetry={onRetry}
          />
        )}
        {watched.state === 'ready' && (
          <ListView
            state={state}
            overview={watched.value}
            actions={actions}
            readForExport={props.readForExport}
            onSettings={openSettings}
            now={props.now.value}
          />
        )}
      </main>
      <Toasts
        toasts={state.toasts.value}
        onGone={(id) =>
          (state.toasts.value = state.toasts.value.filter((toast) => toast.id !== id))
        }
      />
    </>
  );
}

function Header({ state, overview, now, isTab, onSync }: AppProps & { onSync: () => void }) {
  const { query, shown, isSyncing } = state;
  const watched = overview.value;
  const known = watched.state === 'ready' ? watched.value : null;
  return (
    <PopupHeader
      isPasting={shown.value === 'paste'}
      onPaste={() => (shown.value = shown.value === 'paste' ? null : 'paste')}
      onExport={() => (shown.value = 'export')}
      onSettings={openSettings}
      onTab={isTab ? null : openInTab}
      sync={
        known && (
          <SyncLine
            report={known.report}
            isConnected={known.accounts.some(({ connectedAt }) => connectedAt !== null)}
            isSyncing={isSyncing.value}
            now={now.value}
            onSync={onSync}
          />
        )
      }
      search={<SearchBox query={query.value} onQuery={(text) => (query.value = text)} />}
    />
  );
}

function openSettings(): void {
  void browser.runtime.openOptionsPage();
}

function openInTab(): void {
  void browser.tabs
    .create({ url: browser.runtime.getURL('/popup.html') })
    .then(() => window.close());
}
