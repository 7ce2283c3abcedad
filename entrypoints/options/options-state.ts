import { type Signal, signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Toast } from '../../components/ui/toasts.tsx';
import { logError } from '../../utils/platform/log.ts';
import { type Settings, settings } from '../../utils/settings/settings.ts';

/** Short answers at the end of the window. */
export function createToasts() {
  const toasts = signal<Toast[]>([]);
  let lastId = 0;
  const show = (text: string, isFailure: boolean, undo?: () => void): void => {
    lastId += 1;
    // One is enough here: a new answer takes the place of the last, and the same one is not said again at every key.
    if (toasts.value[0]?.text === text && !undo) return;
    toasts.value = [{ id: lastId, text, isFailure, ...(undo && { undo }) }];
  };
  return {
    toasts,
    tell: (text: string, undo?: () => void) => show(text, false, undo),
    fail: (text: string) => show(text, true),
    drop: (id: number) => {
      toasts.value = toasts.value.filter((toast) => toast.id !== id);
    },
  };
}
export type ToastBoard = ReturnType<typeof createToasts>;

const TYPED = ['brand', 'scout', 'ownHandles', 'noticeDays'] as const satisfies (keyof Settings)[];

/** Shows a changed setting at once and keeps it; a choice is seen to be kept, typed words are said to be. */
export async function changeSettings(
  current: Signal<Settings>,
  changed: Partial<Settings>,
  board: ToastBoard,
): Promise<void> {
  current.value = { ...current.value, ...changed };
  try {
    await settings.setValue(current.value);
    if (TYPED.some((name) => name in changed)) board.tell(i18n.t('options.saved'));
  } catch (error) {
    logError('keeping settings', error);
    board.fail(i18n.t('options.notSaved'));
  }
}
