import { browser } from 'wxt/browser';
import { logError } from './log.ts';

/** A key that does something anywhere in the browser. */
export interface Shortcut {
  /** The command's name in the manifest. */
  name: string;
  /** As the browser writes it, e.g. "Alt+Shift+S"; empty when none is set. */
  keys: string;
}

/** Where Chromium lets people change them; web pages and extensions cannot link there. */
export const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts';

/** Tells the shortcuts now and whenever a person may have changed them elsewhere and come back, until `ending`. */
export function watchShortcuts(ending: AbortSignal, tell: (shortcuts: Shortcut[]) => void): void {
  const look = async (): Promise<void> => {
    const commands = await browser.commands.getAll();
    if (ending.aborted) return;
    tell(commands.map(({ name = '', shortcut = '' }) => ({ name, keys: shortcut })));
  };
  const lookAgain = (): void =>
    void look().catch((error: unknown) => logError('looking at shortcuts', error));
  addEventListener('focus', lookAgain, { signal: ending });
  lookAgain();
}

/**
 * Opens the browser's own page for shortcuts.
 * @returns false when the browser would not; `SHORTCUTS_PAGE` is then to be opened by hand.
 */
export async function openShortcutSettings(): Promise<boolean> {
  const { commands } = browser;
  try {
    if (hasOwnPage(commands)) await commands.openShortcutSettings();
    else await browser.tabs.create({ url: SHORTCUTS_PAGE });
    return true;
  } catch (error) {
    logError('opening the shortcuts', error);
    return false;
  }
}

/** Firefox 137 and later; Chromium lacks the function, but lets a tab be opened there. */
function hasOwnPage(commands: object): commands is { openShortcutSettings: () => Promise<void> } {
  return 'openShortcutSettings' in commands;
}
