import { type ReadonlySignal, signal } from '@preact/signals';
import { i18n } from '#i18n';
import { runWords } from '../../components/options/sync-board/sync-words.ts';
import { ERROR_WORDS } from '../../components/words.ts';
import type { BoardAccount } from '../../utils/domain/sync-board.ts';
import { send } from '../../utils/messages/send.ts';
import type { ToastBoard } from './options-state.ts';

/** A run that a person started: since when it goes on (null when none does), and how the last one went. */
export interface Run {
  startedAt: number | null;
  outcome: string | null;
}

/** What people can do on the page about the sync. */
export interface SyncDesk {
  run: ReadonlySignal<Run>;
  pause: (account: BoardAccount, isPaused: boolean) => Promise<void>;
  start: () => Promise<void>;
}

/** Makes it, with a memory of the run that was started last. */
export function createSyncDesk(toasts: ToastBoard): SyncDesk {
  const run = signal<Run>({ startedAt: null, outcome: null });
  const pause = async (account: BoardAccount, isPaused: boolean): Promise<void> => {
    const { id: adAccountId, label: name } = account;
    const reply = await send('account.pause', { adAccountId, isPaused });
    if (!reply.ok) return toasts.fail(i18n.t(ERROR_WORDS[reply.error.code]));
    const words = isPaused ? 'syncBoard.nowPaused' : 'syncBoard.nowResumed';
    toasts.tell(i18n.t(words, { name }), () => void pause(account, !isPaused));
  };
  return {
    run,
    pause,
    start: async (): Promise<void> => {
      run.value = { startedAt: Date.now(), outcome: null };
      const reply = await send('sync.run', {});
      const outcome = reply.ok ? runWords(reply.value) : i18n.t(ERROR_WORDS[reply.error.code]);
      run.value = { startedAt: null, outcome };
    },
  };
}
