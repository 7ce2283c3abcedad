import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { watchShortcuts } from '../../../utils/platform/shortcuts.ts';
import { openOptionsPage } from '../../support/open-pages.tsx';
import { stagePage } from '../../support/page-stage.ts';

beforeEach(() => fakeBrowser.reset());

const SHORTCUTS = [
  { name: '_execute_action', keys: 'Alt+Shift+K' },
  { name: 'save-post', keys: '' },
];
const section = () => within(screen.getByRole('region', { name: 'Keyboard shortcuts' }));
const press = (): void =>
  void fireEvent.click(section().getByRole('button', { name: /Change in the browser/ }));

describe('keyboard shortcuts', () => {
  test('are shown as the browser has them; one without keys says so', async () => {
    await openOptionsPage(stagePage(), { shortcuts: SHORTCUTS });
    const keysOf = (words: string) => section().getByText(words).nextElementSibling?.textContent;
    expect(keysOf('Open the list')).toBe('Alt+Shift+K');
    expect(keysOf('Save the post in view')).toBe('not set');
  });

  test('are changed on the browser’s own page', async () => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await openOptionsPage(stagePage(), { shortcuts: SHORTCUTS });
    press();
    await waitFor(() =>
      expect(create).toHaveBeenCalledWith({ url: 'chrome://extensions/shortcuts' }),
    );
  });

  test('of which the page does not open say where it is', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(fakeBrowser.tabs, 'create').mockRejectedValue(new Error('not allowed'));
    await openOptionsPage(stagePage(), { shortcuts: SHORTCUTS });
    press();
    expect(await screen.findByText(/Type chrome:\/\/extensions\/shortcuts/)).toBeDefined();
  });

  test('are read again when the person comes back from changing them', async () => {
    let keys = 'Alt+Shift+S';
    fakeBrowser.commands.getAll = () => Promise.resolve([{ name: 'save-post', shortcut: keys }]);
    const told = vi.fn<Parameters<typeof watchShortcuts>[1]>();
    const ending = new AbortController();
    watchShortcuts(ending.signal, told);
    await waitFor(() => expect(told).toHaveBeenCalledTimes(1));
    keys = 'Ctrl+Y';
    dispatchEvent(new Event('focus'));
    await waitFor(() => expect(told).toHaveBeenLastCalledWith([{ name: 'save-post', keys }]));
    ending.abort();
  });
});
