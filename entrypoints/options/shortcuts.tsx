import { i18n } from '#i18n';
import { ShortcutsSection } from '../../components/options/shortcuts-section.tsx';
import {
  openShortcutSettings,
  type Shortcut,
  SHORTCUTS_PAGE,
} from '../../utils/platform/shortcuts.ts';
import type { ToastBoard } from './options-state.ts';

/** The keyboard shortcuts; only the browser's own page can change them. */
export function Shortcuts({ shortcuts, board }: { shortcuts: Shortcut[]; board: ToastBoard }) {
  const change = async (): Promise<void> => {
    if (await openShortcutSettings()) return;
    board.fail(i18n.t('shortcuts.openByHand', { address: SHORTCUTS_PAGE }));
  };
  return <ShortcutsSection shortcuts={shortcuts} onChange={() => void change()} />;
}
