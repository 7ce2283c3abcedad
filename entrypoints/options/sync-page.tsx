import type { ReadonlySignal } from '@preact/signals';
import { i18n } from '#i18n';
import { SyncView } from '../../components/options/sync-board/sync-view.tsx';
import type { SyncBoard } from '../../utils/domain/sync-board.ts';
import type { Watched } from '../../utils/store/watch.ts';
import { copyCalls } from './copy-calls.ts';
import type { ToastBoard } from './options-state.ts';
import { ReadFailure } from './read-failure.tsx';
import type { SyncDesk } from './sync-desk.ts';

/** What the page about the sync follows; nothing of it is read before somebody opens the page. */
export interface SyncFacts {
  board: ReadonlySignal<Watched<SyncBoard>>;
  onRetry: () => void;
  /** When the next run starts by itself; null when none is planned. */
  nextRunAt: ReadonlySignal<number | null>;
  now: ReadonlySignal<number>;
}

interface SyncPageProps {
  facts: SyncFacts;
  isHostClosed: boolean;
  desk: SyncDesk;
  toasts: ToastBoard;
}

/** How the sync with TikTok is doing. */
export function SyncPage({ facts, isHostClosed, desk, toasts }: SyncPageProps) {
  const watched = facts.board.value;
  if (watched.state === 'loading') {
    return <p aria-busy="true">{i18n.t('syncBoard.loading')}</p>;
  }
  if (watched.state === 'failed') return <ReadFailure why={watched.why} onRetry={facts.onRetry} />;
  return (
    <SyncView
      board={watched.value}
      now={facts.now.value}
      nextRunAt={facts.nextRunAt.value}
      isHostClosed={isHostClosed}
      run={desk.run.value}
      onRun={() => void desk.start()}
      onPause={(account, isPaused) => void desk.pause(account, isPaused)}
      onCopy={() => void copyCalls(watched.value, toasts)}
    />
  );
}
