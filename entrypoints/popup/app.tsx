import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { ListFailed, ListSkeleton } from '../../components/list/list-states.tsx';
import { HostNotice } from '../../components/ui/host-notice.tsx';
import { lazy } from '../../components/ui/lazy.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Toasts } from '../../components/ui/toasts.tsx';
import { ERROR_WORDS } from '../../components/words.ts';
import type { Exportable } from '../../utils/domain/export.ts';
import { ADS_HOST, requestHosts } from '../../utils/platform/host-access.ts';
import type { ScoutDb } from '../../utils/store/db.ts';
import type { ListFacts } from '../../utils/store/list-facts.ts';
import type { Watched } from '../../utils/store/watch.ts';
import type { FrontPage } from './front-page.tsx';
import { Header, openSettings } from './header.tsx';
import { ListView } from './list-view.tsx';
import { createActions } from './popup-actions.ts';
import type { PopupState } from './popup-state.ts';
import type { ReadSnapshots } from './use-snapshots.ts';

const FrontPageHelp = lazy(() => import('./front-page.tsx').then((loaded) => loaded.FrontPageHelp));

export interface AppProps {
  /** Read only, for parts that read for themselves when they are shown. */
  db: ScoutDb;
  state: PopupState;
  overview: ReadonlySignal<Watched<ListFacts>>;
  /** The person's own brand accounts. */
  ownHandles: ReadonlySignal<string[]>;
  /** How many days before its end a window is told of. */
  noticeDays: ReadonlySignal<number[]>;
  /** The page of tiktok.com that the popup lies over; null when there is none. */
  frontPage: ReadonlySignal<FrontPage | null>;
  readForExport: () => Promise<Exportable>;
  readSnapshots: ReadSnapshots;
  onRetry: () => void;
  now: ReadonlySignal<number>;
  isOnline: ReadonlySignal<boolean>;
  missingHosts: ReadonlySignal<string[]>;
  isTab: boolean;
}

/** The list of requests, in the popup or in a tab. */
export function App(props: AppProps) {
  const { state, overview, frontPage, missingHosts, isOnline, onRetry } = props;
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
        {frontPage.value && (
          <FrontPageHelp state={state} page={frontPage.value} onSettings={openSettings} />
        )}
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
            {...props}
            facts={watched.value}
            ownHandles={props.ownHandles.value}
            noticeDays={props.noticeDays.value}
            actions={actions}
            isHostClosed={missingHosts.value.includes(ADS_HOST)}
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
